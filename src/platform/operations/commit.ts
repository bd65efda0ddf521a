import type pg from 'pg'
import { Problem } from '../../kernel/problem.ts'
import type { Write } from '../../kernel/write.ts'
import { platformContext } from '../db/reading-context.ts'
import { queryFor } from '../db/scoped-query.ts'
import { statementName } from '../db/statement-name.ts'
import { json } from '../db/writer.ts'
import type { Change } from './plan.ts'
import { newId } from './plan.ts'
import { auditWrites, w } from './platform-tables.ts'

/** The guarded row was changed by someone else meanwhile. */
export class LostRace extends Error {}
/** The key of this command was used before. */
export class SameKey extends Error {}
/** This listener has already had this event. */
export class AlreadyDelivered extends Error {}

export interface Extras {
  readonly now: Date
  readonly causedBy?: string | undefined
  readonly idempotency?:
    | { actor: string; key: string; operation: string; bodySha256: string; answer: unknown }
    | undefined
  readonly delivery?: { listener: string; eventId: string } | undefined
}

/** Parts of one statement run in no fixed order, so facts that must keep theirs go in as one insert. */
const outboxWrites = (change: Change, extras: Extras): Write[] => {
  const rows = change.events.map((e) => ({
    id: newId(extras.now),
    name: e.name,
    version: e.version,
    aggregate: e.aggregate,
    payload: json(e.payload),
    at: extras.now,
    caused_by: extras.causedBy ?? null,
  }))
  return rows.length === 0 ? [] : [w.insertMany('platform.outbox', rows)]
}

const extraWrites = ({ now, idempotency, delivery }: Extras): Write[] => [
  ...(idempotency
    ? [
        w.insert('platform.idempotency', {
          actor: idempotency.actor,
          key: idempotency.key,
          operation: idempotency.operation,
          body_sha256: idempotency.bodySha256,
          answer: json(idempotency.answer ?? null),
          at: now,
        }),
      ]
    : []),
  ...(delivery
    ? [w.insert('platform.delivery', { listener: delivery.listener, event_id: delivery.eventId, at: now })]
    : []),
]

/** All rows that one change leaves: the module's own, facts, audit, the key, the delivery. */
export const allWrites = (change: Change, extras: Extras): Write[] => [
  ...change.writes,
  ...outboxWrites(change, extras),
  ...auditWrites(change.audits),
  ...extraWrites(extras),
]

const mostPrepared = 20

/** Many writes as the CTEs of one statement: all of them happen, or none. */
export const oneStatement = (
  writes: readonly Write[],
): { name?: string; text: string; values: unknown[] } => {
  const values: unknown[] = []
  const parts: string[] = []
  const guards: string[] = []
  writes.forEach((write, at) => {
    let text = write.text[0] ?? ''
    write.values.forEach((value, hole) => {
      values.push(value)
      text += `$${values.length}${write.text[hole + 1] ?? ''}`
    })
    parts.push(`w${at} as (${text})`)
    if (write.touches === 'one') guards.push(`"platform".touched_one((select count(*) from w${at}), ${at})`)
  })
  const text = `with ${parts.join(', ')} select ${guards.join(', ') || '1'}`
  // many changes together come in too many shapes to prepare each
  const name = writes.length <= mostPrepared ? statementName(text) : undefined
  return { ...(name ? { name } : {}), text, values }
}

/**
 * What was decided is written as the platform: the planning read only what the actor may see, and the guards name the
 * revisions it read.
 */
export const carry = (pool: pg.Pool, writes: readonly Write[]): Promise<unknown> =>
  queryFor(pool, oneStatement(writes), platformContext)

const uniqueViolation = '23505'

/** Carries a change out. Throws LostRace, SameKey, AlreadyDelivered, or what the database says. */
export const commit = async (pool: pg.Pool, change: Change, extras: Extras): Promise<void> => {
  const writes = allWrites(change, extras)
  if (writes.length === 0) return
  try {
    await carry(pool, writes)
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string }
    if (code === 'TB409') throw new LostRace()
    if (code === uniqueViolation && constraint === 'idempotency_key') throw new SameKey()
    if (code === uniqueViolation && constraint === 'delivery_pkey') throw new AlreadyDelivered()
    if (code === uniqueViolation)
      throw new Problem('already-exists', 409, { values: { constraint: constraint ?? '' } })
    throw error
  }
}
