import type { Actor } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

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
