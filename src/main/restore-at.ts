import { existsSync, readFileSync } from 'node:fs'
import { cp, rename, rm } from 'node:fs/promises'
import type pg from 'pg'
import { type BaseCopy, unpackBase } from '../platform/backup/base-copy.ts'
import { quoted } from '../platform/backup/catalogue-of.ts'
import { keptFiles, walClaim } from '../platform/backup/kept-wal.ts'
import type { Manifest } from '../platform/backup/manifest.ts'
import { beginRestore, restoreFiles, restoreHeads } from '../platform/backup/restore.ts'
import { type Config, dataFolder } from '../platform/config.ts'
import type { TurningKeyRing } from '../platform/crypto/key-ring.ts'
import { startEmbedded } from '../platform/db/embedded.ts'
import { lockDataFolder } from './data-folder.ts'
import { auditFolder } from './heads-folder.ts'
import { modules } from './modules.ts'
import { databaseAt, embedded } from './open.ts'
import { asOwner } from './owner.ts'
import { leadingTo } from './wal.ts'

/** A moment, or as far as the kept WAL goes. */
export type Moment = Date | 'latest'

/** Reads `--at`; a moment names its zone, since midnight is another moment elsewhere. */
export const momentOf = (text: string): Moment => {
  if (text === 'latest') return 'latest'
  const at = new Date(text)
  if (Number.isNaN(at.getTime()) || !/T.*(Z|[+-]\d\d:\d\d)$/.test(text))
    throw new Error(
      `--at takes "latest" or a moment with its zone, as 2026-11-22T09:30:00+08:00, not "${text}"`,
    )
  return at
}

export interface RestoringAt {
  readonly config: Config
  readonly keys: TurningKeyRing
  readonly folder: string
  readonly at: Moment
}

const checked = ({ config, at }: RestoringAt, { base }: Manifest) => {
  if (config.databaseUrl)
    throw new Error('--at is for the embedded database; restore your own PostgreSQL with its tools')
  if (!config.walFolder || !existsSync(config.walFolder))
    throw new Error('--at needs KEEP_WAL, the folder in which the WAL was kept')
  if (!base) throw new Error('the backup was made while no WAL was kept: it has no base copy to start from')
  if (at !== 'latest' && at < new Date(base.endedAt))
    throw new Error(`that moment is before ${base.endedAt}, the end of this backup: take an older one`)
  return { base, walFolder: config.walFolder }
}

/** The server's last words, as one sentence of ours. */
const whyOf = (log: string, at: Moment): string => {
  const said = existsSync(log) ? readFileSync(log, 'utf8') : ''
  if (said.includes('before configured recovery target was reached'))
    return `the kept WAL does not reach to ${String(at instanceof Date ? at.toISOString() : at)}: choose an earlier moment, or --at latest`
  return `the kept WAL could not be led through; see ${log}`
}

/** What must not come back: sessions, codes, tokens, timers that were under way. */
const emptyPassing = async (owner: pg.Client): Promise<void> => {
  const tables = ['platform.key_holder', ...modules.flatMap((module) => module.passing ?? [])]
  await owner.query(`truncate ${tables.map(quoted).join(', ')}`)
  await owner.query('drop schema if exists graphile_worker cascade')
}

/** The cluster beside its place, with whatever the kept WAL says until the moment. */
const lead = async (
  { config, keys, folder, at }: RestoringAt,
  manifest: Manifest,
  base: BaseCopy,
): Promise<string> => {
  const place = embedded(config)
  const making = `${place.folder}.restoring`
  await rm(making, { recursive: true, force: true })
  await rm(`${making}.log`, { force: true })
  await unpackBase(folder, base, keys, making)
  const more = leadingTo(config, at)
  const server = await startEmbedded({ ...place, folder: making, more, patient: true }).catch(() => {
    throw new Error(whyOf(`${making}.log`, at))
  })
  try {
    await asOwner(databaseAt(server.url), async (owner) => {
      await beginRestore(owner)
      await emptyPassing(owner)
      await restoreHeads(owner, folder, auditFolder(config), manifest)
    })
  } finally {
    await server.stop()
  }
  return making
}

/**
 * The base copy, led on by kept WAL to a moment. It is done beside the place of the cluster, which it takes when it is
 * whole: one that was cut short is not there.
 */
export const restoreAt = async (work: RestoringAt, manifest: Manifest): Promise<void> => {
  const { config, folder } = work
  const { base, walFolder } = checked(work, manifest)
  const unlock = lockDataFolder(config.dataDir)
  try {
    const made = await lead(work, manifest, base)
    const files = dataFolder(config, 'files')
    await restoreFiles(folder, files)
    // what came since, and what was sealed again
    if (existsSync(keptFiles(walFolder)))
      await cp(keptFiles(walFolder), files, { recursive: true, force: true })
    await rename(made, dataFolder(config, 'pg'))
    // where a copy takes the place of the first one, its WAL must not follow in the same folder
    await rm(walClaim(config.dataDir), { force: true })
  } finally {
    unlock()
  }
}
