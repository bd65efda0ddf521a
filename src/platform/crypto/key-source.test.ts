import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fieldCipher } from './field-cipher.ts'
import { openKeyRing } from './key-ring.ts'
import { fileKeySource } from './key-source.ts'
import { serviceKeySource } from './service-key-source.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongban-keys-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('keys in files', () => {
  it('are made once and opened again as they were', async () => {
    const first = await openKeyRing(fileKeySource(folder))
    const again = await openKeyRing(fileKeySource(folder))
    expect(again.fingerprint).toBe(first.fingerprint)
    const sealed = fieldCipher(first).encrypt('a.b|c', 'r', '四五')
    expect(fieldCipher(again).decrypt('a.b|c', 'r', sealed)).toBe('四五')
    expect(() => fieldCipher(again).decrypt('a.b|c', 'other row', sealed)).toThrow()
  })

  it('are refused when anybody else can read the folder, a key, or a key that was put aside', async () => {
    const ring = await openKeyRing(fileKeySource(folder))
    await ring.make(2)
    ring.source.retire('master-2')
    for (const [path, mode, needed] of [
      ['', 0o750, '0700'],
      ['master-1.key', 0o640, '0600'],
      ['lasting.key', 0o604, '0600'],
      ['retired', 0o705, '0700'],
      ['retired/master-2.key', 0o644, '0600'],
    ] as const) {
      const whole = join(folder, path)
      const tight = needed === '0700' ? 0o700 : 0o600
      chmodSync(whole, mode)
      expect(() => fileKeySource(folder), path).toThrow(`set its mode to ${needed}`)
      chmodSync(whole, tight)
    }
    expect(() => fileKeySource(folder)).not.toThrow()
  })

  it('of an installation from before keep its indexes findable: the lasting root is its first key', async () => {
    writeFileSync(join(folder, 'master-1.key'), randomBytes(32), { mode: 0o600 })
    const ring = await openKeyRing(fileKeySource(folder))
    expect(ring.lasting('index:x').export()).toEqual(ring.derive('index:x', 1).export())
  })

  it('that are cut short are not taken for keys', async () => {
    await openKeyRing(fileKeySource(folder))
    writeFileSync(join(folder, 'master-1.key'), randomBytes(16), { mode: 0o600 })
    await expect(openKeyRing(fileKeySource(folder))).rejects.toThrow('not a key of 32 bytes')
  })
})

/** A key service as one would run: its key never leaves it, and what it wraps is bound to its name. */
const startService = async (bearer: string): Promise<{ url: string; server: Server }> => {
  const kek = randomBytes(32)
  const wrap = (name: string, key: Buffer): string => {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', kek, iv).setAAD(Buffer.from(name))
    return Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()]).toString('base64')
  }
  const unwrap = (name: string, wrapped: Buffer): Buffer => {
    const opener = createDecipheriv('aes-256-gcm', kek, wrapped.subarray(0, 12)).setAAD(Buffer.from(name))
    opener.setAuthTag(wrapped.subarray(-16))
    return Buffer.concat([opener.update(wrapped.subarray(12, -16)), opener.final()])
  }
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const body = JSON.parse(text) as { name: string; key: string; wrapped: string }
    if (request.headers.authorization !== `Bearer ${bearer}`) return response.writeHead(403).end()
    try {
      const answer =
        request.url === '/kms/wrap'
          ? { wrapped: wrap(body.name, Buffer.from(body.key, 'base64')) }
          : { key: unwrap(body.name, Buffer.from(body.wrapped, 'base64')).toString('base64') }
      return response.end(JSON.stringify(answer))
    } catch {
      return response.writeHead(400).end()
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/kms`, server }
}

describe('keys from a key service', () => {
  let service: Awaited<ReturnType<typeof startService>>
  let tokenFile: string
  beforeEach(async () => {
    service = await startService('let-me-in')
    tokenFile = join(folder, 'token')
    writeFileSync(tokenFile, 'let-me-in\n', { mode: 0o600 })
  })
  afterEach(() => new Promise((done) => service.server.close(done)))
  const source = (url = service.url) => serviceKeySource({ folder: join(folder, 'keys'), url, tokenFile })

  it('lie here only wrapped, and open what they sealed after a restart and a turn', async () => {
    const ring = await openKeyRing(source())
    const sealed = fieldCipher(ring).encrypt('a.b|c', 'r', '13800005678')
    const root = (await ring.source.load('master-1')).toString('latin1')
    expect(readdirSync(join(folder, 'keys')).sort()).toEqual(['lasting.wrapped', 'master-1.wrapped'])
    for (const file of readdirSync(join(folder, 'keys'))) {
      const bytes = readFileSync(join(folder, 'keys', file))
      expect(bytes.toString('latin1')).not.toContain(root)
      expect(Buffer.from(bytes.toString(), 'base64').toString('latin1')).not.toContain(root)
    }
    await ring.make(2)
    ring.use(2)
    const newer = fieldCipher(ring).encrypt('a.b|c', 'r', '2')
    expect(newer[0]).toBe(2)
    const again = fieldCipher(await openKeyRing(source()))
    expect(again.decrypt('a.b|c', 'r', sealed)).toBe('13800005678')
    expect(again.decrypt('a.b|c', 'r', newer)).toBe('2')
  })

  it('do not open under another name', async () => {
    await openKeyRing(source())
    const lasting = readFileSync(join(folder, 'keys', 'lasting.wrapped'))
    writeFileSync(join(folder, 'keys', 'master-1.wrapped'), lasting)
    await expect(openKeyRing(source())).rejects.toThrow('the key service refuses to unwrap (status 400)')
  })

  it('need the token, in a file that only its owner can read', async () => {
    writeFileSync(tokenFile, 'somebody else')
    await expect(openKeyRing(source())).rejects.toThrow('refuses to wrap (status 403)')
    chmodSync(tokenFile, 0o644)
    await expect(openKeyRing(source())).rejects.toThrow('set its mode to 0600')
  })

  it('never travel in the clear over a network, and say in one sentence when nobody answers', async () => {
    expect(() => source('http://kms.example')).toThrow('KEY_SERVICE must be an https address')
    await expect(openKeyRing(source('http://127.0.0.1:9/kms'))).rejects.toThrow(
      'the key service does not answer',
    )
  })
})
