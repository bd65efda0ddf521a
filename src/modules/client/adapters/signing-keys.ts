import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writeKeyFile } from '../../../platform/crypto/key-file.ts'

/** A key that signs for the provider (ES256); the first of them signs, all are published. */
export interface SigningKey {
  readonly kid: string
  readonly key: KeyObject
}

const fileOf = (folder: string, version: number): string => join(folder, `oidc-${version}.key`)

const kidOf = (key: KeyObject): string => {
  const { crv, kty, x, y } = createPublicKey(key).export({ format: 'jwk' })
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')
}

const make = (path: string): void => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  try {
    writeKeyFile(path, Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' }) as string))
  } catch (error) {
    // another process of this installation was first; its key is the one
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** A new key signs only when every process, and every system that reads our list, has had time to see it. */
export const publishedFirstMs = 10 * 60_000
/** What the key before signed is good for so long after it signed the last time: the longest sign-on. */
export const goodAfterwardsMs = 24 * 3_600_000

interface FoundKey {
  readonly version: number
  /** From when on it may sign; the oldest one always could. */
  readonly signsAt: number
}

const found = (folder: string): FoundKey[] =>
  readdirSync(folder)
    .flatMap((name) => /^oidc-(\d+)\.key$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
    .map((version, n) => {
      const { mtimeMs, mode } = statSync(fileOf(folder, version))
      if (mode & 0o077)
        throw new Error(`${fileOf(folder, version)} can be read by others; set its mode to 0600`)
      return { version, signsAt: n === 0 ? 0 : mtimeMs + publishedFirstMs }
    })

/** Versions in the order of their use: the newest that may sign first, one that is only published yet last. */
export const signingOrder = (folder: string, now = Date.now()): readonly number[] => {
  const keys = found(folder).reverse()
  return [
    ...keys.filter(({ signsAt }) => signsAt <= now),
    ...keys.filter(({ signsAt }) => signsAt > now),
  ].map(({ version }) => version)
}

/** The keys in the key folder, the one that signs first; makes the first one. Throws when a key is open to others. */
export const openSigningKeys = (folder: string): readonly SigningKey[] => {
  if (found(folder).length === 0) make(fileOf(folder, 1))
  return signingOrder(folder).map((version) => {
    const key = createPrivateKey(readFileSync(fileOf(folder, version)))
    return { kid: kidOf(key), key }
  })
}

/** Makes the next key; answers its version. It is published at once and signs ten minutes later. */
export const addSigningKey = (folder: string): number => {
  openSigningKeys(folder)
  const newest = found(folder).at(-1)
  if (!newest || newest.signsAt > Date.now())
    throw new Error(`signing key ${newest?.version} is new and does not sign yet; wait ten minutes`)
  make(fileOf(folder, newest.version + 1))
  return newest.version + 1
}

/** Puts an old key aside. Refused while something that it signed may come back. */
export const retireSigningKey = (folder: string, version: number): void => {
  const keys = found(folder)
  const at = keys.findIndex((key) => key.version === version)
  const next = keys[at + 1]
  if (at < 0 || !next)
    throw new Error(
      `signing key ${version} is ${at < 0 ? 'not there' : 'the newest'}: an old one can be retired`,
    )
  const until = new Date(next.signsAt + goodAfterwardsMs)
  if (until.getTime() > Date.now())
    throw new Error(`what signing key ${version} signed is good until ${until.toISOString()}; retire it then`)
  mkdirSync(join(folder, 'retired'), { recursive: true, mode: 0o700 })
  renameSync(fileOf(folder, version), join(folder, 'retired', `oidc-${version}.key`))
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A signed JWT of this type. */
export const signJwt = ({ kid, key }: SigningKey, typ: string, claims: object): string => {
  const text = `${part({ alg: 'ES256', kid, typ })}.${part(claims)}`
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' })
  return `${text}.${signature.toString('base64url')}`
}

/** The claims of a JWT that one of these keys signed, expired or not; undefined for any other text. */
export const readJwt = (keys: readonly SigningKey[], token: string): Record<string, unknown> | undefined => {
  const [head = '', body = '', signature = ''] = token.split('.')
  const text = Buffer.from(`${head}.${body}`)
  const bytes = Buffer.from(signature, 'base64url')
  const ours = keys.some(({ key }) =>
    verify('sha256', text, { key: createPublicKey(key), dsaEncoding: 'ieee-p1363' }, bytes),
  )
  return ours
    ? (JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Record<string, unknown>)
    : undefined
}
