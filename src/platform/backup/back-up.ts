import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { headsFile } from '../audit/heads.ts'
import type { KeyRing } from '../crypto/key-ring.ts'
import { readKeyVersions } from '../crypto/key-versions.ts'
import { keysLock } from '../crypto/turn-keys.ts'
import { copyOut } from '../db/copy.ts'
import { type BaseCopy, copyBase } from './base-copy.ts'
import { listSequences, listTables, quoted } from './catalogue-of.ts'
import { type CopiedFile, copyFiles, listText } from './files.ts'
import { type BackedUpTable, backupFormat, type Manifest, writeManifest } from './manifest.ts'
import { writeSealed } from './sealed-stream.ts'

export interface BackingUp {
  /** The owner, who sees all rows; its connection holds the snapshot. */
  readonly owner: pg.Client
  readonly keys: KeyRing
  readonly filesFolder: string
  readonly headsFolder: string
  readonly folder: string
  /** Tables whose rows must not come back. */
  readonly passing: readonly string[]
  /** Folder of the embedded cluster: where its WAL is kept, its own files come along. */
  readonly cluster: string | undefined
}

/** Made by the restore itself, or about processes that run now. */
const left = ['platform.migration', 'platform.key_holder']

const newFolder = (folder: string): void => {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Error(`${folder} is not empty; a backup needs a folder of its own`)
  mkdirSync(join(folder, 'tables'), { recursive: true, mode: 0o700 })
  mkdirSync(join(folder, 'files'), { mode: 0o700 })
}

const copyTables = async ({ owner, keys, folder, passing }: BackingUp): Promise<BackedUpTable[]> => {
  const tables: BackedUpTable[] = []
  for (const { name, columns } of await listTables(owner)) {
    if (left.includes(name) || passing.includes(name)) continue
    const { bytes, rows } = copyOut(
      owner,
      `copy (select ${columns.map(quoted).join(', ')} from ${quoted(name)}) to stdout`,
    )
    const written = await writeSealed(join(folder, 'tables', name), name, keys, bytes)
    tables.push({ name, columns, rows: rows(), ...written })
  }
  return tables
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const one = async <T extends pg.QueryResultRow>(owner: pg.Client, sql: string): Promise<T | undefined> =>
  (await owner.query<T>(sql)).rows[0]

/** What stands outside of the database about the audit chain goes along; none where the chain has just begun. */
const copyHeads = async ({ owner, headsFolder, folder }: BackingUp): Promise<string> => {
  const { name = '' } = (await one<{ name: string }>(owner, 'select current_database() as name')) ?? {}
  const heads = await readFile(headsFile(headsFolder, name), 'utf8').catch(() => '')
  await writeFile(join(folder, 'audit.heads'), heads, { mode: 0o600, flush: true })
  return sha256(heads)
}

const baseOf = async ({ owner, keys, cluster, folder }: BackingUp): Promise<BaseCopy | null> => {
  const kept = await one<{ archive_mode: string }>(owner, 'show archive_mode')
  return cluster && kept?.archive_mode === 'on' ? copyBase(owner, keys, cluster, folder) : null
}

const snapshot = async (
  work: BackingUp,
  done: Map<string, CopiedFile>,
  base: BaseCopy | null,
): Promise<Manifest> => {
  const { owner, keys, folder, filesFolder } = work
  await owner.query('begin transaction isolation level repeatable read read only')
  try {
    const at = await one<{ at: Date }>(owner, 'select now() as at')
    const tables = await copyTables(work)
    // every row of the snapshot has had its file on the disk before it: whatever came since the first round
    await copyFiles(filesFolder, join(folder, 'files'), done)
    const list = listText(done.values())
    await writeFile(join(folder, 'files.list'), list, { mode: 0o600, flush: true })
    const heads = await copyHeads(work)
    const { rows: migrations } = await owner.query<{ name: string; sha256: string }>(
      'select name, sha256 from "platform"."migration" order by name',
    )
    const version = await one<{ server_version: string }>(owner, 'show server_version')
    const mode = await one<{ value: boolean }>(
      owner,
      `select value from "platform"."setting" where name = 'sample'`,
    )
    const link = await one<{ seq: number; hash: Buffer }>(
      owner,
      'select seq, hash from "platform"."audit_chain" order by seq desc limit 1',
    )
    return {
      format: backupFormat,
      id: randomUUID(),
      at: (at?.at ?? new Date()).toISOString(),
      postgres: version?.server_version ?? '',
      sample: mode?.value ?? false,
      fingerprint: keys.fingerprint,
      keys: (await readKeyVersions(owner)).filter(({ state }) => state !== 'retired'),
      migrations,
      tables,
      sequences: await listSequences(owner),
      files: {
        count: done.size,
        bytes: [...done.values()].reduce((sum, file) => sum + file.bytes, 0),
        sha256: sha256(list),
      },
      base,
      audit: link ? { seq: link.seq, hash: link.hash.toString('hex') } : null,
      heads: { sha256: heads },
    }
  } finally {
    await owner.query('rollback')
  }
}

/**
 * A copy of database and files while the product runs: all rows of one moment (one repeatable-read snapshot), each
 * table compressed and sealed with the current key; files as they lie, sealed already. Keys are named, never copied.
 */
export const backUp = async (work: BackingUp): Promise<Manifest> => {
  const { owner, keys, folder, filesFolder } = work
  const { rows } = await owner.query<{ mine: boolean }>('select pg_try_advisory_lock_shared($1) as mine', [
    keysLock,
  ])
  if (!rows[0]?.mine) throw new Error('the keys are being turned; make the backup when that has ended')
  try {
    newFolder(folder)
    const began = new Date()
    const done = new Map<string, CopiedFile>()
    // most files before the snapshot, so that it stays short
    await copyFiles(filesFolder, join(folder, 'files'), done)
    const manifest = await snapshot(work, done, await baseOf(work))
    await writeManifest(folder, manifest, keys)
    const total = (of: (table: BackedUpTable) => number): number =>
      manifest.tables.reduce((sum, table) => sum + of(table), 0)
    await owner.query(
      `insert into "platform"."backup" (began_at, ended_at, rows, files, bytes) values ($1, now(), $2, $3, $4)`,
      [began, total((t) => t.rows), manifest.files.count, total((t) => t.bytes) + manifest.files.bytes],
    )
    return manifest
  } finally {
    await owner.query('select pg_advisory_unlock_shared($1)', [keysLock])
  }
}
