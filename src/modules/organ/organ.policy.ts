import type { Actor } from '../../kernel/actor.ts'
import { allow, type Decision, deny, firstRule } from '../../kernel/decision.ts'

/** Organs and posts are set up by the platform; administrators come with their own area. */
export const maySetUp = (actor: Actor): Decision =>
  actor.kind === 'system' ? allow('organ.system-sets-up') : deny('default', 'organ.only-the-platform-sets-up')

const appointmentRules = firstRule<Actor, { readonly personId: string }>(
  [
    { id: 'organ.system-reads', holds: (actor) => actor.kind === 'system' },
    // whoever is just signing in is nobody yet; no door lets a visitor ask this for themselves
    { id: 'organ.signing-in', holds: (actor) => actor.kind === 'visitor' },
    {
      id: 'organ.own-appointments',
      holds: (actor, { personId }) =>
        (actor.kind === 'official' || actor.kind === 'resident') && actor.personId === personId,
    },
  ],
  'organ.not-your-appointments',
)

/** A person's posts are for themselves and the platform to ask. */
export const mayReadAppointments = (actor: Actor, personId: string): Decision => appointmentRules(actor, { personId })

/** Who works where is for colleagues and the platform. */
export const mayListOfficials = (actor: Actor): Decision =>
  actor.kind === 'official' || actor.kind === 'system' || actor.via !== undefined
    ? allow('organ.officials-know-colleagues')
    : deny('default', 'organ.colleagues-only')
