import pg from 'pg'
import type { Opened } from '../../src/main/open.ts'

const pools = new WeakMap<Opened, pg.Pool>()

/** The owner's connection: to make and count rows without being anybody under the policies of the rows. */
export const ownerPool = (opened: Opened): pg.Pool => {
  const pool =
    pools.get(opened) ??
    new pg.Pool({
      connectionString: opened.databaseUrl,
      max: 1,
      allowExitOnIdle: true,
      idleTimeoutMillis: 2_000,
    })
  // the bench stops its server while this waits idle
  pool.on('error', () => undefined)
  pools.set(opened, pool)
  return pool
}
