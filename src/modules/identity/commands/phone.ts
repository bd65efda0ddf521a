import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { mask } from '../../../platform/crypto/mask.ts'
import { sendText } from '../../message/index.ts'
import { changeContact } from '../../party/index.ts'
import { Browser } from '../browser.ts'
import { readPhone } from '../code.ts'
import { tellOfChange } from '../factors.ts'
import { mustBeFresh } from '../fresh.ts'
import { mayChangeSession } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'
import { rotated } from '../open-session.ts'
import { CodeSent, enterCode, sendCodeTo } from '../sent-code.ts'
import { TokenHash } from '../session-token.ts'
import { trierOf } from '../trying.ts'
import { sentenceIn } from '../words.ts'
import { Digits, LanguageInput, Tried } from './shapes.ts'

/** Sends a code to the phone one wants to change to, whether or not anybody has an account with it. */
export const sendNewPhoneCode = command<IdentityStore>()({
  name: 'identity.send-new-phone-code',
  input: Type.Object({
    tokenHash: TokenHash,
    phone: Type.String({ maxLength: 40 }),
    language: LanguageInput,
    browser: Type.Optional(Browser),
  }),
  output: CodeSent,
  load: ({ tokenHash }, { store }) => store.findSession(tokenHash),
  see: mayChangeSession,
  may: mayChangeSession,
  run: async ({ phone: typed, language, browser }, session, work) => {
    mustBeFresh(session, work)
    const phone = readPhone(typed)
    const trier = await trierOf(work.store, session.account.personId, browser)
    return sendCodeTo(work, { purpose: 'new-phone', phone, trier, language })
  },
})

/**
 * Changes the phone one signs in with, by the code that came to the new one: whoever has a number already keeps it, and
 * only who holds that phone learns that it is taken. The old number is told, and every other session ends.
 */
export const changePhone = command<IdentityStore>()({
  name: 'identity.change-phone',
  unscoped: 'A code belongs to a phone; whether another account has that phone is not the asker’s to see.',
  input: Type.Object({
    tokenHash: TokenHash,
    newTokenHash: TokenHash,
    codeId: Type.String({ maxLength: 64 }),
    digits: Digits,
    browser: Type.Optional(Browser),
  }),
  output: Type.Object({
    outcome: Type.Union([Tried.properties.outcome, Type.Literal('taken')]),
    waitSeconds: Type.Integer(),
  }),
  load: ({ tokenHash }, { store }) => store.findSession(tokenHash),
  see: mayChangeSession,
  may: mayChangeSession,
  run: async ({ newTokenHash, codeId, digits, browser }, session, work) => {
    const { store, actor, now } = work
    const { account, proofs } = session
    const { personId } = account
    mustBeFresh(session, work)
    const entered = await enterCode(work, { codeId, digits, purpose: 'new-phone', browser })
    const { outcome, waitSeconds, phone } = entered
    if (outcome !== 'right') return { outcome, waitSeconds }
    const holder = await store.findAccountByPhone(phone)
    if (holder && holder.personId !== personId) {
      work.refuse('identity.phone-taken')
      return { outcome: 'taken' as const, waitSeconds: 0 }
    }
    const before = await store.phoneOf(personId)
    work.write(
      store.setPhone(personId, phone, {
        provenAt: now,
        ...(account.level < 2 ? { name: mask('phone', phone) } : {}),
      }),
      store.endSessions(personId, { except: session.tokenHash }),
      rotated(session, { actor: session.actor, lasts: {}, proofs, newTokenHash, now }, store),
    )
    // notices go where the person is; who acts in a post has theirs from the organ
    if (account.level >= 2 && actor.kind === 'resident' && actor.partyId === personId)
      await work.do(changeContact, { phone })
    if (before !== undefined && before !== phone) {
      const said = { phone: mask('phone', phone) }
      await work.do(sendText, {
        phone: before,
        title: sentenceIn(account.language, 'identity.notice.phone-changed.title', said),
        body: sentenceIn(account.language, 'identity.notice.phone-changed.body', said),
        language: account.language,
      })
      await tellOfChange(work, personId, 'phone-changed', said, [])
    }
    return { outcome, waitSeconds: 0 }
  },
})
