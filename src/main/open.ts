import { join } from 'node:path'
import pg from 'pg'
import pino, { type Logger } from 'pino'
import { system } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { establishAuthority } from '../modules/seal/index.ts'
import { type Clock, systemClock } from '../platform/clock/clock.ts'
import { type Config, dataFolder } from '../platform/config.ts'
import { fieldCipher } from '../platform/crypto/field-cipher.ts'
import { openKeyRing } from '../platform/crypto/key-ring.ts'
import { runningEmbedded, startEmbedded } from '../platform/db/embedded.ts'
import { migrate } from '../platform/db/migrate.ts'
import { openPool } from '../platform/db/pool.ts'
import { diskFileStore } from '../platform/files/file-store.ts'
import { wordsIn } from '../platform/i18n/words.ts'
import { createRuntime, type Runtime } from '../platform/operations/runtime.ts'
import type { Platform } from '../platform/platform.ts'
import { lockDataFolder, openDataFolder } from './data-folder.ts'
import { modules } from './modules.ts'
import { readSetting, writeSetting } from './settings.ts'

/** The product on its database, without doors: what `start`, the tools and the tests stand on. */
export interface Opened {
  readonly config: Config
  readonly platform: Platform
  readonly runtime: Runtime
  /** Works as the app's role. */
  readonly pool: pg.Pool
  readonly databaseUrl: string
  setSample(sample: boolean): Promise<void>
  close(): Promise<void>
}

export interface Surroundings {
  readonly clock?: Clock
  readonly poolSize?: number
}

const loggerOf = (config: Config): Logger =>
  pino(
    { level: config.logLevel, redact: ['*.idNumber', '*.phone', '*.password', '*.token', 'req.headers.cookie'] },
    pino.destination({ dest: 2, sync: false }),
  )

/** Migrates the database at `url` and puts all modules on it. */
export const openOn = async (config: Config, url: string, surroundings: Surroundings = {}): Promise<Opened> => {
  const owner = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await owner.connect()
  } catch (error) {
    throw new Error(`the database does not answer (${(error as Error).message}): check DATABASE_URL`)
  }
  owner.on('error', () => undefined)
  const keys = openKeyRing(dataFolder(config, 'keys'))
  let sample: boolean
  try {
    await migrate(owner)
    const known = await readSetting<string>(owner, 'key-fingerprint')
    if (known && known !== keys.fingerprint) {
      throw new Error(`the keys in ${keys.folder} do not belong to this database; restore the right keys folder`)
    }
    if (!known) await writeSetting(owner, 'key-fingerprint', keys.fingerprint)
    sample = (await readSetting<boolean>(owner, 'sample')) ?? false
  } finally {
    await owner.end()
  }
  const log = loggerOf(config)
  const platform: Platform = {
    config,
    clock: surroundings.clock ?? systemClock,
    keys,
    fields: fieldCipher(keys),
    files: diskFileStore(dataFolder(config, 'files'), keys),
    log,
    sample: () => sample,
  }
  const pool = openPool(url, 'tongban_app', surroundings.poolSize ?? 12)
  const runtime = createRuntime(pool, modules, platform)
  try {
    // the CA is made at first start; later this checks that keys and database belong together
    await runtime.perform(establishAuthority, {}, system('start'))
  } catch (error) {
    await pool.end()
    throw error instanceof Problem ? new Error(wordsIn('en').t(`problem.${error.code}`, error.values)) : error
  }
  return {
    config,
    platform,
    runtime,
    pool,
    databaseUrl: url,
    async setSample(value) {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await writeSetting(client, 'sample', value)
      await client.end()
      sample = value
    },
    async close() {
      await pool.end()
    },
  }
}

const database = 'tongban'

const databaseAt = (adminUrl: string): string => adminUrl.replace(/\/postgres$/, `/${database}`)

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

const embedded = (config: Config) => ({
  folder: dataFolder(config, 'pg'),
  passwordFile: join(dataFolder(config, 'keys'), 'database.password'),
})

/** For a tool: on the database of a product that is running, or else on its own start of it. */
export const openBeside = async (config: Config): Promise<Opened> => {
  openDataFolder(config.dataDir)
  const running = config.databaseUrl ? undefined : runningEmbedded(embedded(config))
  const locked = running && (await lockDataFolder(config.dataDir).then((unlock) => unlock(), () => true))
  return running && locked ? openOn(config, databaseAt(running)) : open(config)
}

/** Takes the data folder, starts the embedded database if no other is given, and opens the product on it. */
export const open = async (config: Config, surroundings: Surroundings = {}): Promise<Opened> => {
  openDataFolder(config.dataDir)
  // one's own database may serve several processes, which then share the folder
  if (config.databaseUrl) return openOn(config, config.databaseUrl, surroundings)
  const unlock = await lockDataFolder(config.dataDir)
  const server = await startEmbedded(embedded(config))
  try {
    const opened = await openOn(config, await ensureDatabase(server.url), surroundings)
    return {
      ...opened,
      async close() {
        await opened.close()
        await server.stop()
        unlock()
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}
