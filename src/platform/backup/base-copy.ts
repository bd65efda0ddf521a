import { type FileHandle, mkdir, open, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type pg from 'pg'
import type { KeyRing } from '../crypto/key-ring.ts'
import { readSealed, writeSealed } from './sealed-stream.ts'

export interface BasePart {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** The cluster's own files, from which kept WAL leads on to any later moment. */
export interface BaseCopy {
  readonly parts: readonly BasePart[]
  /** From here on a moment can be restored. */
  readonly endedAt: string
  /** Kept WAL before this segment is not needed by this copy. */
  readonly firstSegment: string
}

// what PostgreSQL makes afresh when it starts (continuous archiving, "Making a Base Backup")
const emptied = new Set([
  ...['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots'],
  ...['pg_stat_tmp', 'pg_subtrans'],
])
const passing = /^(postmaster\.(pid|opts)|\.s\.PGSQL\..*|pgsql_tmp.*|pg_internal\.init.*|backup_label.*)$/
const controlFile = 'global/pg_control'

interface Entry {
  readonly path: string
  readonly folder: boolean
}

async function* entriesOf(cluster: string, at = ''): AsyncGenerator<Entry> {
  for (const entry of await readdir(join(cluster, at), { withFileTypes: true })) {
    const path = join(at, entry.name)
    if (passing.test(entry.name) || path === controlFile) continue
    if (entry.isDirectory()) {
      yield { path, folder: true }
      if (!emptied.has(path)) yield* entriesOf(cluster, path)
    } else if (entry.isFile()) yield { path, folder: false }
  }
  // the last of all, as its moment must not lie before that of the others
  if (at === '') yield { path: controlFile, folder: false }
}

const head = (path: string, size: number): Buffer => Buffer.from(`${JSON.stringify([path, size])}\n`)
const chunkBytes = 1_048_576

/** A file as long as it was when opened: one cut short meanwhile is filled up, and WAL puts it right. */
async function* framed(path: string, file: FileHandle): AsyncGenerator<Buffer> {
  const { size } = await file.stat()
  yield head(path, size)
  for (let at = 0; at < size; at += chunkBytes) {
    const chunk = Buffer.alloc(Math.min(chunkBytes, size - at))
    await file.read(chunk, 0, chunk.length, at)
    yield chunk
  }
}

/** Below the limit of AES-GCM for one nonce (64 GiB) by far. */
const partBytes = 2 ** 30

async function* onePart(
  cluster: string,
  entries: AsyncGenerator<Entry>,
  done: { yes: boolean },
): AsyncGenerator<Buffer> {
  for (let bytes = 0; bytes < partBytes; ) {
    const next = await entries.next()
    if (next.done) {
      done.yes = true
      return
    }
    const { path, folder } = next.value
    if (folder) {
      yield head(path, -1)
      continue
    }
    const file = await open(join(cluster, path), 'r').catch((error: NodeJS.ErrnoException) => {
      // a table that was dropped meanwhile
      if (error.code === 'ENOENT') return undefined
      throw error
    })
    if (!file) continue
    try {
      for await (const chunk of framed(path, file)) {
        bytes += chunk.length
        yield chunk
      }
    } finally {
      await file.close()
    }
  }
}

const patience = '5min'

/** Copies the running cluster's files, sealed, into `folder`; the WAL that makes them whole is kept when this returns. */
export const copyBase = async (
  owner: pg.Client,
  keys: KeyRing,
  cluster: string,
  folder: string,
): Promise<BaseCopy> => {
  const base = join(folder, 'base')
  await mkdir(base, { mode: 0o700 })
  await owner.query(`select pg_backup_start('tongban', true)`)
  const parts: BasePart[] = []
  const entries = entriesOf(cluster)
  for (const done = { yes: false }; !done.yes; ) {
    const name = String(parts.length + 1)
    const bytes = Readable.from(onePart(cluster, entries, done))
    parts.push({ name, ...(await writeSealed(join(base, name), `base/${name}`, keys, bytes)) })
  }
  await owner.query(`set statement_timeout = '${patience}'`)
  const { rows } = await owner
    .query<{ labelfile: string }>('select labelfile from pg_backup_stop(true)')
    .catch((error: Error) => {
      throw new Error(`the WAL of the base copy was not kept within ${patience}: see pg.log`, {
        cause: error,
      })
    })
  await owner.query('reset statement_timeout')
  const label = rows[0]?.labelfile ?? ''
  const bytes = Readable.from([head('backup_label', Buffer.byteLength(label)), Buffer.from(label)])
  parts.push({ name: 'label', ...(await writeSealed(join(base, 'label'), 'base/label', keys, bytes)) })
  const ended = await owner.query<{ at: Date }>('select clock_timestamp() as at')
  return {
    parts,
    endedAt: (ended.rows[0]?.at ?? new Date()).toISOString(),
    firstSegment: /\(file ([0-9A-F]{24})\)/.exec(label)?.[1] ?? '',
  }
}

/** Reads lines and counted bytes from a stream. */
const readerOf = (bytes: AsyncIterable<Buffer>) => {
  const source = bytes[Symbol.asyncIterator]()
  let rest = Buffer.alloc(0)
  const more = async (): Promise<boolean> => {
    const { value, done } = await source.next()
    if (!done) rest = Buffer.concat([rest, value as Buffer])
    return !done
  }
  return {
    async line(): Promise<string | undefined> {
      for (;;) {
        const end = rest.indexOf(10)
        if (end >= 0) {
          const line = rest.subarray(0, end).toString('utf8')
          rest = rest.subarray(end + 1)
          return line
        }
        if (!(await more())) return undefined
      }
    },
    async *take(size: number): AsyncGenerator<Buffer> {
      for (let left = size; left > 0; ) {
        if (rest.length === 0 && !(await more())) throw new Error('the base copy ends too early')
        const chunk = rest.subarray(0, left)
        rest = rest.subarray(chunk.length)
        left -= chunk.length
        yield chunk
      }
    },
  }
}

/** Puts a base copy into a new folder, ready to be led on by kept WAL. */
export const unpackBase = async (
  folder: string,
  base: BaseCopy,
  keys: KeyRing,
  cluster: string,
): Promise<void> => {
  await mkdir(cluster, { recursive: true, mode: 0o700 })
  for (const { name } of base.parts) {
    const reader = readerOf(await readSealed(join(folder, 'base', name), `base/${name}`, keys))
    for (let line = await reader.line(); line !== undefined; line = await reader.line()) {
      const [path, size] = JSON.parse(line) as [string, number]
      const target = join(cluster, path)
      if (!target.startsWith(`${cluster}/`)) throw new Error(`${folder} names a file outside of the cluster`)
      if (size < 0) await mkdir(target, { recursive: true, mode: 0o700 })
      else await writeFile(target, reader.take(size), { mode: 0o600 })
    }
  }
  await writeFile(join(cluster, 'recovery.signal'), '', { mode: 0o600 })
}
