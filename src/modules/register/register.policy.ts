import type { Actor } from '../../kernel/actor.ts'
import { allow, type Decision, deny, firstRule } from '../../kernel/decision.ts'

/** One's own facts, those of whom one acts for, and the platform's own work. */
export const mayReadFacts = firstRule<Actor, { readonly partyId: string }>(
  [
    {
      id: 'register.own-facts',
      holds: (actor, { partyId }) =>
        actor.kind === 'resident' && (actor.partyId === partyId || actor.personId === partyId),
    },
    { id: 'register.system', holds: (actor) => actor.kind === 'system' },
  ],
  'register.not-yours',
)

/** Officials look facts up for a reason; each time is in the audit. */
export const mayConsult = (actor: Actor): Decision =>
  actor.kind === 'official' || actor.kind === 'system'
    ? allow('register.officials-consult')
    : deny('default', 'register.officials-only')

export const mayLoad = (actor: Actor): Decision =>
  actor.kind === 'system' ? allow('register.system-loads') : deny('default', 'register.only-registers-write')

/** Somebody for themselves, not on behalf of others; whose parent they are is read from the register. */
export const mayBeGuardian = (actor: Actor): Decision =>
  actor.kind === 'resident' && actor.partyId === actor.personId
    ? allow('register.parent')
    : deny('default', 'register.only-for-yourself')

/** Whether a name belongs to a number is asked as part of proving who one is, never by itself. */
export const mayConfirm = (actor: Actor): Decision =>
  actor.via === undefined ? deny('default', 'register.only-with-a-command') : allow('register.part-of-work')
