import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writeKeyFile } from '../../../platform/crypto/key-file.ts'

/** A key that signs for the provider (ES256); the newest signs, older ones are still published. */
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

/** The keys in the key folder, newest first; makes the first one. Throws when a key is open to others. */
export const openSigningKeys = (folder: string): readonly SigningKey[] => {
  if (!existsSync(fileOf(folder, 1))) make(fileOf(folder, 1))
  const versions = readdirSync(folder).flatMap((name) => /^oidc-(\d+)\.key$/.exec(name)?.[1] ?? [])
  return versions
    .map(Number)
    .sort((a, b) => b - a)
    .map((version) => {
      const path = fileOf(folder, version)
      if (statSync(path).mode & 0o077) throw new Error(`${path} can be read by others; set its mode to 0600`)
      const key = createPrivateKey(readFileSync(path))
      return { kid: kidOf(key), key }
    })
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
