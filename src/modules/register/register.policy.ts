import { type Actor, handlesCases } from '../../kernel/actor.ts'
import { coversItem } from '../../kernel/covers-item.ts'
import { firstRule } from '../../kernel/decision.ts'

interface FactsAsked {
  readonly partyId: string
  /** What they are asked for. */
  readonly itemCode?: string | undefined
}

/** One's own facts, those of whom one acts for, and the platform's own work. */
export const mayReadFacts = firstRule<Actor, FactsAsked>(
  [
    {
      id: 'register.own-facts',
      holds: (actor, { partyId }) =>
        actor.kind === 'resident' && (actor.partyId === partyId || actor.personId === partyId),
    },
    { id: 'register.system', holds: (actor) => actor.kind === 'system' },
  ],
  'register.not-yours',
  [
    {
      // a mandate for chosen items reaches the other party's facts for those items; one's own stay one's own
      id: 'register.facts.mandate',
      reason: 'register.not-yours',
      holds: (actor, { partyId, itemCode }) =>
        actor.kind === 'resident' &&
        actor.items !== undefined &&
        partyId !== actor.personId &&
        (itemCode === undefined || !coversItem(actor, itemCode)),
    },
  ],
)

/** Officials look facts up for a reason; each time is in the audit. */
export const mayConsult = firstRule<Actor, unknown>(
  [
    { id: 'register.officials-consult', holds: handlesCases },
    { id: 'register.system-consults', holds: (actor) => actor.kind === 'system' },
  ],
  'register.officials-only',
)

/** Whose relative somebody is, for what they must stand back from: about oneself, and for the platform. */
export const mayReadFamily = firstRule<Actor, { readonly personId: string }>(
  [
    {
      id: 'register.own-family',
      holds: (actor, { personId }) =>
        (actor.kind === 'official' || actor.kind === 'resident') && actor.personId === personId,
    },
    { id: 'register.system-reads-family', holds: (actor) => actor.kind === 'system' },
  ],
  'register.not-yours',
)

/** "This is wrong": by residents, about what is held of whom they act for in all their affairs. */
export const mayDispute = firstRule<Actor, unknown>(
  [
    {
      id: 'register.own-dispute',
      holds: (actor) => actor.kind === 'resident' && actor.items === undefined,
    },
  ],
  'register.residents-only',
)

export const mayLoad = firstRule<Actor, unknown>(
  [{ id: 'register.system-loads', holds: (actor) => actor.kind === 'system' }],
  'register.only-registers-write',
)

/** Somebody for themselves, not on behalf of others; whose parent they are is read from the register. */
export const mayBeGuardian = firstRule<Actor, unknown>(
  [
    {
      id: 'register.parent',
      holds: (actor) => actor.kind === 'resident' && actor.partyId === actor.personId,
    },
  ],
  'register.only-for-yourself',
)

/** Whether a name belongs to a number is asked as part of proving who one is, never by itself. */
export const mayConfirm = firstRule<Actor, unknown>(
  [{ id: 'register.part-of-work', holds: (actor) => actor.via !== undefined }],
  'register.only-with-a-command',
)
