import type { Work } from '../../kernel/operation.ts'
import type { Browser } from './browser.ts'
import type { IdentityStore } from './identity.store.ts'
import type { Account } from './identity.ts'
import { limitsOf } from './limits.ts'
import { passwordHolds } from './password.ts'
import { tellOfWrongTries } from './suspicious.ts'
import { beginTry, trierOf } from './trying.ts'

/** Is this the password of who is signed in? A wrong one is counted and told, as at the sign-in. */
export const tryOwnPassword = async (
  work: Work<IdentityStore>,
  account: Account,
  password: string,
  browser: Browser | undefined,
): Promise<{ readonly outcome: 'right' | 'wrong' | 'wait'; readonly waitSeconds: number }> => {
  const { store } = work
  const { personId } = account
  const trying = await beginTry(work, limitsOf.password(personId, await trierOf(store, personId, browser)))
  if (trying.waitSeconds > 0) return { outcome: 'wait', waitSeconds: trying.waitSeconds }
  const kept = await store.findPassword(personId)
  if (!(await passwordHolds(kept?.hash, password))) {
    work.refuse('identity.password-wrong')
    trying.wrong()
    await tellOfWrongTries(work, account, browser)
    return { outcome: 'wrong', waitSeconds: 0 }
  }
  trying.right()
  return { outcome: 'right', waitSeconds: 0 }
}
