import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { statementName } from './statement-name.ts'

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

type Query = PostgresPoolClient['query']

/** The same connection, each text prepared once. */
const prepared = (client: pg.PoolClient): PostgresPoolClient => ({
  query: ((text: unknown, values?: readonly unknown[]) => {
    if (typeof text !== 'string') return client.query(text as never)
    const name = statementName(text)
    return client.query({ text, values: [...(values ?? [])], ...(name ? { name } : {}) })
  }) as unknown as Query,
  release: () => client.release(),
})

export const kyselyOn = (pool: pg.Pool): Kysely<never> => {
  const connections = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect()
    const known = connections.get(client) ?? prepared(client)
    connections.set(client, known)
    return known
  }
  return new Kysely<never>({
    dialect: new PostgresDialect({ pool: { connect, end: () => pool.end() } as PostgresPool }),
  })
}
