import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import pino, { type Logger } from 'pino'
import { system } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { establishAuthority } from '../modules/seal/index.ts'
import { type Clock, systemClock } from '../platform/clock/clock.ts'
import { type Config, dataFolder } from '../platform/config.ts'
import { fieldCipher } from '../platform/crypto/field-cipher.ts'
import { openKeyRing, type TurningKeyRing } from '../platform/crypto/key-ring.ts'
import { adoptKeyVersions, watchKeys } from '../platform/crypto/key-versions.ts'
import { runningEmbedded, startEmbedded, urlOf } from '../platform/db/embedded.ts'
import { type Logins, prepareLogins } from '../platform/db/logins.ts'
import { checkMigrated, migrate } from '../platform/db/migrate.ts'
import { openPool } from '../platform/db/pool.ts'
import { diskFileStore } from '../platform/files/file-store.ts'
import { createOutgoing } from '../platform/http/outgoing.ts'
import { wordsIn } from '../platform/i18n/words.ts'
import { createRuntime, type Runtime } from '../platform/operations/runtime.ts'
import type { Platform } from '../platform/platform.ts'
import { chainTheRest } from './chain-the-rest.ts'
import { isLocked, lockDataFolder, openDataFolder } from './data-folder.ts'
import { keySourceOf } from './key-source-of.ts'
import { modules } from './modules.ts'
import { sealOldValues } from './seal-old-values.ts'
import { readSetting, writeSetting } from './settings.ts'
import { checkWalKept, keepingWal } from './wal.ts'

/** The product on its database, without doors: what `start`, the tools and the tests stand on. */
export interface Opened {
  readonly config: Config
  readonly platform: Platform
  /** The keys, for the tools that turn them. */
  readonly keys: TurningKeyRing
  readonly runtime: Runtime
  /** Works as the app's role. */
  readonly pool: pg.Pool
  /** The owner's address: for migrations, timers' own tables and tools. */
  readonly databaseUrl: string
  /** Addresses of the roles that work under the policies of the rows. */
  readonly logins: Logins
  close(): Promise<void>
}

export interface Surroundings {
  readonly clock?: Clock
  readonly poolSize?: number
  /** Make a new database the sample province. Refused on one that has been something else. */
  readonly sample?: boolean
  /** Make a new database the sample province; one that is in use stays what it is. */
  readonly sampleIfNew?: boolean
  /** Make a new database an empty province. Refused on the sample province. */
  readonly empty?: boolean
  /** False for a tool beside a running product: it must not change the database under it. */
  readonly migrate?: boolean
  /** True for the restore itself, which looks at what it brought back before anything else may. */
  readonly restoring?: boolean
}

/** More only queue inside PostgreSQL: on 2 cores 6 connections carry a third more than 12 do. */
const connectionsPerCore = 3

const loggerOf = (config: Config): Logger =>
  pino(
    {
      level: config.logLevel,
      redact: ['*.idNumber', '*.phone', '*.password', '*.token', 'req.headers.cookie'],
    },
    pino.destination({ dest: 2, sync: false }),
  )

/** Is this database the sample province? Decided when it is new, and kept. */
const sampleMode = async (
  owner: pg.Client,
  isNew: boolean,
  { sample: wanted = false, sampleIfNew = false, empty = false }: Surroundings,
): Promise<boolean> => {
  if (isNew) await writeSetting(owner, 'sample', wanted || sampleIfNew)
  const sample = (await readSetting<boolean>(owner, 'sample')) ?? false
  if (wanted && !sample) throw new Error('--sample is only for an empty database, and this one is in use')
  if (empty && sample)
    throw new Error('--empty is only for a new database, and this one is the sample province')
  return sample
}

/** Migrates and looks whether keys and database belong together; says whether it is the sample province. */
const prepare = async (
  url: string,
  keys: TurningKeyRing,
  surroundings: Surroundings,
): Promise<{ sample: boolean; logins: Logins }> => {
  const owner = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  owner.on('error', () => undefined)
  try {
    await owner.connect()
  } catch (error) {
    throw new Error(`the database does not answer (${(error as Error).message}): check DATABASE_URL`)
  }
  try {
    if (surroundings.migrate ?? true) await migrate(owner)
    else await checkMigrated(owner)
    if (!surroundings.restoring && (await readSetting<boolean>(owner, 'restoring')))
      throw new Error('a restore into this database was not finished: empty it and restore again')
    const known = await readSetting<string>(owner, 'key-fingerprint')
    if (known && known !== keys.fingerprint) {
      throw new Error(
        `the keys in ${keys.folder} do not belong to this database; restore the right keys folder`,
      )
    }
    await adoptKeyVersions(owner, keys)
    if (surroundings.migrate ?? true) await sealOldValues(owner, fieldCipher(keys))
    const mode = await sampleMode(owner, !known, surroundings)
    if (!known) await writeSetting(owner, 'key-fingerprint', keys.fingerprint)
    return { sample: mode, logins: await prepareLogins(owner, url, join(keys.folder, 'database.logins')) }
  } finally {
    await owner.end()
  }
}

/** Puts all modules on the database at `url`. */
export const openOn = async (
  config: Config,
  url: string,
  surroundings: Surroundings = {},
): Promise<Opened> => {
  const keys = await openKeyRing(keySourceOf(config))
  const { sample, logins } = await prepare(url, keys, surroundings)
  const platform: Platform = {
    config,
    clock: surroundings.clock ?? systemClock,
    keys,
    fields: fieldCipher(keys),
    files: diskFileStore(dataFolder(config, 'files'), keys),
    log: loggerOf(config),
    outgoing: createOutgoing({ allowed: config.outgoingAllowed }),
    sample: () => sample,
  }
  if (!logins.own)
    platform.log.warn(
      'the owner of the database may not make login roles: its connections step down by SET ROLE',
    )
  const pool = openPool(logins.app, surroundings.poolSize ?? connectionsPerCore * availableParallelism())
  const auditPool = openPool(logins.app, 2)
  const watch = watchKeys(auditPool, keys, platform.log)
  const close = async (): Promise<void> => {
    await runtime.settled()
    await watch.stop()
    await Promise.all([pool.end(), auditPool.end()])
  }
  const runtime = createRuntime({ pool, auditPool }, modules, platform)
  try {
    await watch.start()
    // the CA is made at first start; later this checks that keys and database belong together
    await runtime.perform(establishAuthority, {}, system('start'))
  } catch (error) {
    await close()
    throw error instanceof Problem ? new Error(wordsIn('en').t(`problem.${error.code}`, error.values)) : error
  }
  return { config, platform, keys, runtime, pool, databaseUrl: url, logins, close }
}

const database = 'tongban'

export const databaseAt = (adminUrl: string): string => urlOf(adminUrl, database)

const ensureDatabase = async (adminUrl: string): Promise<string> => {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [database])
    if (rowCount === 0) await admin.query(`create database "${database}"`)
  } finally {
    await admin.end()
  }
  return databaseAt(adminUrl)
}

export const embedded = (config: Config) => ({
  folder: dataFolder(config, 'pg'),
  passwordFile: join(dataFolder(config, 'keys'), 'database.password'),
})

/** The embedded database is the sample province; one's own only when it is asked for. */
export const isSampleByDefault = (config: Config): boolean => config.databaseUrl === undefined

/** For a tool: on the database of a product that is running, or else on its own start of it. */
export const openBeside = async (config: Config): Promise<Opened> => {
  openDataFolder(config.dataDir)
  const running = config.databaseUrl ? undefined : runningEmbedded(embedded(config))
  return running && isLocked(config.dataDir)
    ? openOn(config, databaseAt(running), { migrate: false })
    : open(config, { sampleIfNew: isSampleByDefault(config) })
}

/** Takes the data folder and starts the embedded database in it; one's own database is taken as it is. */
export const takeDatabase = async (config: Config): Promise<{ url: string; release(): Promise<void> }> => {
  openDataFolder(config.dataDir)
  // one's own database may serve several processes, which then share the folder
  if (config.databaseUrl) return { url: config.databaseUrl, release: () => Promise.resolve() }
  const unlock = lockDataFolder(config.dataDir)
  const server = await Promise.resolve()
    .then(() => startEmbedded({ ...embedded(config), more: keepingWal(config) }))
    .catch((error: unknown) => {
      unlock()
      throw error
    })
  const release = async (): Promise<void> => {
    await server.stop()
    unlock()
  }
  try {
    await checkWalKept(config, server.url)
    return { url: await ensureDatabase(server.url), release }
  } catch (error) {
    await release()
    throw error
  }
}

/** Takes the data folder, starts the embedded database if no other is given, and opens the product on it. */
export const open = async (config: Config, surroundings: Surroundings = {}): Promise<Opened> => {
  const { url, release } = await takeDatabase(config)
  try {
    const opened = await openOn(config, url, surroundings)
    return {
      ...opened,
      async close() {
        await opened.close()
        await chainTheRest(opened)
        await release()
      },
    }
  } catch (error) {
    await release()
    throw error
  }
}
