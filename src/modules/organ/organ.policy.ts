import { type Actor, administers, administersAll, handlesCases, realmOf } from '../../kernel/actor.ts'
import { firstRule, type Rule } from '../../kernel/decision.ts'
import { subtree } from '../../kernel/scope.ts'
import { administrations, administrationsIn, handlesOnly, isAdministration, mixesDuties } from './organ.ts'

/** The first administrators are appointed by who holds the one-time link; that command has looked at it. */
const settingUp = (actor: Actor): boolean => actor.via === 'administration.set-up'
const has = (actor: Actor, duty: string): boolean => actor.kind === 'official' && actor.duties.includes(duty)

/** Bulk loading of organs and appointments: the sample province. */
export const maySetUp = firstRule<Actor, unknown>(
  [{ id: 'organ.platform-loads', holds: (actor) => actor.kind === 'system' }],
  'organ.only-the-platform-sets-up',
)

const isAdministrator = (actor: Actor): boolean => administrations.some((duty) => has(actor, duty))

/** Anything that stands somewhere in the organ tree. */
export interface Placed {
  readonly path: string
}

const ownTree: Rule<Actor, Placed> = {
  id: 'organ.administrators-see-their-tree',
  holds: (actor, { path }) => isAdministrator(actor) && administers(actor, path),
  scope: (actor) =>
    actor.kind === 'official' && isAdministrator(actor) ? subtree(realmOf(actor)) : undefined,
}

/** Lists of organs, posts and people: each administrator's are those of their part of the tree. */
export const listsTree = firstRule<Actor, Placed>(
  [ownTree, { id: 'organ.platform-lists-tree', holds: (actor) => actor.kind === 'system' }],
  'organ.only-administrators',
)

/** For the administrators of one part of the tree the other parts are not there. That there are organs is public. */
export const seesTree = firstRule<Actor, Placed>(
  [ownTree, { id: 'organ.others-hear-why-not', holds: (actor) => !isAdministrator(actor) }],
  'not-found',
)

/** Where a change reaches in the tree; an empty path is the place above all trees. */
export interface Reach {
  readonly reaches: readonly string[]
}
const beyond = (actor: Actor, { reaches }: Reach): boolean =>
  reaches.some((path) => (path === '' ? !administersAll(actor) : !administers(actor, path)))

/** Organs and posts: system administrators, each in the subtree of their own level of government. */
export const mayReorganise = firstRule<Actor, Reach>(
  [
    { id: 'organ.system-administrator-reorganises', holds: (actor) => has(actor, 'system-admin') },
    { id: 'organ.first-organ', holds: (actor) => actor.via === 'organ.found-first-organ' },
  ],
  'organ.only-system-administrators',
  [
    {
      id: 'organ.not-beyond-their-tree',
      reason: 'organ.beyond-your-tree',
      holds: (actor, reach) => has(actor, 'system-admin') && beyond(actor, reach),
    },
  ],
)

/** The first administrators: once, as part of setting up. */
export const mayFound = firstRule<Actor, { readonly administered: boolean }>(
  [
    {
      id: 'organ.first-administrators',
      holds: (actor, { administered }) => !administered && settingUp(actor),
    },
  ],
  'organ.only-the-platform-sets-up',
)

/** Organs, posts and people as administrators see them; each of the three sees who the others are. */
export const maySeePosts = firstRule<Actor, unknown>(
  [
    {
      id: 'organ.administrators-see-posts',
      holds: isAdministrator,
    },
    { id: 'organ.platform-sees-posts', holds: (actor) => actor.kind === 'system' },
  ],
  'organ.only-administrators',
)

/** What an appointment, a change of one, or a stand-in would give to whom. */
export interface Appointing {
  readonly personId: string
  /** Duties it gives; when one ends, those it had. */
  readonly duties: readonly string[]
  /** Duties the person holds besides, in other appointments and as a stand-in. */
  readonly others: readonly (readonly string[])[]
}

const oneself = (actor: Actor, { personId }: Pick<Appointing, 'personId'>): boolean =>
  'personId' in actor && actor.personId === personId

/** Security and audit administrators are given and taken by their own kind. */
const ownKind = (actor: Actor, { duties }: Pick<Appointing, 'duties'>): boolean => {
  const [kind, ...more] = duties
  return more.length === 0 && kind !== undefined && isAdministration(kind) && has(actor, kind)
}
const bySystemAdministrator = (actor: Actor, { duties }: Pick<Appointing, 'duties'>): boolean =>
  has(actor, 'system-admin') && !duties.includes('security-admin') && !duties.includes('audit')

/** May this be given? Nobody to themselves, no keeper with cases, no two administrations in one hand. */
export const mayAppoint = firstRule<Actor, Appointing>(
  [
    { id: 'organ.own-kind-appoints', holds: ownKind },
    { id: 'organ.system-administrator-appoints', holds: bySystemAdministrator },
  ],
  'organ.not-yours-to-appoint',
  [
    { id: 'organ.nobody-appoints-themselves', reason: 'organ.not-oneself', holds: oneself },
    {
      id: 'organ.keepers-handle-no-cases',
      reason: 'organ.duties-mixed',
      holds: (_actor, { duties, others }) => mixesDuties([duties, ...others].flat()),
    },
    {
      id: 'organ.administrations-apart',
      reason: 'organ.two-administrations',
      holds: (_actor, { duties, others }) => administrationsIn([duties, ...others]).size > 1,
    },
  ],
)

/** May this be taken away? By who could give it; the platform ends what has run out. */
export const mayEnd = firstRule<Actor, Omit<Appointing, 'others'>>(
  [
    { id: 'organ.platform-ends', holds: (actor) => actor.kind === 'system' },
    { id: 'organ.own-kind-ends', holds: ownKind },
    { id: 'organ.system-administrator-ends', holds: bySystemAdministrator },
  ],
  'organ.not-yours-to-appoint',
  [{ id: 'organ.nobody-ends-themselves', reason: 'organ.not-oneself', holds: oneself }],
)

/** A stand-in: of whose duties, where, and into whose hands. */
export interface Lending extends Appointing {
  readonly organId: string
  /** The appointment whose holder is on leave. */
  readonly appointmentId: string
}
const heads = (actor: Actor, { organId, duties }: Pick<Lending, 'organId' | 'duties'>): boolean =>
  actor.kind === 'official' && actor.organId === organId && has(actor, 'decide') && handlesOnly(duties)
const onLeave = (
  actor: Actor,
  { appointmentId, duties }: Pick<Lending, 'appointmentId' | 'duties'>,
): boolean => actor.kind === 'official' && actor.appointmentId === appointmentId && handlesOnly(duties)
const standsIn = (actor: Actor): boolean => actor.kind === 'official' && actor.standsInFor !== undefined

/** Leave: arranged by who decides in the organ, by the person for themselves, or by who could appoint the colleague. */
export const mayLend = firstRule<Actor, Lending>(
  [
    { id: 'organ.head-arranges-leave', holds: heads },
    { id: 'organ.person-arranges-own-leave', holds: onLeave },
    { id: 'organ.own-kind-lends', holds: ownKind },
    { id: 'organ.system-administrator-lends', holds: bySystemAdministrator },
  ],
  'organ.not-yours-to-lend',
  [
    { id: 'organ.stand-in-passes-nothing-on', reason: 'organ.stand-in-lends-nothing', holds: standsIn },
    { id: 'organ.nobody-lends-to-themselves', reason: 'organ.not-oneself', holds: oneself },
    {
      id: 'organ.keepers-stand-in-for-no-cases',
      reason: 'organ.duties-mixed',
      holds: (_actor, { duties, others }) => mixesDuties([duties, ...others].flat()),
    },
    {
      id: 'organ.administrations-not-lent-together',
      reason: 'organ.two-administrations',
      holds: (_actor, { duties, others }) => administrationsIn([duties, ...others]).size > 1,
    },
  ],
)

/** Back from leave: whoever could arrange it ends it. */
export const mayEndLending = firstRule<Actor, Omit<Lending, 'others'>>(
  [
    { id: 'organ.head-ends-leave', holds: heads },
    { id: 'organ.person-ends-own-leave', holds: onLeave },
    { id: 'organ.own-kind-ends-leave', holds: ownKind },
    { id: 'organ.system-administrator-ends-leave', holds: bySystemAdministrator },
  ],
  'organ.not-yours-to-lend',
  [
    { id: 'organ.stand-in-ends-nothing', reason: 'organ.stand-in-lends-nothing', holds: standsIn },
    { id: 'organ.nobody-ends-their-standing-in', reason: 'organ.not-oneself', holds: oneself },
  ],
)

/** Who in one's own organ is on leave and stands in: for those who handle cases there. */
export const maySeeLeave = firstRule<Actor, unknown>(
  [{ id: 'organ.colleagues-see-leave', holds: handlesCases }],
  'organ.colleagues-only',
)

/** Ending what has run out is the platform's. */
export const mayKeepDays = firstRule<Actor, unknown>(
  [{ id: 'organ.platform-keeps-days', holds: (actor) => actor.kind === 'system' }],
  'organ.only-the-platform-sets-up',
)

/** Changing duties takes the old ones and gives the new ones: both must be one's own to give. */
export const mayChangeDuties = firstRule<Actor, Appointing & { readonly before: readonly string[] }>(
  [
    {
      id: 'organ.gives-and-takes',
      holds: (actor, found) =>
        mayAppoint(actor, found).allowed && mayEnd(actor, { ...found, duties: found.before }).allowed,
    },
  ],
  'organ.not-yours-to-appoint',
  [
    { id: 'organ.nobody-changes-their-own', reason: 'organ.not-oneself', holds: oneself },
    {
      id: 'organ.keepers-get-no-cases',
      reason: 'organ.duties-mixed',
      holds: (_actor, { duties, others }) => mixesDuties([duties, ...others].flat()),
    },
    {
      id: 'organ.administrations-stay-apart',
      reason: 'organ.two-administrations',
      holds: (_actor, { duties, others }) => administrationsIn([duties, ...others]).size > 1,
    },
  ],
)

/** Who works where is for colleagues, the platform, and systems that were given the directory for it. */
export const mayListOfficials = firstRule<Actor, unknown>(
  [
    { id: 'organ.officials-know-colleagues', holds: (actor) => actor.kind === 'official' },
    {
      id: 'organ.within-a-command',
      holds: (actor) => actor.kind === 'system' || actor.via !== undefined,
    },
    {
      id: 'organ.client-directory',
      holds: (actor) =>
        actor.kind === 'client' && actor.scopes.includes('staff') && actor.purpose === 'staff-directory',
    },
  ],
  'organ.colleagues-only',
)
