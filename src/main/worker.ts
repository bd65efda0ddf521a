import { join } from 'node:path'
import { type Runner, run } from 'graphile-worker'
import type { Pool } from 'pg'
import { createChainer } from '../platform/audit/chain.ts'
import { countKeyUse } from '../platform/crypto/turn-keys.ts'
import { openPool } from '../platform/db/pool.ts'
import type { Job } from '../platform/module.ts'
import { removeExpired } from '../platform/operations/retention.ts'
import { createDispatcher, type Dispatcher } from '../platform/outbox/dispatcher.ts'
import { modules } from './modules.ts'
import type { Opened } from './open.ts'
import { asOwner } from './owner.ts'
import { subscriptions } from './subscriptions.ts'

export interface Worker {
  readonly dispatcher: Dispatcher
  stop(): Promise<void>
}

const silent = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
}

/** Runs a timer and writes down how it went, for the operator's page. */
const recorded = async (pool: Pool, { name, cron }: Job, run: () => Promise<void>): Promise<void> => {
  await pool.query(
    `insert into "platform"."timer" (name, cron, began_at) values ($1, $2, now())
     on conflict (name) do update set cron = excluded.cron, began_at = now()`,
    [name, cron],
  )
  try {
    await run()
    await pool.query(`update "platform"."timer" set ended_at = now(), error = null where name = $1`, [name])
  } catch (error) {
    await pool.query(`update "platform"."timer" set failed_at = now(), error = $2 where name = $1`, [
      name,
      String(error).slice(0, 500),
    ])
    throw error
  }
}

/** Timers of the modules, on graphile-worker's cron: one process fires each, however many there are. */
const startTimers = async (opened: Opened): Promise<{ stop(): Promise<void> }> => {
  const { platform, pool: appPool } = opened
  const retention: Job = {
    name: 'platform.remove-expired',
    cron: '17 19 * * *',
    run: () => removeExpired(appPool, platform.clock.now()),
  }
  const counting: Job = {
    name: 'platform.count-key-use',
    cron: '37 * * * *',
    run: () =>
      asOwner(opened.databaseUrl, async (owner) => {
        const sealed = modules.flatMap((module) => module.sealed ?? [])
        await countKeyUse({ owner, sealed, files: platform.files })
      }),
  }
  const jobs = [retention, counting, ...modules.flatMap((module) => module.jobs ?? [])]
  const { Logger, parseCronItems } = await import('graphile-worker')
  // its tables are its own: it works as the owner, on a pool of its own
  const pool = openPool(opened.databaseUrl, 4, 120_000)
  const runner: Runner = await run({
    pgPool: pool,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 5_000,
    logger: new Logger(() => (level, message) => {
      if (level === 'error') opened.platform.log.error(message)
      else (silent as Record<string, () => undefined>)[level]?.()
    }),
    taskList: Object.fromEntries(
      jobs.map((job) => [job.name, () => recorded(pool, job, () => job.run(opened.runtime))]),
    ),
    parsedCronItems: parseCronItems(
      jobs.map((job) => ({ task: job.name, match: job.cron, options: { backfillPeriod: 0 } })),
    ),
  })
  runner.promise.catch((error: unknown) => platform.log.error({ err: error }, 'the timers ended'))
  return {
    async stop() {
      await runner.stop()
      await pool.end()
    },
  }
}

/** Delivery of facts, the audit chain and the timers. */
export const startWorker = async (opened: Opened): Promise<Worker> => {
  const { platform, pool, runtime } = opened
  const dispatcher = createDispatcher(
    pool,
    opened.logins.app,
    runtime,
    subscriptions,
    platform.clock,
    platform.log,
  )
  const chainPool = openPool(opened.logins.chain, 1, 120_000)
  const chainer = createChainer(chainPool, platform.log, join(platform.config.dataDir, 'audit'))
  dispatcher.start()
  chainer.start()
  const timers = await startTimers(opened)
  return {
    dispatcher,
    async stop() {
      await timers.stop()
      await dispatcher.stop()
      await chainer.stop()
      await chainPool.end()
    },
  }
}
