import { type Actor, administersAll } from '../../kernel/actor.ts'
import { firstRule, type Rule } from '../../kernel/decision.ts'

/** The register is one for the whole province, and so is who keeps it. */
const isSystemAdmin = (actor: Actor): boolean =>
  actor.kind === 'official' && actor.duties.includes('system-admin') && administersAll(actor)

/** Registered systems are kept by the system administrator, who sees no data that goes through them. */
export const mayKeepSystems = firstRule<Actor, unknown>(
  [
    { id: 'client.system-admin-keeps', holds: isSystemAdmin },
    { id: 'client.platform-loads', holds: (actor) => actor.kind === 'system' },
  ],
  'client.system-admin-only',
)

/** A person signs in, and answers for themselves, in a session of their own. */
export const maySignOn = firstRule<Actor, unknown>(
  [
    {
      id: 'client.person-signs-on',
      holds: (actor) => actor.kind === 'resident' || actor.kind === 'official',
    },
  ],
  'sign-in-needed',
)

/** What a person allowed a system, they take back themselves. */
export const mayEndAgreement = firstRule<Actor, { readonly personId: string }>(
  [
    {
      id: 'client.own-agreement',
      holds: (actor, { personId }) =>
        (actor.kind === 'resident' || actor.kind === 'official') && actor.personId === personId,
    },
  ],
  'not-found',
)

/** What the provider and the worker do for the platform. */
export const mayServe = firstRule<Actor, unknown>(
  [{ id: 'client.platform-serves', holds: (actor) => actor.kind === 'system' }],
  'client.platform-only',
)

/** Any system that came with a token of its own. */
export const mayAskAboutItself = firstRule<Actor, unknown>(
  [{ id: 'client.asks-about-itself', holds: (actor) => actor.kind === 'client' }],
  'client.systems-only',
)

/** Scope says what, purpose says what for: both must fit. */
const staffRules: readonly Rule<Actor, unknown>[] = [
  {
    id: 'client.staff-for-directory',
    holds: (actor) =>
      actor.kind === 'client' && actor.scopes.includes('staff') && actor.purpose === 'staff-directory',
  },
]
export const mayListStaff = firstRule<Actor, unknown>(staffRules, 'client.other-purpose')
