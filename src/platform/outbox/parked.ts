import type pg from 'pg'
import type { Clock } from '../clock/clock.ts'

export interface Parked {
  readonly listener: string
  readonly event_id: string
  readonly aggregate: string
  readonly tries: number
}

const mostTries = 8

/** 1 s, 2 s, 4 s … after a failure. */
const waitMs = (tries: number): number => (tries === 0 ? 0 : 1_000 * 2 ** (tries - 1))

/** Deliveries that failed, in their order for each listener and aggregate. After 8 tries the first is stuck. */
export const parkedDeliveries = (pool: pg.Pool, clock: Clock) => {
  const counts = new Map<string, number>()
  const keyOf = (listener: string, aggregate: string): string => `${listener}\n${aggregate}`
  const count = (key: string, by: number): void => {
    const left = (counts.get(key) ?? 0) + by
    if (left > 0) counts.set(key, left)
    else counts.delete(key)
  }
  return {
    async load(): Promise<void> {
      const { rows } = await pool.query<Parked>(
        'select listener, event_id, aggregate, tries from "platform"."parked_delivery"',
      )
      counts.clear()
      for (const row of rows) count(keyOf(row.listener, row.aggregate), 1)
    },
    holds: (listener: string, aggregate: string): boolean => counts.has(keyOf(listener, aggregate)),
    async park(
      listener: string,
      fact: { id: string; seq: number; aggregate: string },
      tries: number,
      error: string,
    ): Promise<void> {
      const { rows } = await pool.query<{ added: boolean }>({
        text: `insert into "platform"."parked_delivery" as p (listener, event_id, seq, aggregate, tries, last_error, retry_at, stuck)
          values ($1, $2, $3, $4, $5, $6, $7, $8)
          on conflict (listener, event_id) do update
          set tries = excluded.tries, last_error = excluded.last_error, retry_at = excluded.retry_at, stuck = excluded.stuck or p.held
          returning (xmax = 0) as added`,
        values: [
          ...[listener, fact.id, fact.seq, fact.aggregate, tries, error.slice(0, 2_000)],
          ...[new Date(clock.now().getTime() + waitMs(tries)), tries >= mostTries],
        ],
      })
      if (rows[0]?.added) count(keyOf(listener, fact.aggregate), 1)
    },
    /** The first of each listener and aggregate whose time has come; what is stuck waits for a person. */
    async due(): Promise<Parked[]> {
      const { rows } = await pool.query<Parked>({
        name: 'parked-due',
        text: `select listener, event_id, aggregate, tries from (
            select distinct on (listener, aggregate) listener, event_id, aggregate, tries, retry_at, stuck
            from "platform"."parked_delivery" order by listener, aggregate, seq
          ) first where not stuck and retry_at <= $1 limit 500`,
        values: [clock.now()],
      })
      return rows
    },
    async release(entry: Parked): Promise<void> {
      const { rowCount } = await pool.query(
        'delete from "platform"."parked_delivery" where listener = $1 and event_id = $2',
        [entry.listener, entry.event_id],
      )
      count(keyOf(entry.listener, entry.aggregate), -(rowCount ?? 0))
    },
  }
}
