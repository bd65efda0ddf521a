import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

// dates stay text (`CivilDate`), bigints are safe integers here
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** Roles of the database: the owner migrates; `app` works without DDL; `chain` alone extends the audit chain. */
export type Role = 'tongban_app' | 'tongban_chain'

/** A pool that works as `role` (as the owner when undefined), with time limits on everything. */
export const openPool = (url: string, role: Role | undefined, max: number): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    ...(role ? { options: `-c role=${role}` } : {}),
    statement_timeout: role === 'tongban_app' ? 15_000 : 120_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 30_000,
  })
  // a reset socket emits 'error' on the idle client or on the one in use; neither may end the process
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
  })
  return pool
}

export const kyselyOn = (pool: pg.Pool): Kysely<never> => new Kysely<never>({ dialect: new PostgresDialect({ pool }) })
