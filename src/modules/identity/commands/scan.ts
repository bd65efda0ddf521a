import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { Browser, networkOf } from '../browser.ts'
import { mayTrySignIn, mayUseSession } from '../factors.policy.ts'
import { mustBeFresh } from '../fresh.ts'
import type { IdentityStore } from '../identity.store.ts'
import { openSession } from '../open-session.ts'
import { isOpen, newScanNumbers, scanLifeMs } from '../scan.ts'
import { TokenHash } from '../session-token.ts'
import { FactorProven, LanguageInput } from './shapes.ts'

/** A PC wants to be signed in by a phone: its code lives two minutes. */
export const openScan = command<IdentityStore>()({
  name: 'identity.open-scan',
  input: Type.Object({ browserHash: TokenHash, codeHash: TokenHash, browser: Type.Optional(Browser) }),
  output: Type.Object({}),
  may: mayTrySignIn,
  run: ({ browserHash, codeHash, browser }, _found, { store, write, now }) => {
    write(
      store.scans.open({
        browserHash,
        codeHash,
        ...newScanNumbers(),
        device: browser?.userAgent ?? '',
        place: networkOf(browser?.address) ?? '',
        state: 'open',
        personId: undefined,
        sessionId: undefined,
        expiresAt: new Date(now.getTime() + scanLifeMs),
      }),
    )
    return {}
  },
})

/**
 * The phone's answer: the number that stands on the PC, by somebody who has just shown who they are, or a stolen session
 * would make another of itself. A wrong number ends the code, because whoever guesses is not looking at the PC; one that
 * was answered before, or is over, is refused.
 */
export const answerScan = command<IdentityStore>()({
  name: 'identity.answer-scan',
  unscoped: 'What a PC shows is nobody’s until a phone has answered it.',
  input: Type.Object({
    tokenHash: TokenHash,
    codeHash: TokenHash,
    /** The number picked, or null for "this is not me". */
    picked: Type.Union([Type.Integer({ minimum: 10, maximum: 99 }), Type.Null()]),
  }),
  output: Type.Object({
    answer: Type.Union([Type.Literal('confirmed'), Type.Literal('refused'), Type.Literal('over')]),
  }),
  load: ({ tokenHash }, { store }) => store.findSession(tokenHash),
  see: mayUseSession,
  may: mayUseSession,
  run: async ({ codeHash, picked }, session, work) => {
    const { store, write, now, note, refuse } = work
    if (picked !== null) mustBeFresh(session, work)
    const scan = await store.scans.findByCode(codeHash)
    if (!scan || !isOpen(scan, now)) {
      refuse(scan ? `identity.scan-${scan.state === 'open' ? 'over' : scan.state}` : 'identity.scan-unknown')
      return { answer: 'over' as const }
    }
    note({ device: scan.device.slice(0, 80), place: scan.place })
    if (picked !== scan.number) {
      refuse(picked === null ? 'identity.scan-not-me' : 'identity.scan-wrong-number')
      write(store.scans.move(scan, 'refused'))
      return { answer: 'refused' as const }
    }
    const { personId } = session.account
    write(store.scans.move(scan, 'confirmed', { personId, sessionId: session.id }))
    return { answer: 'confirmed' as const }
  },
})

/**
 * The PC that showed the code, and no other browser, gets its session: once. The phone's factors do not come along, and
 * neither does more time: it counts as proven when the phone was, and ends when the phone's session must end.
 */
export const signInByScan = command<IdentityStore>()({
  name: 'identity.sign-in-by-scan',
  unscoped: 'Nobody is known yet: the phone’s answer says who it is.',
  input: Type.Object({
    browserHash: TokenHash,
    tokenHash: TokenHash,
    browser: Type.Optional(Browser),
    language: Type.Optional(LanguageInput),
  }),
  output: FactorProven,
  may: mayTrySignIn,
  run: async ({ browserHash, tokenHash, browser, language }, _found, work) => {
    const { store, write, now, note, refuse } = work
    const scan = await store.scans.findByBrowser(browserHash)
    const ready = scan?.state === 'confirmed' && scan.expiresAt > now && scan.sessionId
    const phone = ready ? await store.findSessionById(ready) : undefined
    const account = phone && phone.absoluteAt > now ? phone.account : undefined
    if (!scan || !account) {
      refuse(scan ? `identity.scan-${scan.state}` : 'identity.scan-unknown')
      return { proven: false as const }
    }
    note({ personId: account.personId })
    write(store.scans.move(scan, 'used'))
    const opened = await openSession(work, account, {
      tokenHash,
      proofs: ['scan'],
      from: phone,
      browser,
      language,
    })
    return { proven: true as const, as: opened }
  },
})
