import type { AssuranceLevel } from '../../kernel/actor.ts'

/** By what a person proved in a session that it is them. */
export type ProofKind =
  | 'sample'
  | 'code'
  | 'password'
  | 'enrol'
  | 'scan'
  | 'totp'
  | 'recovery-code'
  | 'passkey'
  | 'certificate'

/** One proof given in a session; `at` is an ISO instant. */
export interface Proof {
  readonly by: ProofKind
  readonly at: string
}

const strong: readonly ProofKind[] = ['passkey', 'certificate']
const second: readonly ProofKind[] = [...strong, 'totp', 'recovery-code']

const holds = (proofs: readonly Proof[], kinds: readonly ProofKind[]): boolean =>
  proofs.some(({ by }) => kinds.includes(by))

/**
 * The level of a session: how well the account is known, or 4 when this session was proven by a passkey or certificate.
 * A passkey says that it is the same person as before, never who: without a checked name it lifts nothing.
 */
export const proofsLevel = (
  account: { readonly level: AssuranceLevel },
  proofs: readonly Proof[],
): AssuranceLevel => {
  if (account.level >= 2 && holds(proofs, strong)) return 4
  return account.level === 4 ? 3 : account.level
}

/** Was there something only the person has, besides what they know? Officials act in a post only then. */
export const hasSecondFactor = (proofs: readonly Proof[]): boolean => holds(proofs, second)

/** When a person last showed who they are. A scan counts from when the phone that answered it was proven. */
export const lastProvenAt = (proofs: readonly Proof[]): Date =>
  new Date(Math.max(...proofs.map(({ at }) => Date.parse(at))))

/**
 * Is the newest proof (of these kinds) young enough for what needs the person to be there now? A scan is none: whoever
 * holds a session could give it to themselves, with a second browser.
 */
export const freshProof = (
  proofs: readonly Proof[],
  now: Date,
  { minutes = 10, of }: { minutes?: number; of?: readonly ProofKind[] } = {},
): boolean =>
  proofs.some(
    ({ by, at }) => (of?.includes(by) ?? by !== 'scan') && now.getTime() - Date.parse(at) < minutes * 60_000,
  )
