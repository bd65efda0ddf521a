import type { Actor } from '../../kernel/actor.ts'
import { allow, type Decision, deny, firstRule, type Rule } from '../../kernel/decision.ts'
import { administrations, administrationsIn, isAdministration, mixesDuties } from './organ.ts'

/** The first administrators are appointed by who holds the one-time link; that command has looked at it. */
const settingUp = (actor: Actor): boolean => actor.via === 'administration.set-up'
const has = (actor: Actor, duty: string): boolean => actor.kind === 'official' && actor.duties.includes(duty)

/** Bulk loading of organs and appointments: the sample province. */
export const maySetUp = (actor: Actor): Decision =>
  actor.kind === 'system' ? allow('organ.system-sets-up') : deny('default', 'organ.only-the-platform-sets-up')

/** Organs and posts: system administrators, of the whole installation. */
export const reorganisingRules: readonly Rule<Actor, unknown>[] = [
  { id: 'organ.system-administrator', holds: (actor) => has(actor, 'system-admin') },
  { id: 'organ.first-administrators', holds: settingUp },
]
export const mayReorganise = firstRule(reorganisingRules, 'organ.only-system-administrators')

/** Organs, posts and people as administrators see them; each of the three sees who the others are. */
export const administeringRules: readonly Rule<Actor, unknown>[] = [
  {
    id: 'organ.administrators-see-posts',
    holds: (actor) => administrations.some((duty) => has(actor, duty)),
  },
  { id: 'organ.platform-sees-posts', holds: (actor) => actor.kind === 'system' },
  { id: 'organ.within-administration', holds: (actor) => actor.via?.startsWith('administration.') ?? false },
]
export const maySeePosts = (actor: Actor): Decision =>
  firstRule(administeringRules, 'organ.only-administrators')(actor, null)

/** What an appointment, a change of one, or a stand-in would give to whom. */
export interface Appointing {
  readonly personId: string
  /** Duties it gives; when one ends, those it had. */
  readonly duties: readonly string[]
  /** Duties the person holds besides, in other appointments and as a stand-in. */
  readonly others: readonly (readonly string[])[]
}

const stops: readonly { id: string; reason: string; holds: (a: Actor, s: Appointing) => boolean }[] = [
  {
    id: 'organ.not-oneself',
    reason: 'organ.not-oneself',
    holds: (actor, { personId }) => 'personId' in actor && actor.personId === personId,
  },
  {
    id: 'organ.keepers-handle-no-cases',
    reason: 'organ.duties-mixed',
    holds: (_actor, { duties }) => mixesDuties(duties),
  },
  {
    id: 'organ.administrations-apart',
    reason: 'organ.two-administrations',
    holds: (_actor, { duties, others }) => administrationsIn([duties, ...others]).size > 1,
  },
]

/** Security and audit administrators are appointed by their own kind; everybody else by system administrators. */
export const appointingRules: readonly Rule<Actor, Appointing>[] = [
  {
    id: 'organ.own-kind',
    holds: (actor, { duties }) => {
      const [kind, ...more] = duties
      return more.length === 0 && kind !== undefined && isAdministration(kind) && has(actor, kind)
    },
  },
  {
    id: 'organ.system-administrator-appoints',
    holds: (actor, { duties }) =>
      has(actor, 'system-admin') && !duties.includes('security-admin') && !duties.includes('audit'),
  },
  { id: 'organ.first-administrators', holds: settingUp },
]

/** May this be given? Nobody to themselves, no keeper with cases, no two administrations in one hand. */
export const mayAppoint = (actor: Actor, subject: Appointing): Decision => {
  const stop = stops.find(({ holds }) => holds(actor, subject))
  return stop
    ? deny(stop.id, stop.reason)
    : firstRule(appointingRules, 'organ.not-yours-to-appoint')(actor, subject)
}

/** May this be taken away? By who could give it; the platform ends what has run out. */
export const mayEnd = (actor: Actor, { duties, personId }: Omit<Appointing, 'others'>): Decision =>
  actor.kind === 'system' ? allow('organ.platform-ends') : mayAppoint(actor, { personId, duties, others: [] })

/** Who works where is for colleagues and the platform. */
export const mayListOfficials = (actor: Actor): Decision =>
  actor.kind === 'official' || actor.kind === 'system' || actor.via !== undefined
    ? allow('organ.officials-know-colleagues')
    : deny('default', 'organ.colleagues-only')
