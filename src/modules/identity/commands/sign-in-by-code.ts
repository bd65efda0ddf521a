import { Type } from 'typebox'
import type { PartyId } from '../../../kernel/ids.ts'
import { command } from '../../../kernel/operation.ts'
import { mask } from '../../../platform/crypto/mask.ts'
import { Browser } from '../browser.ts'
import { readPhone } from '../code.ts'
import { mayTry } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'
import type { Account } from '../identity.ts'
import { openSession } from '../open-session.ts'
import { CodeSent, enterCode, sendCodeTo } from '../sent-code.ts'
import { TokenHash } from '../session-token.ts'
import { trierOf } from '../trying.ts'
import { Digits, LanguageInput, notOpened, Tried } from './shapes.ts'

/** Sends a code to a phone, whether or not anybody has an account with it: the answer is the same. */
export const sendCode = command<IdentityStore>()({
  name: 'identity.send-code',
  unscoped: 'Nobody is known yet: the phone that was typed says whose limits count.',
  input: Type.Object({
    purpose: Type.Union([Type.Literal('sign-in'), Type.Literal('recover')]),
    phone: Type.String({ maxLength: 40 }),
    language: LanguageInput,
    browser: Type.Optional(Browser),
  }),
  output: CodeSent,
  may: mayTry,
  run: async ({ purpose, phone: typed, language, browser }, _found, work) => {
    const phone = readPhone(typed)
    const account = await work.store.findAccountByPhone(phone)
    const trier = await trierOf(work.store, account?.personId, browser)
    return sendCodeTo(work, { purpose, phone, trier, language })
  },
})

/** Signs in whoever holds the phone; who has no account yet gets one that is known by its phone only. */
export const signInByCode = command<IdentityStore>()({
  name: 'identity.sign-in-by-code',
  unscoped: 'Nobody is known yet: the code that came to a phone says who it is.',
  input: Type.Object({
    codeId: Type.String({ maxLength: 64 }),
    digits: Digits,
    tokenHash: TokenHash,
    language: LanguageInput,
    browser: Type.Optional(Browser),
  }),
  output: Tried,
  may: mayTry,
  run: async ({ codeId, digits, tokenHash, language, browser }, _found, work) => {
    const { store, now } = work
    const { outcome, phone, waitSeconds } = await enterCode(work, {
      codeId,
      digits,
      purpose: 'sign-in',
      browser,
    })
    if (outcome !== 'right') return notOpened(outcome, waitSeconds)
    const known = await store.findAccountByPhone(phone)
    const account: Account = known ?? {
      personId: work.newId<'party'>() as PartyId,
      name: mask('phone', phone),
      level: 1,
      language,
      sample: false,
    }
    if (!known) work.write(store.openAccount(account, phone, now, now))
    else if (!known.phoneProven) work.write(store.phoneProven(known.personId, now))
    work.note({ personId: account.personId, opened: !known })
    const opened = await openSession(work, account, { tokenHash, proofs: ['code'], browser, language })
    return { outcome, waitSeconds, ...opened }
  },
})
