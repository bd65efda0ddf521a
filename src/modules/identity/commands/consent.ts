import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { notFound, Problem } from '../../../kernel/problem.ts'
import { say } from '../../../kernel/text.ts'
import { getOrgan } from '../../organ/index.ts'
import { getContact, getWindowRequest, makeAgentCodeAtWindow } from '../../party/index.ts'
import { Browser } from '../browser.ts'
import { codeMinutes } from '../code.ts'
import { mayAskAtWindow } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'
import { enterCode, sendCodeTo } from '../sent-code.ts'
import { sentenceIn } from '../words.ts'
import { Digits, Proven } from './shapes.ts'

const RequestId = Type.String({ maxLength: 64 })

/** Asks a person at a window, by a text to their own phone, whether what was recorded is what they want. */
export const askConsent = command<IdentityStore>()({
  name: 'identity.ask-consent',
  unscoped:
    'The phone is the person’s, who stands there and is not signed in; the official never sees it whole.',
  input: Type.Object({ requestId: RequestId }),
  output: Type.Object({
    codeId: Type.String(),
    waitSeconds: Type.Integer(),
    hasPhone: Type.Boolean(),
  }),
  may: mayAskAtWindow,
  run: async ({ requestId }, _nothing, work) => {
    const { actor, ask, store, note } = work
    const request = await ask(getWindowRequest, { requestId })
    if (actor.kind !== 'official' || request.madeBy !== actor.personId) throw notFound()
    if (request.state !== 'fixed') throw new Problem('party.not-fixed', 409)
    const contact = await ask(getContact, { partyId: request.partyId })
    // the phone of the account was proven; the one in the register is what there is otherwise
    const phone = (await store.phoneOf(request.partyId)) ?? contact.phone
    if (phone === undefined) return { codeId: '', waitSeconds: 0, hasPhone: false }
    note({ requestId, partyId: request.partyId })
    const { language } = contact
    const organ = say((await ask(getOrgan, { organId: request.organId })).name, language)
    const said = { minutes: codeMinutes, organ, count: request.items.length, days: request.days }
    const sent = await sendCodeTo(work, {
      purpose: 'consent',
      phone,
      trier: { address: undefined, knownDevice: actor.personId },
      language,
      about: {
        id: requestId,
        body: (digits) => sentenceIn(language, 'identity.sms.consent.body', { ...said, digits }),
      },
    })
    return { ...sent, hasPhone: true }
  },
})

/** The person says the digits: what was recorded, and nothing else, becomes a code. The answer holds it. */
export const agreeAtWindow = command<IdentityStore>()({
  name: 'identity.agree-at-window',
  unscoped: 'A code belongs to a phone; that it was sent for this request is compared.',
  input: Type.Object({
    requestId: RequestId,
    codeId: Type.String({ maxLength: 64 }),
    digits: Digits,
    browser: Type.Optional(Browser),
  }),
  output: Type.Object({
    ...Proven.properties,
    made: Type.Union([Type.Object({ code: Type.String(), expiresAt: Type.String() }), Type.Null()]),
  }),
  may: mayAskAtWindow,
  run: async ({ requestId, codeId, digits, browser }, _nothing, work) => {
    const typed = { codeId, digits, purpose: 'consent' as const, browser, about: requestId }
    const { outcome, waitSeconds } = await enterCode(work, typed)
    if (outcome !== 'right') return { outcome, waitSeconds, made: null }
    const { code, expiresAt } = await work.do(makeAgentCodeAtWindow, { requestId })
    return { outcome, waitSeconds, made: { code, expiresAt } }
  },
})
