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
  /** As if this were the sample province, or not. */
  setSample(sample: boolean): Promise<void>
  /** Delivers all facts that wait, and those they cause. */
  drain(): Promise<void>
}

/** The product on a database of this file's own, with the worker standing by; closed after the file. */
export const startPlatform = async (): Promise<TestPlatform> => {
  const database = await freshDatabase()
  const clock = testClock()
  const config = readConfig({ DATA_DIR: inject('cluster').folder, PORT: '0' }, [])
  const opened = await openOn(config, database.url, { clock, poolSize: 6 })
  let worker: Worker | undefined
  afterAll(async () => {
    await worker?.stop()
    await opened.close()
    await database.drop()
  })
  return {
    ...opened,
    clock,
    async setSample(sample) {
      Object.assign(opened.platform, { sample: () => sample })
    },
    async drain() {
      worker ??= await startWorker(opened)
      await worker.dispatcher.drain()
    },
  }
}
