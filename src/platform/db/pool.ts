import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { type ReadingContext, readingContext, visitorContext } from './reading-context.ts'
import { prepareContext, queryFor } from './scoped-query.ts'
import { statementName } from './statement-name.ts'

// dates stay text (`CivilDate`), bigints are safe integers here
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** A pool of connections to `url`, with time limits on everything. */
export const openPool = (url: string, max: number, statementMs = 15_000): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: statementMs,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 30_000,
    onConnect: prepareContext,
  } as pg.PoolConfig)
  // a reset socket emits 'error' on the idle client or on the one in use; neither may end the process
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
  })
  return pool
}

type Query = PostgresPoolClient['query']

const begins = /^\s*(begin|start transaction)\b/i
const ends = /^\s*(commit|rollback)\b/i

/** The same connection: each text prepared once, each statement read for whom the work is done. */
const prepared = (client: pg.PoolClient): PostgresPoolClient => {
  let inTransaction = false
  let set: ReadingContext | undefined
  const control = (text: string): boolean => {
    if (begins.test(text)) inTransaction = true
    else if (ends.test(text)) inTransaction = false
    else return false
    set = undefined
    return true
  }
  return {
    query: ((text: unknown, values?: readonly unknown[]) => {
      if (typeof text !== 'string') return client.query(text as never)
      if (control(text)) return client.query(text)
      const name = statementName(text)
      const config = { text, values: [...(values ?? [])], ...(name ? { name } : {}) }
      const context = readingContext()
      // inside a transaction it stays set until another is wanted
      if (!context || context === (inTransaction ? set : visitorContext)) return client.query(config)
      if (inTransaction) set = context
      return queryFor(client, config, context)
    }) as unknown as Query,
    release: () => client.release(),
  }
}

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
