import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Static, TSchema } from 'typebox'
import { type Actor, actorKey } from '../../kernel/actor.ts'
import type { Ask, Command, Query } from '../../kernel/operation.ts'
import { Problem } from '../../kernel/problem.ts'
import { kyselyOn } from '../db/pool.ts'
import type { Reader } from '../db/reader.ts'
import { contextOf, readingAs } from '../db/reading-context.ts'
import type { Module } from '../module.ts'
import type { Hands, PerformOptions, Platform } from '../platform.ts'
import { type AuditRow, auditRow } from './audit-row.ts'
import { batched } from './batch.ts'
import { notThereAtFloor, workBehind } from './behind.ts'
import { AlreadyDelivered, allWrites, carry, commit, type Extras, LostRace } from './commit.ts'
import { answer, type Change, type Planning, plan } from './plan.ts'
import { auditWrites } from './platform-tables.ts'

/** A listener's command for one fact. */
export interface Delivery {
  readonly command: Command<never>
  readonly input: unknown
  readonly actor: Actor
  readonly listener: string
  readonly eventId: string
}

export interface Runtime extends Hands {
  /** Commands from outside that are being performed right now; deliveries stand back while there are many. */
  readonly inHand: () => number
  /** Several deliveries about different things in one statement; false when they must be tried one by one. */
  deliverTogether(deliveries: readonly Delivery[]): Promise<boolean>
  /** A listener's command: effective once for its event. False when it had been already. */
  deliver(delivery: Delivery): Promise<boolean>
  /** The audit row for somebody known whom a door sent away before any operation; nothing for a visitor. */
  refused(
    actor: Actor,
    operation: string,
    reason: string,
    subject?: Readonly<Record<string, unknown>>,
  ): Promise<void>
  /** What goes on behind answers (the audit of what was "not there") is done: before the database goes away. */
  settled(): Promise<void>
  /** Told after each commit that emitted facts. */
  onFacts(told: () => void): void
}

const refusalWaitMs = 20

/** A key as a client may choose it; people without a session share no keys, so theirs are not kept. */
const checkedKey = (operation: string, key: string | null | undefined, actor: Actor): string | undefined => {
  if (key === null || key === undefined || actor.kind === 'visitor') return undefined
  if (!/^[!-~]{8,200}$/.test(key)) throw new Problem('key-unusable', 400)
  return `${operation}:${key}`
}

const bodyHash = (operation: string, input: unknown): string =>
  createHash('sha256')
    .update(`${operation}\n${JSON.stringify(input)}`)
    .digest('hex')

export interface Pools {
  readonly pool: pg.Pool
  /** Small and of its own: a page that holds a connection must never wait for another one to be recorded. */
  readonly auditPool: pg.Pool
}

/** Puts modules on a database: the only place where operations run. */
export const createRuntime = (
  { pool, auditPool }: Pools,
  modules: readonly Module[],
  platform: Platform,
): Runtime => {
  const storesOn = (db: Kysely<never>): ((operation: string) => unknown) => {
    const made = new Map<string, unknown>()
    return (operation) => {
      const name = operation.slice(0, operation.indexOf('.'))
      if (!made.has(name)) {
        const module = modules.find((m) => m.name === name)
        if (!module) throw new Error(`no module "${name}" for the operation "${operation}"`)
        made.set(name, module.store(db as unknown as Reader<never>, platform))
      }
      return made.get(name)
    }
  }
  const record = batched<AuditRow>(async (rows) => {
    await carry(auditPool, auditWrites(rows))
  }, refusalWaitMs)
  const behind = workBehind((error) => platform.log.error(error, 'a refusal could not be written down'))
  const planning: Planning = {
    storeOf: storesOn(kyselyOn(pool)),
    now: () => platform.clock.now(),
    record,
    behind: behind.begin,
  }
  const tellers: (() => void)[] = []
  let inHand = 0

  /** The stored answer of an earlier performance under this key, if there was one. */
  const earlier = async (
    actor: string,
    key: string,
    sha256: string,
  ): Promise<{ answer: unknown } | undefined> => {
    const { rows } = await pool.query<{ answer: unknown; body_sha256: string }>({
      name: 'earlier-answer',
      text: 'select answer, body_sha256 from "platform"."idempotency" where actor = $1 and key = $2',
      values: [actor, key],
    })
    const row = rows[0]
    if (row && row.body_sha256 !== sha256) throw new Problem('key-used-for-other-content', 422)
    return row && { answer: row.answer }
  }

  const wasDelivered = async (listener: string, eventId: string): Promise<boolean> => {
    const text = 'select 1 from "platform"."delivery" where listener = $1 and event_id = $2'
    return (await pool.query({ name: 'was-delivered', text, values: [listener, eventId] })).rowCount === 1
  }

  /** Plans and commits, once more after a lost race: the second planning sees what happened and says so. */
  const carryOut = async (
    command: Command<never>,
    input: unknown,
    actor: Actor,
    extrasFor: (result: unknown) => Omit<Extras, 'now' | 'causedBy'>,
  ): Promise<unknown> => {
    for (let attempt = 1; ; attempt++) {
      const change: Change = { writes: [], events: [], audits: [] }
      const result = await readingAs(contextOf(actor, planning.now()), () =>
        plan(planning, command, input, actor, change),
      )
      const causedBy = actor.kind === 'system' ? actor.causedBy : undefined
      try {
        await commit(pool, change, { now: planning.now(), causedBy, ...extrasFor(result) })
      } catch (error) {
        if (!(error instanceof LostRace)) throw error
        if (attempt === 1) continue
        throw new Problem('lost-race', 409)
      }
      if (change.events.length > 0) for (const tell of tellers) tell()
      return result
    }
  }

  const perform = async <I extends TSchema, O extends TSchema>(
    command: Command<never, I, O>,
    input: Static<I>,
    actor: Actor,
    options: PerformOptions = {},
  ): Promise<Static<O>> => {
    inHand++
    try {
      return await notThereAtFloor(() => performOnce(command, input, actor, options))
    } finally {
      inHand--
    }
  }

  const performOnce = async <I extends TSchema, O extends TSchema>(
    command: Command<never, I, O>,
    input: Static<I>,
    actor: Actor,
    options: PerformOptions,
  ): Promise<Static<O>> => {
    const key = checkedKey(command.name, options.idempotencyKey, actor)
    if (!key) return (await carryOut(command, input, actor, () => ({}))) as Static<O>
    const who = actorKey(actor)
    const bodySha256 = bodyHash(command.name, input)
    try {
      return (await carryOut(command, input, actor, (result) => ({
        idempotency: { actor: who, key, operation: command.name, bodySha256, answer: result },
      }))) as Static<O>
    } catch (error) {
      const before = await earlier(who, key, bodySha256)
      if (before) return before.answer as Static<O>
      throw error
    }
  }

  return {
    perform,
    ask: <I extends TSchema, O>(query: Query<never, I, O>, input: Static<I>, actor: Actor): Promise<O> =>
      notThereAtFloor(() =>
        readingAs(contextOf(actor, planning.now()), () =>
          answer(planning, query as unknown as Query<never, TSchema, O>, input, actor),
        ),
      ),
    settled: behind.settled,
    async snapshot(actor, work) {
      return kyselyOn(pool)
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (tx) => {
          const storeOf = storesOn(tx as unknown as Kysely<never>)
          const ask: Ask = (query, input) => answer(planning, query as never, input, actor, storeOf)
          return readingAs(contextOf(actor, planning.now()), () => work(ask))
        })
    },
    refused: async (actor, operation, reason, subject = {}) => {
      if (actor.kind === 'visitor') return
      await record(
        auditRow(actor, operation, 'refused', platform.clock.now(), subject, { rule: 'door', reason }),
      )
    },
    inHand: () => inHand,
    async deliverTogether(deliveries) {
      const now = planning.now()
      let facts = 0
      try {
        const planned = await Promise.all(
          deliveries.map(async ({ command, input, actor, listener, eventId }) => {
            const own: Change = { writes: [], events: [], audits: [] }
            await readingAs(contextOf(actor, planning.now()), () =>
              plan(planning, command, input, actor, own),
            )
            facts += own.events.length
            return allWrites(own, { now, causedBy: eventId, delivery: { listener, eventId } })
          }),
        )
        await carry(pool, planned.flat())
      } catch {
        return false
      }
      if (facts > 0) for (const tell of tellers) tell()
      return true
    },
    async deliver({ command, input, actor, listener, eventId }) {
      try {
        await carryOut(command, input, actor, () => ({ delivery: { listener, eventId } }))
        return true
      } catch (error) {
        // after a crash the command may refuse because its own effect is there already
        if (error instanceof AlreadyDelivered || (await wasDelivered(listener, eventId))) return false
        throw error
      }
    },
    onFacts: (told) => void tellers.push(told),
  }
}
