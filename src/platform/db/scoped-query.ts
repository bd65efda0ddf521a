import pg from 'pg'
import type { ReadingContext } from './reading-context.ts'

/** Prepared once a connection; its one row is nobody's result. */
const statement = {
  name: 'tb-context',
  text: `select set_config('tb.kind', $1, true), set_config('tb.party', $2, true), set_config('tb.person', $3, true),
    set_config('tb.from', $4, true), set_config('tb.below', $5, true), set_config('tb.appointment', $6, true),
    set_config('tb.items', $7, true), set_config('tb.now', $8, true)`,
}

/** For a new connection, before anything else is asked on it. */
export const prepareContext = async (client: pg.ClientBase): Promise<void> => {
  await client.query({ ...statement, values: ['', '', '', '', '', '', '', ''] })
}

/** What of the driver's connection and query is needed to put one more statement before a statement's own messages. */
interface Wire {
  bind(of: { portal: string; statement: string; values: readonly string[] }): void
  execute(of: { portal: string }): void
}
interface Insides {
  prepare(wire: Wire): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, wire: Wire): void
}
const insides = pg.Query.prototype as unknown as Insides

/**
 * One statement read for one context. The context is set in the same batch of messages, before the one Sync: no
 * further round trip, and since both are one transaction, what is set ends with it and no other statement of the
 * connection ever sees it. Inside an explicit transaction it lasts until that ends.
 */
export class ScopedQuery extends pg.Query {
  private readonly context: ReadingContext
  private contextSet = false
  constructor(config: pg.QueryConfig, context: ReadingContext) {
    super({ ...config, queryMode: 'extended' } as pg.QueryConfig)
    this.context = context
  }
  protected prepare(wire: Wire): void {
    wire.bind({ portal: '', statement: statement.name, values: this.context })
    wire.execute({ portal: '' })
    insides.prepare.call(this, wire)
  }
  protected handleDataRow(message: unknown): void {
    if (this.contextSet) insides.handleDataRow.call(this, message)
  }
  protected handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.contextSet) insides.handleCommandComplete.call(this, message, wire)
    this.contextSet = true
  }
}

/** On a pool or on one connection of it. */
export const queryFor = <Row extends pg.QueryResultRow>(
  on: pg.Pool | pg.ClientBase,
  config: pg.QueryConfig,
  context: ReadingContext,
): Promise<pg.QueryResult<Row>> => {
  const query = new ScopedQuery(config, context) as unknown as pg.QueryConfig
  if (on instanceof pg.Pool) return on.query<Row>(query)
  return new Promise((resolve, reject) => {
    const told = (error: Error | null, result: pg.QueryResult<Row>): void =>
      error ? reject(error) : resolve(result)
    ;(on.query as (query: unknown, values: undefined, told: unknown) => void)(query, undefined, told)
  })
}
