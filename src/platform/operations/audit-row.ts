import { type Actor, actorKey } from '../../kernel/actor.ts'

/** One line of the audit before it is chained. */
export interface AuditRow {
  readonly at: Date
  readonly operation: string
  readonly outcome: 'done' | 'refused' | 'read'
  readonly actor_kind: string
  readonly actor_id: string
  readonly person_id: string | null
  readonly acting_for: string | null
  readonly organ_id: string | null
  readonly via: string | null
  readonly rule: string | null
  readonly reason: string | null
  readonly caused_by: string | null
  readonly subject: Readonly<Record<string, unknown>>
}

const namesAThing = /^(id|code|number)$|(Id|Number|Code|Key)$/
const personal = /idNumber|phone|mobile/i

/** The ids in an input say what it was about; everything else stays out of the audit. */
export const subjectOf = (input: unknown): Record<string, unknown> =>
  typeof input === 'object' && input !== null
    ? Object.fromEntries(
        Object.entries(input).filter(
          ([name, value]) =>
            namesAThing.test(name) && !personal.test(name) && typeof value === 'string' && value.length <= 64,
        ),
      )
    : {}

/** The party a mandate is for, or the appointment one stands in for. */
const actingFor = (actor: Actor): string | null => {
  if (actor.kind === 'official') return actor.standsInFor ?? null
  return actor.kind === 'resident' && actor.partyId !== actor.personId ? actor.partyId : null
}

export const auditRow = (
  actor: Actor,
  operation: string,
  outcome: AuditRow['outcome'],
  at: Date,
  subject: Readonly<Record<string, unknown>>,
  judged: { rule?: string; reason?: string } = {},
): AuditRow => ({
  at,
  operation,
  outcome,
  actor_kind: actor.kind,
  actor_id: actorKey(actor),
  person_id: actor.kind === 'resident' || actor.kind === 'official' ? actor.personId : null,
  acting_for: actingFor(actor),
  organ_id: actor.kind === 'official' ? actor.organId : null,
  via: actor.via ?? null,
  rule: judged.rule ?? null,
  reason: judged.reason ?? null,
  caused_by: actor.kind === 'system' ? (actor.causedBy ?? null) : null,
  subject,
})
