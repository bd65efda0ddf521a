import { randomUUID } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
} from 'node:fs'
import { copyFile, mkdir, open, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { syncFolder, writeKeyFile } from '../crypto/key-file.ts'
import type { KeyRing } from '../crypto/key-ring.ts'
import { filePath, idPattern } from './files.ts'
import { hashOf, hashOfStream, readSealed, writeSealed } from './sealed-stream.ts'

/** Where the write-ahead log of the embedded database is kept, and the files that its rows name. */
export interface KeptWal {
  readonly folder: string
  readonly keys: KeyRing
}

const segmentFile = (folder: string, name: string): string => join(folder, 'wal', basename(name))
export const keptFiles = (folder: string): string => join(folder, 'files')

/** Says in the data folder which kept WAL is its own. */
export const walClaim = (dataDir: string): string => join(dataDir, 'kept-wal')
const markOf = (folder: string): string => join(folder, 'tongban-wal')

/** One data folder keeps its WAL in one folder: that of a restored copy must never mix with the first one's. */
export const claimWalFolder = (dataDir: string, folder: string): void => {
  if (existsSync(markOf(folder))) {
    const mine = existsSync(walClaim(dataDir)) ? readFileSync(walClaim(dataDir), 'utf8') : ''
    if (mine === readFileSync(markOf(folder), 'utf8')) return
    throw new Error(`${folder} keeps the WAL of another data folder: KEEP_WAL needs a new one here`)
  }
  mkdirSync(join(folder, 'wal'), { recursive: true, mode: 0o700 })
  if (readdirSync(join(folder, 'wal')).length > 0) throw new Error(`${folder} has lost its "tongban-wal"`)
  if (!existsSync(walClaim(dataDir))) writeKeyFile(walClaim(dataDir), Buffer.from(`${randomUUID()}\n`))
  writeKeyFile(markOf(folder), readFileSync(walClaim(dataDir)))
}

/** The key version in a sealed file's first byte. */
const versionOf = async (path: string): Promise<number | undefined> => {
  const file = await open(path, 'r').catch(() => undefined)
  try {
    return (await file?.read(Buffer.alloc(1), 0, 1, 0))?.buffer[0]
  } finally {
    await file?.close()
  }
}

/** A file that is new, or sealed again since; one that goes meanwhile belongs to no row. */
const keepFile = async (from: string, to: string): Promise<void> => {
  if ((await versionOf(from)) === (await versionOf(to))) return
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  try {
    await copyFile(from, `${to}.part`)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  await rename(`${to}.part`, to)
}

/** Folders that changed a moment before the last round are looked at once more. */
const overlapMs = 10_000

/** Copies what came into `files` since the last time; only folders that changed are looked into. */
const keepFiles = async (from: string, folder: string): Promise<void> => {
  const mark = join(folder, 'files.mark')
  const began = new Date()
  const since = await stat(mark).then(
    ({ mtimeMs }) => mtimeMs - overlapMs,
    () => 0,
  )
  const inside = (path: string): Promise<string[]> => readdir(path).catch(() => [])
  for (const first of await inside(from)) {
    for (const second of await inside(join(from, first))) {
      const leaf = join(from, first, second)
      if ((await stat(leaf)).mtimeMs < since) continue
      for (const id of await inside(leaf))
        if (idPattern.test(id)) await keepFile(join(leaf, id), filePath(keptFiles(folder), id))
    }
  }
  await writeFile(mark, '', { mode: 0o600 })
  await utimes(mark, began, began)
}

/**
 * Keeps one segment, compressed and sealed, when PostgreSQL asks for it; the files its rows may name first. It comes
 * back when the segment is on the disk, and throws when another one has that name.
 */
export const keepSegment = async (
  { folder, keys }: KeptWal,
  filesFolder: string,
  path: string,
  name: string,
): Promise<void> => {
  const kept = segmentFile(folder, name)
  await keepFiles(filesFolder, folder)
  if (existsSync(kept)) {
    // PostgreSQL asks again after a crash between the two
    if ((await hashOfStream(await readSealed(kept, `wal/${name}`, keys))) === (await hashOf(path))) return
    throw new Error(`${kept} is another segment`)
  }
  await rm(`${kept}.part`, { force: true })
  await writeSealed(`${kept}.part`, `wal/${name}`, keys, createReadStream(path))
  await rename(`${kept}.part`, kept)
  syncFolder(dirname(kept))
}

/** Gives a segment back; false when it was never kept. Throws when it was altered. */
export const fetchSegment = async ({ folder, keys }: KeptWal, name: string, to: string): Promise<boolean> => {
  const kept = segmentFile(folder, name)
  if (!existsSync(kept)) return false
  await pipeline(await readSealed(kept, `wal/${name}`, keys), createWriteStream(to, { mode: 0o600 }))
  return true
}
