import type { Actor } from '../../kernel/actor.ts'
import { firstRule } from '../../kernel/decision.ts'
import { freshProof, type Proof, type ProofKind } from './proofs.ts'

const personOf = (actor: Actor): string | undefined =>
  actor.kind === 'resident' || actor.kind === 'official' ? actor.personId : undefined

/** Nobody has proven anything yet: the answer itself is what is judged. */
export const mayTrySignIn = firstRule<Actor, unknown>(
  [{ id: 'identity.anyone-may-try', holds: () => true }],
  'identity.not-your-session',
)

/** A session is used by the person it belongs to. */
export const mayUseSession = firstRule<Actor, { readonly actor: { readonly personId: string } }>(
  [{ id: 'identity.session-of-ones-own', holds: (actor, s) => personOf(actor) === s.actor.personId }],
  'identity.not-your-session',
)

/** What belongs to a person is theirs alone: for everybody else it does not exist. */
export const mayUseOwn = firstRule<Actor, { readonly personId: string }>(
  [{ id: 'identity.ones-own', holds: (actor, thing) => personOf(actor) === thing.personId }],
  'identity.not-your-session',
)

/** Whoever is signed in, in whatever capacity. */
export const mayAsPerson = firstRule<Actor, unknown>(
  [{ id: 'identity.signed-in', holds: (actor) => personOf(actor) !== undefined }],
  'identity.sign-in-first',
)

const factorKinds: readonly ProofKind[] = ['passkey', 'certificate', 'totp', 'recovery-code']

/** What decides whether a person may add or remove a factor in a session. */
export interface Standing {
  readonly proofs: readonly Proof[]
  /** Has the person a passkey or an authenticator app already? */
  readonly hasFactor: boolean
  /** Does the person hold a post in an organ? */
  readonly holdsPost: boolean
  /** An invented account in the sample province: it has nothing to prove itself with. */
  readonly sample: boolean
  readonly now: Date
}

const firstNeedsLink = (s: Standing): boolean => !s.hasFactor && s.holdsPost && !s.sample

/**
 * A factor is added or removed by somebody who is there now, not by a browser left open: with a proof of the last ten
 * minutes, and once there is a factor, with a proof by a factor. An official's first factor needs the one-time link of
 * an administrator, or else whoever has the password could make themselves the second factor.
 */
export const mayChangeFactors = firstRule<Actor, Standing>(
  [
    {
      id: 'identity.proven-by-factor',
      holds: (_actor, s) => s.hasFactor && freshProof(s.proofs, s.now, { of: factorKinds }),
    },
    {
      id: 'identity.enrolled-by-link',
      holds: (_actor, s) => firstNeedsLink(s) && freshProof(s.proofs, s.now, { minutes: 30, of: ['enrol'] }),
    },
    {
      id: 'identity.proven-now',
      holds: (_actor, s) => !s.hasFactor && !firstNeedsLink(s) && (s.sample || freshProof(s.proofs, s.now)),
    },
  ],
  'identity.fresh-proof-needed',
)
