import { Type } from 'typebox'
import { command, type Work } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { Browser } from '../browser.ts'
import { phoneOf } from '../code.ts'
import { tellOfChange } from '../factors.ts'
import { mustBeFresh } from '../fresh.ts'
import { mayChangeSession, mayTry } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'
import type { Account } from '../identity.ts'
import { limitsOf } from '../limits.ts'
import { openSession } from '../open-session.ts'
import { tryOwnPassword } from '../own-password.ts'
import { hashPassword, longest, passwordHolds, shortest, whyNotPassword } from '../password.ts'
import { enterCode } from '../sent-code.ts'
import { TokenHash } from '../session-token.ts'
import { tellOfWrongTries } from '../suspicious.ts'
import { beginTry, trierOf } from '../trying.ts'
import { Digits, LanguageInput, notOpened, PasswordInput, Proven, Tried } from './shapes.ts'

/** Signs in by phone and password. An unknown phone, no password and a wrong one are one answer and take one time. */
export const signInByPassword = command<IdentityStore>()({
  name: 'identity.sign-in-by-password',
  unscoped: 'Nobody is known yet: phone and password say who it is.',
  input: Type.Object({
    phone: Type.String({ maxLength: 40 }),
    password: PasswordInput,
    tokenHash: TokenHash,
    language: LanguageInput,
    browser: Type.Optional(Browser),
  }),
  output: Tried,
  may: mayTry,
  run: async ({ phone: typed, password, tokenHash, language, browser }, _found, work) => {
    const { store } = work
    const phone = phoneOf(typed) ?? ''
    const account = await store.findAccountByPhone(phone)
    const trier = await trierOf(store, account?.personId, browser)
    const trying = await beginTry(work, limitsOf.password(phone, trier))
    if (trying.waitSeconds > 0) return notOpened('wait', trying.waitSeconds)
    const kept = await store.findPassword(account?.personId ?? '')
    const holds = await passwordHolds(kept?.hash, password)
    if (!account || !holds) {
      work.refuse('identity.password-wrong')
      trying.wrong()
      if (account) await tellOfWrongTries(work, account, browser)
      return notOpened('wrong')
    }
    trying.right()
    work.note({ personId: account.personId })
    const opened = await openSession(work, account, { tokenHash, proofs: ['password'], browser, language })
    return { outcome: 'right' as const, waitSeconds: 0, ...opened }
  },
})

/** A Problem that says what is wrong with a new password; `own` is what others know of the person. */
const mustFit = (password: string, own: readonly string[]): void => {
  const why = whyNotPassword(password, own)
  if (why)
    throw new Problem('identity.password-unfit', 422, {
      fields: [{ path: 'password', message: why, values: { shortest, longest } }],
    })
}

/** The hash of a new password of this account, once it fits. */
export const acceptedPassword = async (
  { store }: Work<IdentityStore>,
  account: Account,
  password: string,
): Promise<string> => {
  const phone = await store.phoneOf(account.personId)
  mustFit(password, phone === undefined ? [account.name] : [account.name, phone])
  return hashPassword(password)
}

/**
 * Sets one's password, or changes it with the current one, soon after proving who one is; every other session ends. Who
 * has forgotten the current one recovers by a code.
 */
export const setPassword = command<IdentityStore>()({
  name: 'identity.set-password',
  input: Type.Object({
    tokenHash: TokenHash,
    password: PasswordInput,
    current: Type.Optional(PasswordInput),
    browser: Type.Optional(Browser),
  }),
  output: Proven,
  load: ({ tokenHash }, { store }) => store.findSession(tokenHash),
  see: mayChangeSession,
  may: mayChangeSession,
  run: async ({ password, current, browser }, session, work) => {
    const { store, now } = work
    const { account, tokenHash } = session
    mustBeFresh(session, work)
    const accepted = await acceptedPassword(work, account, password)
    if (await store.findPassword(account.personId)) {
      const tried = await tryOwnPassword(work, account, current ?? '', browser)
      if (tried.outcome !== 'right') return tried
    }
    work.write(store.setPassword(account.personId, accepted, now))
    work.write(store.endSessions(account.personId, { except: tokenHash }))
    await tellOfChange(work, account.personId, 'password-set')
    return { outcome: 'right' as const, waitSeconds: 0 }
  },
})

/** A new password by a code to one's phone. Ends every session there was; a second factor stays as it is. */
export const recover = command<IdentityStore>()({
  name: 'identity.recover',
  unscoped: 'Nobody is known yet: the code that came to a phone says whose password it is.',
  input: Type.Object({
    codeId: Type.String({ maxLength: 64 }),
    digits: Digits,
    password: PasswordInput,
    tokenHash: TokenHash,
    language: LanguageInput,
    browser: Type.Optional(Browser),
  }),
  output: Tried,
  may: mayTry,
  run: async ({ codeId, digits, password, tokenHash, language, browser }, _found, work) => {
    const { store, now } = work
    // judged before the code, so that a weak one does not use the code up
    mustFit(password, [])
    const entered = await enterCode(work, { codeId, digits, purpose: 'recover', browser })
    if (entered.outcome !== 'right') return notOpened(entered.outcome, entered.waitSeconds)
    const account = await store.findAccountByPhone(entered.phone)
    if (!account) {
      work.refuse('identity.no-account')
      return notOpened('over')
    }
    work.write(
      store.setPassword(account.personId, await acceptedPassword(work, account, password), now),
      store.endSessions(account.personId, {}),
      store.forgetDevices(account.personId, browser?.knownHash),
      ...(account.phoneProven ? [] : [store.phoneProven(account.personId, now)]),
    )
    work.note({ personId: account.personId })
    await tellOfChange(work, account.personId, 'password-set')
    const opened = await openSession(work, account, { tokenHash, proofs: ['code'], browser, language })
    return { outcome: 'right' as const, waitSeconds: 0, ...opened }
  },
})
