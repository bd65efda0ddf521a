import type { Actor } from '../../kernel/actor.ts'
import { allow, type Decision, deny, firstRule } from '../../kernel/decision.ts'

/** Without proof one may become a sample person, never a real one. */
export const maySignInAsSample = (_actor: Actor, account: { readonly sample: boolean }): Decision =>
  account.sample ? allow('identity.sample-account') : deny('default', 'identity.proof-needed')

/** A session is changed only by the person it belongs to. */
export const mayChangeSession = (
  actor: Actor,
  session: { readonly actor: { readonly personId: string } },
): Decision =>
  (actor.kind === 'resident' || actor.kind === 'official') && actor.personId === session.actor.personId
    ? allow('identity.own-session')
    : deny('default', 'identity.not-your-session')

export const mayKeep = (actor: Actor): Decision =>
  actor.kind === 'system' ? allow('identity.system-keeps') : deny('default', 'identity.only-the-platform')

/** Proving who one is begins as nobody; how often is the limits' matter. */
export const mayTry = (): Decision => allow('identity.anyone-may-try')

/** The real name is proven for oneself, by oneself. */
export const mayProveRealName = (
  actor: Actor,
  session: { readonly actor: { readonly personId: string } },
): Decision =>
  actor.kind === 'resident' && actor.partyId === actor.personId && actor.personId === session.actor.personId
    ? allow('identity.own-name')
    : deny('default', 'identity.not-your-session')

interface Invitation {
  readonly personId: string
  readonly purpose: 'enrol' | 'recover'
  /** Has something to sign in with already. */
  readonly enrolled: boolean
}

/**
 * First links by the system administrator, and only to who cannot sign in yet: so that they cannot take over anybody.
 * Recovery, which takes away what a person had, by the security administrator; nobody for themselves.
 */
export const mayInvite = firstRule<Actor, Invitation>(
  [
    {
      id: 'identity.first-link',
      holds: (actor, { personId, purpose, enrolled }) =>
        actor.kind === 'official' &&
        actor.duties.includes('system-admin') &&
        actor.personId !== personId &&
        purpose === 'enrol' &&
        !enrolled,
    },
    {
      id: 'identity.recovery-link',
      holds: (actor, { personId, purpose }) =>
        actor.kind === 'official' &&
        actor.duties.includes('security-admin') &&
        actor.personId !== personId &&
        purpose === 'recover',
    },
    { id: 'identity.platform-invites', holds: (actor) => actor.kind === 'system' },
  ],
  'identity.may-not-invite',
)

/** Ends others' sessions: when a right has ended, or when an account is in wrong hands. */
export const mayEndSessions = firstRule<Actor, null>(
  [
    { id: 'identity.system-keeps', holds: (actor) => actor.kind === 'system' },
    {
      id: 'identity.security-ends',
      holds: (actor) => actor.kind === 'official' && actor.duties.includes('security-admin'),
    },
  ],
  'identity.only-the-platform',
)

/** Only as the last step of closing what the person has here, by that person for themselves. */
export const mayCloseAccount = (actor: Actor): Decision =>
  actor.kind === 'resident' && actor.partyId === actor.personId && actor.via === 'case.close-account'
    ? allow('identity.own-account')
    : deny('default', 'identity.close-with-cases')
