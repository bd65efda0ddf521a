import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Logger } from 'pino'
import { canonical } from './canonical.ts'
import { appendHead, type Head, headsFile } from './heads.ts'

/** What of an audit row the chain holds fast. A column more in the table would change no hash that is there. */
export const chainedColumns = [
  'id',
  'at',
  'operation',
  'outcome',
  'actor_kind',
  'actor_id',
  'person_id',
  'acting_for',
  'organ_id',
  'via',
  'rule',
  'reason',
  'caused_by',
  'subject',
] as const

type ChainedRow = Readonly<Record<(typeof chainedColumns)[number], unknown>>

/** hash = SHA-256(previous hash ‖ canonical text of the row); the first row follows 32 zero bytes. */
export const chainHash = (previous: Buffer, row: ChainedRow): Buffer => {
  const held = Object.fromEntries(chainedColumns.map((column) => [column, row[column]]))
  return createHash('sha256').update(previous).update(canonical(held)).digest()
}

export const chainStart = Buffer.alloc(32)

const batch = 2_000
const everyMs = 1_000
// a row may commit after a later id was chained: look back this many ids for stragglers
const lookBack = 50_000

// a line a minute outside of the database: whoever rewrites the chain has to rewrite that file too
const headEveryMs = 60_000

/**
 * Extends the audit chain each second, under a role that may do nothing else. `pool` must work as `tongban_chain`.
 * With `headsIn`, a folder outside of the database, it writes down there how far the chain reached.
 */
export const createChainer = (pool: pg.Pool, log: Logger, headsIn?: string) => {
  let head: Head | undefined
  let written: Head | undefined
  let writtenAt = Number.NEGATIVE_INFINITY
  let database: string | undefined
  const writeHead = async (now: boolean): Promise<void> => {
    if (!headsIn || !head || head.seq === written?.seq) return
    if (!now && performance.now() - writtenAt < headEveryMs) return
    database ??= (await pool.query<{ name: string }>('select current_database() as name')).rows[0]?.name
    appendHead(headsFile(headsIn, database ?? ''), head)
    written = head
    writtenAt = performance.now()
  }
  let timer: NodeJS.Timeout | undefined
  let current: Promise<void> = Promise.resolve()
  let stopped = false

  const extend = async (client: pg.PoolClient): Promise<{ links: number; reached: Head | undefined }> => {
    const { rows: heads } = await client.query<{ seq: number; hash: Buffer; audit_id: number }>(
      'select seq, hash, (select max(audit_id) from "platform"."audit_chain") as audit_id from "platform"."audit_chain" order by seq desc limit 1',
    )
    const last = heads[0]
    const { rows } = await client.query<ChainedRow & { id: number }>(
      `select * from "platform"."audit" a where a.id > $1 and not exists
        (select from "platform"."audit_chain" c where c.audit_id = a.id) order by a.id limit ${batch}`,
      [Math.max((last?.audit_id ?? 0) - lookBack, 0)],
    )
    let { seq, hash } = { seq: last?.seq ?? 0, hash: last?.hash ?? chainStart }
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
    const newest = links.at(-1)
    return {
      links: links.length,
      reached: newest && {
        seq: newest.seq,
        row: newest.audit_id,
        hash: hash.toString('hex'),
        at: new Date().toISOString(),
      },
    }
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
        const { links, reached } = await extend(client)
        await client.query('commit')
        head = reached ?? head
        more = links === batch
      }
      client.release()
      client = undefined
      await writeHead(false)
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
      await writeHead(true)
    },
    /** Takes in what is there, so that nothing waits unchained while the product is down. */
    stop: async (): Promise<void> => {
      stopped = true
      clearTimeout(timer)
      await current
      await turn()
      await writeHead(true).catch((error: unknown) => log.error({ err: error }, 'the head was not written'))
    },
  }
}
