import { join } from 'node:path'
import { createChainer } from '../platform/audit/chain.ts'
import { openPool } from '../platform/db/pool.ts'
import type { Opened } from './open.ts'

/** Takes the last audit rows of a process that had the database to itself into the chain: none waits while it is down. */
export const chainTheRest = async ({
  logins,
  platform,
  config,
}: Pick<Opened, 'logins' | 'platform' | 'config'>): Promise<void> => {
  const pool = openPool(logins.chain, 1)
  try {
    await createChainer(pool, platform.log, join(config.dataDir, 'audit')).drain()
  } catch (error) {
    platform.log.error({ err: error }, 'the last audit rows wait for the next start to be chained')
  } finally {
    await pool.end()
  }
}
