import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { mayTakeOut } from '../../../kernel/own-data.ts'
import { notFound } from '../../../kernel/problem.ts'
import type { AuditStore } from '../audit.store.ts'
import type { AuditEntry } from '../audit.tables.ts'

/** Somebody looked at what is held of me, or acted for me: when, which organ, what, and the reason they gave. */
export interface MyReading {
  readonly id: number
  readonly at: Date
  readonly operation: string
  /** By a person who may act for me; else by an organ or the platform. */
  readonly byMandate: boolean
  readonly done: boolean
  readonly organId: string | undefined
  readonly caseNumber: string | undefined
  readonly reason: string | undefined
}

const textIn = (subject: unknown, name: string): string | undefined => {
  const value = (subject as Readonly<Record<string, unknown>> | null)?.[name]
  return typeof value === 'string' ? value : undefined
}

const toReading = ({ id, at, operation, organ_id, actor_kind, outcome, subject }: AuditEntry): MyReading => ({
  id,
  at,
  operation,
  byMandate: actor_kind === 'resident',
  done: outcome === 'done',
  organId: organ_id ?? undefined,
  caseNumber: textIn(subject, 'number') ?? textIn(subject, 'caseNumber'),
  reason: textIn(subject, 'reason'),
})

const pageSize = 30

/** Who looked at my data, when and why, newest first; of which person nothing but their organ. */
export const listMyReadings = query<AuditStore>()({
  name: 'audit.list-my-readings',
  unscoped: 'rows of officials about the party; cut to the party in the store',
  input: Type.Object({ before: Type.Optional(Type.Integer({ minimum: 1 })) }),
  may: mayTakeOut('audit'),
  run: async ({ before }, { actor, store }) => {
    if (actor.kind !== 'resident') throw notFound()
    const found = await store.readingsOf(actor, before, pageSize + 1)
    const readings = found.slice(0, pageSize).map(toReading)
    return { readings, next: found.length > pageSize ? readings.at(-1)?.id : undefined }
  },
})

/** What the audit holds of me: who read my data, and what I did myself. */
export const exportMyAudit = query<AuditStore>()({
  name: 'audit.export-mine',
  unscoped: 'rows of officials about the party; cut to the party in the store',
  input: Type.Object({}),
  may: mayTakeOut('audit'),
  personal: true,
  run: async (_input, { actor, store }) => {
    if (actor.kind !== 'resident') throw notFound()
    const read = await store.readingsOf(actor, undefined, 5_000)
    const did = actor.partyId === actor.personId ? await store.deedsOf(actor.personId, 5_000) : []
    return {
      readByOthers: read.map(toReading).map(({ at, id: _id, ...reading }) => ({
        at: at.toISOString(),
        ...reading,
      })),
      doneByMe: did.map(({ at, operation, outcome, acting_for }) => ({
        at: at.toISOString(),
        operation,
        outcome,
        actingFor: acting_for,
      })),
    }
  },
})
