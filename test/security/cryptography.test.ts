import { globSync, readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Platform } from '../../src/platform/platform.ts'
import { testPlatform } from '../support/platform.ts'

const root = new URL('../../', import.meta.url).pathname
const sources = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .filter((path) => !/\.test\.tsx?$|\/testing\.ts$/.test(path))
  .sort()
  .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }))
const controls = readFileSync(`${root}docs/security/controls.md`, 'utf8')

/** Whatever in the text is cryptography, by the name under which the inventory has it. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/create(?:C|Dec)ipher(?:iv)?\(\s*'([^']+)'/g, ''],
  [/createHash\(\s*'([^']+)'/g, ''],
  [/createHmac\(\s*'([^']+)'/g, 'hmac-'],
  [/hkdfSync\(\s*'([^']+)'/g, 'hkdf-'],
  [/pbkdf2Sync\(.*'(sha[^']+)'\)/g, 'pbkdf2-'],
  [/generateKeyPairSync\('ec', \{ namedCurve: '([^']+)'/g, 'ec-'],
  [/from '(@node-rs\/argon2|otplib|@simplewebauthn\/server|pkijs)'/g, 'library '],
  [/(?<![.\w])(?:sign|verify)\('(sha[^']+)',/g, 'signature-'],
  [/\b(webcrypto)\.subtle/g, ''],
  [/\b(Math\.random|scrypt|createSign|createVerify|createECDH|createDiffieHellman)\b/g, 'not ours: '],
]

/** Where each stands: one more place, or one more kind, is looked at before it is written down here. */
const inventory: Readonly<Record<string, readonly string[]>> = {
  'aes-256-gcm': [
    'src/platform/backup/sealed-stream.ts',
    'src/platform/crypto/field-cipher.ts',
    'src/platform/files/file-store.ts',
  ],
  'hkdf-sha256': ['src/platform/crypto/key-ring.ts'],
  'hmac-sha256': [
    'src/modules/client/adapters/subjects.ts',
    'src/modules/message/adapters/sms-gateway.ts',
    'src/platform/backup/manifest.ts',
    'src/platform/crypto/field-cipher.ts',
    'src/platform/db/logins.ts',
    'src/platform/http/session.ts',
  ],
  // RFC 5803: what PostgreSQL keeps of a password of 256 random bits
  'pbkdf2-sha256': ['src/platform/db/logins.ts'],
  'ec-P-256': ['src/modules/client/adapters/signing-keys.ts'],
  'signature-sha256': [
    'src/modules/client/adapters/possession.ts',
    'src/modules/client/adapters/signing-keys.ts',
    'src/modules/seal/pdf/cms.ts',
    'src/modules/seal/pdf/examine.ts',
  ],
  webcrypto: ['src/modules/seal/pdf/x509.ts'],
  // key identifiers of certificates, names of prepared statements: nothing rests on them
  sha1: ['src/modules/seal/pdf/x509.ts', 'src/platform/db/statement-name.ts'],
  'library @node-rs/argon2': ['src/modules/identity/password.ts'],
  'library @simplewebauthn/server': [
    'src/modules/identity/commands/passkeys.ts',
    'src/modules/identity/webauthn.ts',
  ],
  'library otplib': ['src/modules/identity/totp.ts'],
  'library pkijs': ['src/modules/seal/pdf/cms.ts', 'src/modules/seal/pdf/x509.ts'],
}

const found = (): Record<string, string[]> => {
  const places: Record<string, Set<string>> = {}
  for (const { path, text } of sources)
    for (const [sign, prefix] of signs)
      for (const [, name = ''] of text.matchAll(sign)) {
        const key = `${prefix}${name}`
        places[key] ??= new Set()
        places[key].add(path)
      }
  return Object.fromEntries(Object.entries(places).map(([name, paths]) => [name, [...paths].sort()]))
}

describe('cryptography', () => {
  it('stands where the inventory says, and nowhere else', () => {
    const { sha256, ...rest } = found()
    expect(rest).toEqual(inventory)
    // fingerprints and hashes of random tokens: everywhere, with the one algorithm
    expect(sha256?.length).toBeGreaterThan(10)
  })

  it('is named in the controls, each algorithm with its use', () => {
    const named = ['AES-256-GCM', 'HKDF-SHA-256', 'HMAC-SHA-256', 'ECDSA P-256', 'ES256', 'argon2id', 'SHA-1']
    for (const name of named) expect(controls, name).toContain(name)
  })
})

describe('nonces', () => {
  let platform: Platform
  beforeAll(async () => {
    platform = await testPlatform()
  })
  const nonceOf = (sealed: Buffer): string => sealed.subarray(1, 13).toString('hex')

  it('are used once: none comes twice in 60,000 values of the same text in the same place', () => {
    const seen = new Set<string>()
    for (let n = 0; n < 60_000; n++) seen.add(nonceOf(platform.fields.encrypt('a.b|c', 'row', '13800005678')))
    expect(seen.size).toBe(60_000)
    expect([...seen].every((nonce) => nonce.length === 24)).toBe(true)
  })

  it('are made afresh, 96 random bits, right before each cipher', () => {
    for (const { path, text } of sources) {
      const ciphers = [...text.matchAll(/createCipheriv\(/g)].length
      if (ciphers === 0) continue
      expect([...text.matchAll(/const iv = randomBytes\(12\)/g)].length, path).toBe(ciphers)
    }
  })
})

describe('random values', () => {
  const threads = 4
  const each = 40_000

  it('hold under load: four threads at once draw 160,000 of them, no two the same, no bit more often than chance', async () => {
    const code = `const { randomBytes } = require('node:crypto'); const { parentPort } = require('node:worker_threads')
      parentPort.postMessage(Buffer.concat(Array.from({ length: ${each} }, () => randomBytes(32))))`
    const drawn = await Promise.all(
      Array.from(
        { length: threads },
        () =>
          new Promise<Buffer>((resolve, reject) => {
            const worker = new Worker(code, { eval: true })
            worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)))
            worker.once('error', reject)
          }),
      ),
    )
    const values = new Set<string>()
    const ones = new Array<number>(256).fill(0)
    for (const bytes of drawn)
      for (let at = 0; at < bytes.length; at += 32) {
        const value = bytes.subarray(at, at + 32)
        values.add(value.toString('latin1'))
        for (let bit = 0; bit < 256; bit++)
          ones[bit] = (ones[bit] ?? 0) + (((value[bit >> 3] ?? 0) >> (bit & 7)) & 1)
      }
    const all = threads * each
    expect(values.size).toBe(all)
    // six standard deviations: chance fails this once in two million runs
    const slack = 6 * Math.sqrt(all / 4)
    for (const count of ones) expect(Math.abs(count - all / 2)).toBeLessThan(slack)
  })

  it('come from the operating system alone', () => {
    for (const { path, text } of sources) expect(text, path).not.toMatch(/Math\.random|crypto\.pseudoRandom/)
  })
})

/** Comparisons of bytes or hashes that may take longer for what is nearly right, and why that tells nothing. */
const plainly: Readonly<Record<string, string>> = {
  'src/modules/audit/chain-walk.ts': 'hashes of the audit, compared for the verifier',
  'src/modules/seal/pdf/cms.ts': 'object identifiers',
  'src/modules/seal/pdf/examine.ts': 'a document and its own signature, both in the hands of who asks',
  'src/modules/seal/pdf/keys.ts': 'public keys',
  'src/modules/seal/pdf/pades.ts': 'a document with itself',
  'src/modules/client/adapters/possession.ts': 'a hash of what who asks has sent along',
  'src/modules/identity/queries/devices.ts': 'which of the own sessions this one is',
  'src/modules/administration/commands/set-up.ts':
    'the hash of 256 random bits: nobody can steer its first bytes',
  'src/modules/administration/queries/setup.ts':
    'the hash of 256 random bits: nobody can steer its first bytes',
}

describe('comparisons with something secret', () => {
  it('take constant time: by timingSafeEqual, or by looking a hash up', () => {
    const compares =
      /\.equals\(|\w*(?:hash|secret|mac|digest|signature|csrf|proof)\s*[!=]==(?!\s*(?:undefined|null|'))|\bath\s*[!=]==|[!=]==\s*(?:\w+\.)*\w*(?:hash|secret|digest)\b(?!\s*[=!(])/i
    const places = sources
      .filter(({ text }) => text.split('\n').some((line) => compares.test(line)))
      .map(({ path }) => path)
    expect(places).toEqual(Object.keys(plainly).sort())
  })

  it.each([
    'src/modules/identity/code.store.ts',
    'src/modules/client/secret.ts',
    'src/modules/case/case.store.ts',
    'src/platform/http/session.ts',
    'src/platform/backup/manifest.ts',
  ])('%s compares so', (path) => {
    expect(sources.find((one) => one.path === path)?.text).toContain('timingSafeEqual(')
  })
})
