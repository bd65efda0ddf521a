import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Problem } from '../../kernel/problem.ts'
import type { KeyRing } from '../crypto/key-ring.ts'

export interface StoredFile {
  /** Random name; where the bytes lie. */
  readonly fileId: string
  readonly sha256: string
  readonly bytes: number
}

/** Encrypted files under `<data>/files/<2>/<2>/<id>`. A file that `put` returned has reached the disk. */
export interface FileStore {
  /** Streams to disk, at most `limit` bytes (413 beyond). */
  put(content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, limit?: number): Promise<StoredFile>
  /** The plain bytes; throws when the file was changed on disk. */
  get(fileId: string): Promise<Buffer>
  remove(fileId: string): Promise<void>
  /** Seals a file under the current key version, in place of the old bytes at once; false when it is so already. */
  turn(fileId: string): Promise<boolean>
  /** The key version that seals a file; undefined when it is gone. */
  version(fileId: string): Promise<number | undefined>
  /** Ids of files (and abandoned parts) last written before `before`; for the sweep of orphans. */
  list(before: Date): AsyncIterable<string>
}

const idPattern = /^[0-9a-f]{32}$/

export const diskFileStore = (root: string, keys: KeyRing): FileStore => {
  const pathOf = (fileId: string): string => {
    if (!idPattern.test(fileId)) throw new Error('not a file id')
    return join(root, fileId.slice(0, 2), fileId.slice(2, 4), fileId)
  }
  const opened = (fileId: string, sealed: Buffer): Buffer => {
    const opener = createDecipheriv('aes-256-gcm', keys.derive('file', sealed[0]), sealed.subarray(1, 13))
    opener.setAAD(Buffer.from(fileId)).setAuthTag(sealed.subarray(-16))
    return Buffer.concat([opener.update(sealed.subarray(13, -16)), opener.final()])
  }
  return {
    async put(content, limit = Number.POSITIVE_INFINITY) {
      const fileId = randomBytes(16).toString('hex')
      const path = pathOf(fileId)
      const folder = dirname(path)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const iv = randomBytes(12)
      // captured once: the ring may turn while the bytes still arrive
      const version = keys.current
      const cipher = createCipheriv('aes-256-gcm', keys.derive('file', version), iv).setAAD(
        Buffer.from(fileId),
      )
      const hash = createHash('sha256')
      const part = `${path}.part`
      const file = await open(part, 'wx', 0o600)
      let bytes = 0
      try {
        await file.writeFile(Buffer.concat([Buffer.of(version), iv]))
        for await (const chunk of content) {
          bytes += chunk.length
          if (bytes > limit)
            throw new Problem('file.too-large', 413, { values: { megabytes: Math.floor(limit / 1_048_576) } })
          hash.update(chunk)
          await file.writeFile(cipher.update(chunk))
        }
        await file.writeFile(Buffer.concat([cipher.final(), cipher.getAuthTag()]))
        await file.sync()
      } catch (error) {
        await file.close()
        await unlink(part)
        throw error
      }
      await file.close()
      await rename(part, path)
      await syncFolders(root, folder)
      return { fileId, sha256: hash.digest('hex'), bytes }
    },
    get: async (fileId) => opened(fileId, await readFile(pathOf(fileId))),
    async turn(fileId) {
      const path = pathOf(fileId)
      const found = await versionOf(path)
      if (found === undefined || found === keys.current) return false
      const sealed = await readFile(path)
      const plain = opened(fileId, sealed)
      const version = keys.current
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keys.derive('file', version), iv).setAAD(
        Buffer.from(fileId),
      )
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      const { atime, mtime } = await stat(path)
      // whoever has the old bytes open reads them to their end; whoever opens after the rename gets the new ones
      const file = await open(`${path}.part`, 'w', 0o600)
      try {
        await file.writeFile(Buffer.concat([Buffer.of(version), iv, body, cipher.getAuthTag()]))
        await file.utimes(atime, mtime)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(`${path}.part`, path)
      await syncFolders(dirname(path), dirname(path))
      return true
    },
    version: (fileId) => versionOf(pathOf(fileId)),
    async *list(before) {
      const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => [])
      for (const entry of entries) {
        const fileId = entry.name.replace(/\.part$/, '')
        if (!entry.isFile() || !idPattern.test(fileId)) continue
        const found = await stat(join(entry.parentPath, entry.name)).catch((error: NodeJS.ErrnoException) => {
          // a part that has its name now, or a file that was removed
          if (error.code === 'ENOENT') return undefined
          throw error
        })
        if (found && found.mtime < before) yield fileId
      }
    },
    async remove(fileId) {
      await unlink(`${pathOf(fileId)}.part`).catch(() => undefined)
      await unlink(pathOf(fileId)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error
      })
    },
  }
}

/** The key version in a file's first byte. */
const versionOf = async (path: string): Promise<number | undefined> => {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!file) return undefined
  try {
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, 0)
    return buffer.readUInt8(0)
  } finally {
    await file.close()
  }
}

/** A new name is only durable once its folders are: sync them from the file's folder up to the root. */
const syncFolders = async (root: string, folder: string): Promise<void> => {
  for (let at = folder; at.startsWith(root); at = dirname(at)) {
    const handle = await open(at, 'r')
    await handle.sync()
    await handle.close()
  }
}
