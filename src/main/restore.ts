import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type pg from 'pg'
import { system } from '../kernel/actor.ts'
import { verifyChain } from '../modules/audit/index.ts'
import { createChainer } from '../platform/audit/chain.ts'
import { type Manifest, peekManifest } from '../platform/backup/manifest.ts'
import { endRestore, restore, verifyBackup } from '../platform/backup/restore.ts'
import { type Config, dataFolder, readConfig } from '../platform/config.ts'
import { openKeyRing, type TurningKeyRing } from '../platform/crypto/key-ring.ts'
import { openPool } from '../platform/db/pool.ts'
import { claimDataFolder } from './data-folder.ts'
import { auditFolder } from './heads-folder.ts'
import { keySourceOf } from './key-source-of.ts'
import { type Opened, openOn, takeDatabase } from './open.ts'
import { asOwner } from './owner.ts'
import { momentOf, restoreAt } from './restore-at.ts'

const say = (line: string): void => console.log(line)

/** The keys of the backup must lie there already: a restore never makes any. */
const keysOf = async (config: Config): Promise<TurningKeyRing> => {
  const folder = dataFolder(config, 'keys')
  if (!existsSync(folder) || keySourceOf(config).names().length === 0)
    throw new Error(`${folder} holds no keys: put the keys folder of the backup there first`)
  return openKeyRing(keySourceOf(config))
}

const refuseUsed = (config: Config): void => {
  const used = ['pg', 'files', 'audit'].find((name) => existsSync(resolve(config.dataDir, name)))
  if (used && readdirSync(resolve(config.dataDir, used)).length > 0)
    throw new Error(
      `${config.dataDir} is in use (it has "${used}"): a restore needs a folder with nothing but keys in it`,
    )
}

const refuseFull = async (owner: pg.Client): Promise<void> => {
  const { rowCount } = await owner.query(`select 1 from pg_namespace where nspname = 'platform'`)
  if (rowCount !== 0) throw new Error('the database is not empty: a restore needs an empty one')
}

/** Rows that were a moment old at the snapshot had no link yet: nobody but this chains them now. */
const chainTheRest = async ({ logins, platform }: Opened): Promise<void> => {
  const pool = openPool(logins.chain, 1, 120_000)
  try {
    await createChainer(pool, platform.log).drain()
  } finally {
    await pool.end()
  }
}

interface RestoringRows {
  readonly config: Config
  readonly keys: TurningKeyRing
  readonly folder: string
  readonly url: string
}

const restoreRows = async (
  { config, keys, folder, url }: RestoringRows,
  manifest: Manifest,
): Promise<void> => {
  const [filesFolder, headsFolder] = [dataFolder(config, 'files'), auditFolder(config)]
  await asOwner(url, async (owner) => {
    await refuseFull(owner)
    await restore({ owner, keys, folder, filesFolder, headsFolder }, manifest)
  })
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  say(`${manifest.tables.length} tables, ${rows} rows, ${manifest.files.count} files are restored`)
}

const checkChain = async (opened: Opened): Promise<void> => {
  try {
    await chainTheRest(opened)
    const report = await opened.runtime.ask(verifyChain, {}, system('restore'))
    if (!report.whole) throw new Error(`the audit chain of the backup is broken: ${JSON.stringify(report)}`)
    say(`the audit chain is whole: ${JSON.stringify(report)}`)
  } finally {
    await opened.close()
  }
}

const run = async (): Promise<void> => {
  const [given, flag, moment] = process.argv.slice(2)
  if (!given || (flag !== undefined && (flag !== '--at' || !moment)))
    throw new Error(
      'restore needs the folder of a backup: npm run restore -- <folder> [--at <moment>|latest]',
    )
  const folder = resolve(given)
  const at = moment === undefined ? undefined : momentOf(moment)
  const config = readConfig(process.env, [])
  peekManifest(folder)
  refuseUsed(config)
  const keys = await keysOf(config)
  const manifest = await verifyBackup(folder, keys)
  say(`${folder} of ${manifest.at} is whole: every byte is as it was written`)
  claimDataFolder(config.dataDir)
  if (at) {
    await restoreAt({ config, keys, folder, at }, manifest)
    say(`the kept WAL is led through to ${at instanceof Date ? at.toISOString() : 'its end'}`)
  }
  // a restored copy keeps its own WAL in a folder of its own, from its first start on
  const { url, release } = await takeDatabase({ ...config, walFolder: undefined })
  try {
    if (!at) await restoreRows({ config, keys, folder, url }, manifest)
    await checkChain(await openOn(config, url, { sample: manifest.sample, restoring: true }))
    await asOwner(url, endRestore)
  } finally {
    await release()
  }
  const wal = config.walFolder ? ' with KEEP_WAL on a new folder, and back up at once' : ''
  say(`Done. Everybody signs in anew. Start it with this DATA_DIR: npm start${wal}`)
}

run().catch((error: unknown) => {
  console.error((error as Error).message)
  process.exitCode = 1
})
