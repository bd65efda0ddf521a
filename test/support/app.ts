import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { type Opened, openOn } from '../../src/main/open.ts'
import { startWorker, type Worker } from '../../src/main/worker.ts'
import type { Clock } from '../../src/platform/clock/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { freshDatabase } from './database.ts'

/** Business time that a test sets. */
export interface TestClock extends Clock {
  set(instant: string): void
}

export const testClock = (instant = '2026-11-23T02:00:00Z'): TestClock => {
  let now = new Date(instant)
  return {
    now: () => now,
    set: (next) => {
      now = new Date(next)
    },
  }
}

export interface TestPlatform extends Opened {
  readonly clock: TestClock
  /** The owner of the database, under no policy: to look at rows, or to break them. */
  readonly owner: pg.Pool
  /** As if this were the sample province, or not. */
  setSample(sample: boolean): Promise<void>
  /** Delivers all facts that wait, and those they cause. */
  drain(): Promise<void>
}

/** The product on a database of this file's own, with the worker standing by; closed after the file. */
export const startPlatform = async (env: Readonly<Record<string, string>> = {}): Promise<TestPlatform> => {
  const database = await freshDatabase()
  const clock = testClock()
  const config = readConfig({ DATA_DIR: inject('cluster').folder, PORT: '0', RATE_LIMITS: 'off', ...env }, [])
  const opened = await openOn(config, database.url, { clock, poolSize: 6 })
  const owner = new pg.Pool({ connectionString: database.url, max: 2 })
  owner.on('error', () => undefined)
  const look = owner.query.bind(owner)
  // rows as they are when what goes on behind answers is done
  const lookWhenSettled = async (...asked: [string, unknown[]?]) => {
    await opened.runtime.settled()
    return look(...asked)
  }
  Object.assign(owner, { query: lookWhenSettled })
  let worker: Worker | undefined
  afterAll(async () => {
    await worker?.stop()
    await opened.close()
    await owner.end()
    await database.drop()
  })
  return {
    ...opened,
    clock,
    owner,
    async setSample(sample) {
      Object.assign(opened.platform, { sample: () => sample })
    },
    async drain() {
      worker ??= await startWorker(opened)
      await worker.dispatcher.drain()
    },
  }
}
