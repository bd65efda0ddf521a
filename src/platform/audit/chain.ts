import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Logger } from 'pino'
import { canonical } from './canonical.ts'

/** hash = SHA-256(previous hash ‖ canonical text of the row); the first row follows 32 zero bytes. */
export const chainHash = (previous: Buffer, row: object): Buffer =>
  createHash('sha256').update(previous).update(canonical(row)).digest()

export const chainStart = Buffer.alloc(32)

const batch = 2_000
const everyMs = 1_000
// a row may commit after a later id was chained: look back this many ids for stragglers
const lookBack = 50_000

/** Extends the audit chain each second, under a role that may do nothing else. `pool` must work as `tongban_chain`. */
export const createChainer = (pool: pg.Pool, log: Logger) => {
  let timer: NodeJS.Timeout | undefined
  let current: Promise<void> = Promise.resolve()
  let stopped = false

  const extend = async (client: pg.PoolClient): Promise<number> => {
    const { rows: heads } = await client.query<{ seq: number; hash: Buffer; audit_id: number }>(
      'select seq, hash, (select max(audit_id) from "platform"."audit_chain") as audit_id from "platform"."audit_chain" order by seq desc limit 1',
    )
    const head = heads[0]
    const { rows } = await client.query<{ id: number }>(
      `select * from "platform"."audit" a where a.id > $1 and not exists
        (select from "platform"."audit_chain" c where c.audit_id = a.id) order by a.id limit ${batch}`,
      [Math.max((head?.audit_id ?? 0) - lookBack, 0)],
    )
    let { seq, hash } = { seq: head?.seq ?? 0, hash: head?.hash ?? chainStart }
    const links = rows.map((row) => {
      hash = chainHash(hash, row)
      return { seq: ++seq, audit_id: row.id, hash: `\\x${hash.toString('hex')}` }
    })
    if (links.length > 0) {
      await client.query(
        'insert into "platform"."audit_chain" select * from jsonb_populate_recordset(null::"platform"."audit_chain", $1::jsonb)',
        [JSON.stringify(links)],
      )
    }
    return links.length
  }

  const turn = async (): Promise<void> => {
    let client: pg.PoolClient | undefined
    try {
      client = await pool.connect()
      let more = true
      while (more) {
        await client.query('begin')
        // two chainers would fork the chain: the second waits here and then goes on from the first's head
        await client.query('select pg_advisory_xact_lock(7204503)')
        more = (await extend(client)) === batch
        await client.query('commit')
      }
      client.release()
    } catch (error) {
      client?.release(error as Error)
      log.error({ err: error }, 'the audit chain was not extended; it goes on')
    }
  }
  const schedule = (): void => {
    if (stopped) return
    timer = setTimeout(() => {
      current = turn().then(schedule)
    }, everyMs)
  }
  return {
    start: schedule,
    drain: async (): Promise<void> => {
      await current
      await turn()
    },
    stop: async (): Promise<void> => {
      stopped = true
      clearTimeout(timer)
      await current
    },
  }
}
