import { existsSync, readFileSync } from 'node:fs'
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type pg from 'pg'
import { headsFile, readHeads } from '../audit/heads.ts'
import type { TurningKeyRing } from '../crypto/key-ring.ts'
import { copyIn } from '../db/copy.ts'
import { migrate, readMigrations } from '../db/migrate.ts'
import { inOrder, quoted } from './catalogue-of.ts'
import { filePath, readList } from './files.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { hashOf, readSealed } from './sealed-stream.ts'

const altered = (folder: string, what: string): Error =>
  new Error(`${folder} was altered: ${what} is not as it was written`)

/** Looks at every byte before anything is touched: the list by its seal, everything else by the list. */
export const verifyBackup = async (folder: string, keys: TurningKeyRing): Promise<Manifest> => {
  const manifest = readManifest(folder, keys)
  for (const { version, fingerprint } of manifest.keys) {
    const found = await keys.load(version).catch(() => undefined)
    if (found !== fingerprint)
      throw new Error(
        `${keys.folder} lacks key version ${version}, which this backup needs; bring it back there`,
      )
  }
  const known = new Map(readMigrations().map((m) => [m.name, m.sha256]))
  if (manifest.migrations.some((m) => known.get(m.name) !== m.sha256))
    throw new Error('the backup is newer than this program: restore it with the version that made it')
  const expect = async (path: string, sha256: string, what: string): Promise<void> => {
    if (!existsSync(join(folder, path))) throw new Error(`${folder} is not whole: ${what} is missing`)
    if ((await hashOf(join(folder, path))) !== sha256) throw altered(folder, what)
  }
  for (const { name, sha256 } of manifest.tables) await expect(join('tables', name), sha256, `table ${name}`)
  for (const { name, sha256 } of manifest.base?.parts ?? [])
    await expect(join('base', name), sha256, `part ${name} of the base copy`)
  await expect('audit.heads', manifest.heads.sha256, 'the heads of the audit chain')
  await expect('files.list', manifest.files.sha256, 'the list of files')
  for (const { id, sha256 } of readList(readFileSync(join(folder, 'files.list'), 'utf8')))
    await expect(filePath('files', id), sha256, `file ${id}`)
  return manifest
}

const isForced = async (owner: pg.Client, name: string): Promise<boolean> =>
  (
    await owner.query<{ forced: boolean }>(
      'select relforcerowsecurity as forced from pg_class where oid = $1::regclass',
      [quoted(name)],
    )
  ).rows[0]?.forced === true

const loadTables = async (
  owner: pg.Client,
  folder: string,
  keys: TurningKeyRing,
  manifest: Manifest,
): Promise<void> => {
  const byName = new Map(manifest.tables.map((table) => [table.name, table]))
  const names = await inOrder(owner, [...byName.keys()])
  // what migrations put there comes again with the rows of the backup
  await owner.query(`truncate ${names.map(quoted).join(', ')} cascade`)
  for (const name of names) {
    const table = byName.get(name)
    if (!table) continue
    // COPY does not fill a table whose policies hold for its owner too, as they do for one that is no superuser
    const forced = await isForced(owner, name)
    if (forced) await owner.query(`alter table ${quoted(name)} no force row level security`)
    await owner.query(`alter table ${quoted(name)} disable trigger user`)
    const bytes = await readSealed(join(folder, 'tables', name), name, keys)
    const rows = await copyIn(
      owner,
      `copy ${quoted(name)} (${table.columns.map(quoted).join(', ')}) from stdin`,
      bytes,
    )
    await owner.query(`alter table ${quoted(name)} enable trigger user`)
    if (forced) await owner.query(`alter table ${quoted(name)} force row level security`)
    if (rows !== table.rows)
      throw new Error(`table ${name} has ${rows} rows where the backup had ${table.rows}`)
  }
  for (const { name, last } of manifest.sequences)
    await owner.query('select setval($1::regclass, $2, true)', [quoted(name), last])
}

export interface Restoring {
  /** The owner of an empty database. */
  readonly owner: pg.Client
  readonly keys: TurningKeyRing
  readonly folder: string
  readonly filesFolder: string
  readonly headsFolder: string
}

/**
 * Everything but the check of the audit chain, which needs the product: until `endRestore` nothing starts on it. The
 * rows come in one transaction.
 */
export const restore = async (
  { owner, keys, folder, filesFolder, headsFolder }: Restoring,
  manifest: Manifest,
): Promise<void> => {
  const then = new Set(manifest.migrations.map(({ name }) => name))
  await migrate(
    owner,
    readMigrations().filter(({ name }) => then.has(name)),
  )
  await beginRestore(owner)
  await owner.query('begin')
  await loadTables(owner, folder, keys, manifest)
  await beginRestore(owner)
  await owner.query('commit')
  await restoreFiles(folder, filesFolder)
  await restoreHeads(owner, folder, headsFolder, manifest)
  await owner.query('analyze')
}

/** From here to `endRestore` the product refuses to start on this database. */
export const beginRestore = async (owner: pg.Client): Promise<void> => {
  await owner.query(`insert into "platform"."setting" (name, value) values ('restoring', 'true')
    on conflict (name) do nothing`)
}

/** The last step, when all that was restored has been looked at: from now on the product starts on it. */
export const endRestore = async (owner: pg.Client): Promise<void> => {
  await owner.query(`delete from "platform"."setting" where name = 'restoring'`)
}

export const restoreFiles = async (folder: string, filesFolder: string): Promise<void> => {
  for (const { id } of readList(readFileSync(join(folder, 'files.list'), 'utf8'))) {
    const path = filePath(filesFolder, id)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await copyFile(filePath(join(folder, 'files'), id), path)
  }
}

/** Heads written down after the snapshot's last link tell of rows that this copy does not have. */
export const restoreHeads = async (
  owner: pg.Client,
  folder: string,
  headsFolder: string,
  manifest: Manifest,
): Promise<void> => {
  const { rows } = await owner.query<{ name: string }>('select current_database() as name')
  const heads = readHeads(join(folder, 'audit.heads')).filter(({ seq }) => seq <= (manifest.audit?.seq ?? 0))
  if (heads.length === 0) return
  await mkdir(headsFolder, { recursive: true, mode: 0o700 })
  const lines = heads.map((head) => `\n${JSON.stringify(head)}\n`).join('')
  await writeFile(headsFile(headsFolder, rows[0]?.name ?? ''), lines, { mode: 0o600 })
}
