import { statfs } from 'node:fs/promises'
import type { Write } from '../../kernel/write.ts'
import { type Reader, sql, writer } from '../../platform/db/index.ts'
import type { Health, KeyReport, ParkedDelivery, Timer } from './operations.ts'
import { plainError } from './operations.ts'

/** The platform's tables as this module writes them. */
export interface OperationsTables {
  'platform.parked_delivery': {
    listener: string
    event_id: string
    tries: number
    stuck: boolean
    held: boolean
    retry_at: Date
  }
}

export interface OperationsPorts {
  readonly dataDir: string
  readonly keySource: 'file' | 'service'
  readonly signingOrder: () => readonly number[]
}

const w = writer<OperationsTables>()
const alive = sql`at > now() - interval '31 seconds'`

export const operationsStore = (
  db: Reader<OperationsTables>,
  { dataDir, keySource, signingOrder }: OperationsPorts,
) => ({
  async health(): Promise<Health> {
    const { rows } = await sql<Omit<Health, 'disk' | 'backup' | 'wal'>>`select
      (select count(*)::int from "platform"."outbox" where done_at is null) as "waitingFacts",
      (select min(at) from "platform"."outbox" where done_at is null) as "oldestFactAt",
      (select count(*)::int from "platform"."parked_delivery") as parked,
      (select count(*)::int from "platform"."parked_delivery" where stuck and not held) as stuck,
      (select count(*)::int from "platform"."parked_delivery" where held) as held,
      (select a.at from "platform"."audit" a where a.id = last.id) as "lastChainedAt",
      (select min(a.at) from "platform"."audit" a where a.id > coalesce(last.id, 0)) as "oldestUnchainedAt",
      (select count(*)::int from "platform"."audit" a where a.id > coalesce(last.id, 0)) as unchained,
      (select count(*)::int from "platform"."key_holder" where ${alive}) as processes,
      pg_database_size(current_database()) as "databaseBytes"
      from (select max(audit_id) as id from "platform"."audit_chain") last`.execute(db)
    const backups = await sql<NonNullable<Health['backup']>>`select ended_at as "endedAt", rows, files, bytes
      from "platform"."backup" order by id desc limit 1`.execute(db)
    const wal = await sql<NonNullable<Health['wal']>>`select last_archived_time as "keptAt",
        case when last_failed_time > coalesce(last_archived_time, '-infinity') then last_failed_time end
          as "failingSince"
      from pg_stat_archiver where current_setting('archive_mode') = 'on'`.execute(db)
    const { bavail, blocks, bsize } = await statfs(dataDir)
    const [health] = rows
    if (!health) throw new Error('the database gave no answer')
    return {
      ...health,
      disk: { free: bavail * bsize, size: blocks * bsize },
      backup: backups.rows[0] ?? null,
      wal: wal.rows[0] ?? null,
    }
  },

  /** The first of each listener and thing; those behind it are counted. */
  async parked(limit: number): Promise<readonly ParkedDelivery[]> {
    const { rows } = await sql<ParkedDelivery>`select first.listener, first.event_id as "eventId",
        coalesce(o.name, '') as fact, first.tries,
        case when first.held then 'held' when first.stuck then 'stuck' else 'waiting' end as state,
        first.retry_at as "retryAt", coalesce(o.at, first.retry_at) as since,
        coalesce(first.last_error, '') as error, (first.all - 1)::int as behind
      from (
        select distinct on (listener, aggregate) p.*, count(*) over (partition by listener, aggregate) as all
        from "platform"."parked_delivery" p order by listener, aggregate, seq
      ) first left join "platform"."outbox" o on o.id = first.event_id
      order by first.stuck desc, first.seq limit ${limit}`.execute(db)
    return rows.map((row) => ({ ...row, error: plainError(row.error) }))
  },

  async findParked(listener: string, eventId: string): Promise<{ held: boolean } | undefined> {
    const { rows } = await sql<{ held: boolean }>`select held from "platform"."parked_delivery"
      where listener = ${listener} and event_id = ${eventId}`.execute(db)
    return rows[0]
  },

  retry: (listener: string, eventId: string, now: Date): Write =>
    w.update(
      'platform.parked_delivery',
      { listener, event_id: eventId },
      { tries: 0, stuck: false, held: false, retry_at: now },
    ),
  hold: (listener: string, eventId: string): Write =>
    w.update('platform.parked_delivery', { listener, event_id: eventId }, { stuck: true, held: true }),

  async timers(): Promise<readonly Timer[]> {
    const { rows } = await sql<Timer>`select name, cron, began_at as "beganAt", ended_at as "endedAt",
      failed_at as "failedAt", error from "platform"."timer" order by name`.execute(db)
    return rows.map((row) => ({ ...row, error: row.error && plainError(row.error) }))
  },

  async keys(): Promise<KeyReport> {
    const versions = await sql<KeyReport['versions'][number]>`select version, state, made_at as "madeAt",
        current_at as "currentAt", old_at as "oldAt", retired_at as "retiredAt",
        (select sum(count)::int from "platform"."key_use" u where u.version = v.version) as seals
      from "platform"."key_version" v order by version desc`.execute(db)
    const more = await sql<{ countedAt: Date | null; processes: number; behind: number }>`select
        (select max(counted_at) from "platform"."key_use") as "countedAt",
        (select count(*)::int from "platform"."key_holder" where ${alive}) as processes,
        (select count(*)::int from "platform"."key_holder" where ${alive} and current <>
          (select version from "platform"."key_version" where state = 'current')) as behind`.execute(db)
    const [found] = more.rows
    const [signs = null, ...published] = signingOrder()
    return {
      kind: keySource,
      versions: versions.rows.map((v) => ({ ...v, seals: v.seals ?? (found?.countedAt ? 0 : null) })),
      countedAt: found?.countedAt ?? null,
      processes: found?.processes ?? 0,
      behind: found?.behind ?? 0,
      signing: { signs, published },
    }
  },
})

export type OperationsStore = ReturnType<typeof operationsStore>
