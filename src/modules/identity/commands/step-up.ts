import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { Browser } from '../browser.ts'
import { mayChangeSession } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'
import { addProof } from '../open-session.ts'
import { tryOwnPassword } from '../own-password.ts'
import { CodeSent, enterCode, sendCodeTo } from '../sent-code.ts'
import { TokenHash } from '../session-token.ts'
import { trierOf } from '../trying.ts'
import { Digits, LanguageInput, PasswordInput, Proven } from './shapes.ts'

/** Sends a code to one's own phone, to show that it is still oneself who sits here. */
export const sendStepUpCode = command<IdentityStore>()({
  name: 'identity.send-step-up-code',
  input: Type.Object({ tokenHash: TokenHash, language: LanguageInput, browser: Type.Optional(Browser) }),
  output: CodeSent,
  load: ({ tokenHash }, { store }) => store.findSession(tokenHash),
  see: mayChangeSession,
  may: mayChangeSession,
  run: async ({ language, browser }, { account }, work) => {
    const phone = await work.store.phoneOf(account.personId)
    if (!phone) throw new Problem('identity.no-phone', 409)
    const trier = await trierOf(work.store, account.personId, browser)
    return sendCodeTo(work, { purpose: 'step-up', phone, trier, language })
  },
})

/** Proves oneself once more in the same session, by the code that came; the session gets a new token. */
export const proveByCode = command<IdentityStore>()({
  name: 'identity.prove-by-code',
  unscoped: 'A code belongs to a phone, not to a person; whose phone it is, is compared.',
  input: Type.Object({
    tokenHash: TokenHash,
    newTokenHash: TokenHash,
    codeId: Type.String({ maxLength: 64 }),
    digits: Digits,
    browser: Type.Optional(Browser),
  }),
  output: Proven,
  load: ({ tokenHash }, { store }) => store.findSession(tokenHash),
  see: mayChangeSession,
  may: mayChangeSession,
  run: async ({ newTokenHash, codeId, digits, browser }, session, work) => {
    const entered = await enterCode(work, { codeId, digits, purpose: 'step-up', browser })
    const { outcome, waitSeconds } = entered
    if (outcome !== 'right') return { outcome, waitSeconds }
    // a code to somebody else's phone says nothing about this person
    if (entered.phone !== (await work.store.phoneOf(session.account.personId))) {
      work.refuse('identity.code-of-another')
      return { outcome: 'over' as const, waitSeconds: 0 }
    }
    await addProof(work, session, { newTokenHash, proof: 'code' })
    return { outcome, waitSeconds }
  },
})

/** Proves oneself once more in the same session, by password. */
export const proveByPassword = command<IdentityStore>()({
  name: 'identity.prove-by-password',
  input: Type.Object({
    tokenHash: TokenHash,
    newTokenHash: TokenHash,
    password: PasswordInput,
    browser: Type.Optional(Browser),
  }),
  output: Proven,
  load: ({ tokenHash }, { store }) => store.findSession(tokenHash),
  see: mayChangeSession,
  may: mayChangeSession,
  run: async ({ newTokenHash, password, browser }, session, work) => {
    const tried = await tryOwnPassword(work, session.account, password, browser)
    if (tried.outcome !== 'right') return tried
    await addProof(work, session, { newTokenHash, proof: 'password' })
    return tried
  },
})
