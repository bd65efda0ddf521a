import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { KeyRing } from '../crypto/key-ring.ts'

const head = 13
const tail = 16

/** Compresses, seals (AES-256-GCM, bound to `name`) and writes; key version 1, iv 12, ciphertext, tag 16. */
export const writeSealed = async (
  path: string,
  name: string,
  keys: KeyRing,
  bytes: Readable,
): Promise<{ bytes: number; sha256: string }> => {
  const version = keys.current
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keys.derive('backup', version), iv).setAAD(Buffer.from(name))
  const hash = createHash('sha256')
  const file = await open(path, 'wx', 0o600)
  let written = 0
  const put = async (chunk: Buffer): Promise<void> => {
    hash.update(chunk)
    written += chunk.length
    await file.writeFile(chunk)
  }
  try {
    await put(Buffer.concat([Buffer.of(version), iv]))
    await pipeline(bytes, createGzip({ level: 3 }), cipher, async (source: AsyncIterable<Buffer>) => {
      for await (const chunk of source) await put(chunk)
    })
    await put(cipher.getAuthTag())
    await file.sync()
  } finally {
    await file.close()
  }
  return { bytes: written, sha256: hash.digest('hex') }
}

/** The plain bytes again; the last step throws when a byte was changed, so use them only in what can be undone. */
export const readSealed = async (path: string, name: string, keys: KeyRing): Promise<Readable> => {
  const { size } = await stat(path)
  const file = await open(path, 'r')
  const [start, tag] = [Buffer.alloc(head), Buffer.alloc(tail)]
  try {
    await file.read(start, 0, head, 0)
    await file.read(tag, 0, tail, size - tail)
  } finally {
    await file.close()
  }
  const opener = createDecipheriv('aes-256-gcm', keys.derive('backup', start[0]), start.subarray(1))
  opener.setAAD(Buffer.from(name)).setAuthTag(tag)
  const plain = createGunzip()
  pipeline(createReadStream(path, { start: head, end: size - tail - 1 }), opener, plain).catch(
    (error: Error) => plain.destroy(error),
  )
  return plain
}

export const hashOfStream = async (bytes: AsyncIterable<Buffer>): Promise<string> => {
  const hash = createHash('sha256')
  for await (const chunk of bytes) hash.update(chunk)
  return hash.digest('hex')
}

export const hashOf = (path: string): Promise<string> => hashOfStream(createReadStream(path))
