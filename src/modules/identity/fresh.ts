import type { Work } from '../../kernel/operation.ts'
import { Problem } from '../../kernel/problem.ts'
import type { IdentityStore } from './identity.store.ts'
import { freshProof } from './proofs.ts'
import type { SessionRow } from './session.store.ts'

/**
 * What a browser left open must not be able to do: asks for a proof first, unless one was given in the last ten minutes.
 * Invented people of the sample province have nothing to prove themselves with.
 */
export const mustBeFresh = (
  { account, proofs }: Pick<SessionRow, 'account' | 'proofs'>,
  { store, now, actor }: Pick<Work<IdentityStore>, 'store' | 'now' | 'actor'>,
): void => {
  if (freshProof(proofs, now) || (account.sample && store.sample())) return
  const level = 'level' in actor ? actor.level : account.level
  throw new Problem('step-up-needed', 403, { values: { level, fresh: 1 } })
}
