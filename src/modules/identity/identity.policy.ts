import { type Actor, administers, administersAll } from '../../kernel/actor.ts'
import { firstRule } from '../../kernel/decision.ts'

/** Without proof one may become a sample person, never a real one. */
export const maySignInAsSample = firstRule<Actor, { readonly sample: boolean }>(
  [{ id: 'identity.sample-account', holds: (_actor, account) => account.sample }],
  'identity.proof-needed',
)

interface OfPerson {
  readonly actor: { readonly personId: string }
}

const holdsSession = (actor: Actor, session: OfPerson): boolean =>
  (actor.kind === 'resident' || actor.kind === 'official') && actor.personId === session.actor.personId

/** A session is changed only by the person it belongs to. */
export const mayChangeSession = firstRule<Actor, OfPerson>(
  [{ id: 'identity.own-session', holds: holdsSession }],
  'identity.not-your-session',
)

/** Signing out twice is no mistake. */
export const maySignOut = firstRule<Actor, { readonly session: OfPerson | undefined }>(
  [
    { id: 'identity.nothing-to-end', holds: (_actor, { session }) => session === undefined },
    {
      id: 'identity.ends-own-session',
      holds: (actor, { session }) => session !== undefined && holdsSession(actor, session),
    },
  ],
  'identity.not-your-session',
)

export const mayKeep = firstRule<Actor, unknown>(
  [{ id: 'identity.system-keeps', holds: (actor) => actor.kind === 'system' }],
  'identity.only-the-platform',
)

/** Proving who one is begins as nobody; how often is the limits' matter. */
export const mayTry = firstRule<Actor, unknown>(
  [{ id: 'identity.anyone-may-try', holds: () => true }],
  'identity.not-your-session',
)

/** The real name is proven for oneself, by oneself. */
export const mayProveRealName = firstRule<Actor, OfPerson>(
  [
    {
      id: 'identity.own-name',
      holds: (actor, session) =>
        actor.kind === 'resident' &&
        actor.partyId === actor.personId &&
        actor.personId === session.actor.personId,
    },
  ],
  'identity.not-your-session',
)

interface Invitation {
  readonly personId: string
  readonly purpose: 'enrol' | 'recover'
  /** The posts they hold: where in the organ tree, with which duties. */
  readonly posts: readonly { readonly path: string; readonly duties: readonly string[] }[]
  /** Has something to sign in with already. */
  readonly enrolled: boolean
}

/**
 * Who hands over the first link: the security administrator, who appoints nobody but their own kind; and for those, the
 * system administrator.
 */
export const linkGiver = (posts: Invitation['posts']): 'system-admin' | 'security-admin' =>
  posts.some(({ duties }) => duties.includes('security-admin')) ? 'system-admin' : 'security-admin'

/**
 * First links only to who holds a post and cannot sign in yet, so they take over nobody; by another hand than the one
 * that appointed (`linkGiver`), so that no administrator alone makes an official of nobody. Recovery, which takes away what a person had, by the security administrator of all their posts, or
 * of the whole tree for everybody; nobody for themselves.
 */
export const mayInvite = firstRule<Actor, Invitation>(
  [
    {
      id: 'identity.first-link',
      holds: (actor, { personId, purpose, posts, enrolled }) =>
        actor.kind === 'official' &&
        actor.duties.includes(linkGiver(posts)) &&
        actor.personId !== personId &&
        purpose === 'enrol' &&
        posts.some(({ path }) => administers(actor, path)) &&
        !enrolled,
    },
    {
      id: 'identity.recovery-link',
      holds: (actor, { personId, purpose, posts }) =>
        actor.kind === 'official' &&
        actor.duties.includes('security-admin') &&
        (administersAll(actor) ||
          (posts.length > 0 && posts.every(({ path }) => administers(actor, path)))) &&
        actor.personId !== personId &&
        purpose === 'recover',
    },
    {
      id: 'identity.first-administrators',
      holds: (actor, { purpose, enrolled }) =>
        actor.via === 'administration.set-up' && purpose === 'enrol' && !enrolled,
    },
    { id: 'identity.platform-invites', holds: (actor) => actor.kind === 'system' },
  ],
  'identity.may-not-invite',
)

/** Asked as part of appointing, by whoever may appoint. */
export const mayConfirmAppointee = firstRule<Actor, unknown>(
  [
    {
      id: 'identity.within-appointing',
      holds: (actor) => actor.via === 'administration.appoint-person',
    },
  ],
  'identity.only-the-platform',
)

/** Ends others' sessions: when a right has ended, or when an account is in wrong hands. */
export const mayEndSessions = firstRule<Actor, null>(
  [
    { id: 'identity.system-ends', holds: (actor) => actor.kind === 'system' },
    {
      id: 'identity.security-ends',
      holds: (actor) =>
        actor.kind === 'official' && actor.duties.includes('security-admin') && administersAll(actor),
    },
  ],
  'identity.only-the-platform',
)

/** At a window a person is asked for their yes; by whom in particular, the request itself says. */
export const mayAskAtWindow = firstRule<Actor, unknown>(
  [
    {
      id: 'identity.window-asks',
      holds: (actor) => actor.kind === 'official' && actor.duties.includes('accept'),
    },
  ],
  'identity.only-at-the-window',
)

/** A window compares card and face; nobody does so for themselves. */
export const mayConfirmInPerson = firstRule<Actor, { readonly personId: string }>(
  [
    {
      id: 'identity.window-confirms',
      holds: (actor, { personId }) =>
        actor.kind === 'official' && actor.duties.includes('accept') && actor.personId !== personId,
    },
  ],
  'identity.only-at-the-window',
)

/** Whose account has this phone: for recovery, each asking in the audit. */
export const maySeeSignIns = firstRule<Actor, unknown>(
  [
    {
      id: 'identity.security-looks-up',
      holds: (actor) =>
        actor.kind === 'official' && actor.duties.includes('security-admin') && administersAll(actor),
    },
  ],
  'identity.only-security',
)

/** Only as the last step of closing what the person has here, by that person for themselves. */
export const mayCloseAccount = firstRule<Actor, unknown>(
  [
    {
      id: 'identity.own-account',
      holds: (actor) =>
        actor.kind === 'resident' && actor.partyId === actor.personId && actor.via === 'case.close-account',
    },
  ],
  'identity.close-with-cases',
)

interface WaitingRecovery {
  readonly personId: string
  readonly posts: readonly { readonly path: string }[]
}

/** The system administrator of where the person belongs says yes to what a security administrator began. */
export const mayApproveLink = firstRule<Actor, WaitingRecovery>(
  [
    {
      id: 'identity.second-hand',
      holds: (actor, { personId, posts }) =>
        actor.kind === 'official' &&
        actor.duties.includes('system-admin') &&
        actor.personId !== personId &&
        (administersAll(actor) || (posts.length > 0 && posts.every(({ path }) => administers(actor, path)))),
    },
  ],
  'identity.not-yours-to-approve',
)

/** Which recoveries wait is for those who may say yes to some. */
export const maySeeWaitingLinks = firstRule<Actor, unknown>(
  [
    {
      id: 'identity.system-looks',
      holds: (actor) => actor.kind === 'official' && actor.duties.includes('system-admin'),
    },
  ],
  'identity.not-yours-to-approve',
)
