import { Type } from 'typebox'
import type { Official } from '../../../kernel/actor.ts'
import { notFound, Problem } from '../../../kernel/problem.ts'
import { listBasicItems, searchItems } from '../../../modules/catalogue/index.ts'
import { agreeAtWindow, askConsent } from '../../../modules/identity/index.ts'
import {
  codeDays,
  consentText,
  fixWindowRequest,
  getWindowRequest,
  listWindowRequests,
  makeAgentCodeAtWindow,
  receiveAtWindow,
  type WindowRequest,
} from '../../../modules/party/index.ts'
import { type Page, redirect } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { codesIn, ItemChoiceQuery, namedItems, readItemChoice } from '../../ui/items/index.ts'
import { FindPerson } from '../parts/find-person.tsx'
import { HelpCode, HelpCodeMade, Waiting } from './help-code.view.tsx'
import { AskPerson, SecondLook } from './yes.view.tsx'

const path = '/desk/hall/help-code'
const at = (requestId: string, more: Readonly<Record<string, string>> = {}): string =>
  `${path}?${new URLSearchParams({ at: requestId, ...more })}`

const wrong = (field: string, code: string): Problem =>
  new Problem(code, 422, { fields: [{ path: field, message: `problem.${code}` }] })

const atTheWindow = (actor: Official): void => {
  if (!actor.duties.includes('accept')) throw notFound()
}

/** Which step a request is at, for whoever looks: the official who received the person, or a colleague. */
const stepOf = (request: WindowRequest, { personId }: Official): 'choose' | 'ask' | 'look' => {
  if (request.state === 'made') throw notFound()
  if (request.madeBy !== personId) return 'look'
  return request.state === 'open' ? 'choose' : 'ask'
}

/**
 * At the window somebody lets the village help. One official receives them and records what they want; the person says yes
 * by their own phone, or a second official has seen them too. The page is reached by the number on the card alone.
 */
export const helpCodePages: readonly Page[] = [
  deskPage({
    path,
    for: 'official',
    does: [
      receiveAtWindow,
      listWindowRequests,
      getWindowRequest,
      fixWindowRequest,
      askConsent,
      agreeAtWindow,
      makeAgentCodeAtWindow,
      searchItems,
      listBasicItems,
    ],
    query: Type.Object({
      at: Type.Optional(Type.String({ maxLength: 64 })),
      /** The code on its way to the person's phone. */
      code: Type.Optional(Type.String({ maxLength: 64 })),
      ...ItemChoiceQuery,
    }),
    get: async (c) => {
      atTheWindow(c.actor)
      const { at: requestId, code } = c.query
      const shown = { title: c.words.t('desk.help-code.title'), section: c.words.t('desk.section') }
      if (requestId === undefined) {
        const waiting = await c.ask(listWindowRequests, {})
        const body = (
          <FindPerson title={c.words.t('desk.help-code.title')} lead={c.words.t('desk.help-code.lead')}>
            {waiting.length > 0 && <Waiting waiting={waiting} />}
          </FindPerson>
        )
        return { ...shown, body }
      }
      const request = await c.ask(getWindowRequest, { requestId })
      const step = stepOf(request, c.actor)
      const consent = consentText('agent')
      if (step === 'choose') {
        const choice = await readItemChoice(c.ask, c.query, c.preferences.region)
        return {
          ...shown,
          body: <HelpCode request={request} choice={choice} consent={consent} path={path} />,
        }
      }
      const items = await namedItems(c.ask, request.items)
      return {
        ...shown,
        body:
          step === 'ask' ? (
            <AskPerson request={request} items={items} asked={code !== undefined} />
          ) : (
            <SecondLook request={request} items={items} consent={consent} />
          ),
      }
    },
    post: async (c) => {
      atTheWindow(c.actor)
      const once = { idempotencyKey: null }
      const { at: requestId, code: codeId } = c.query
      if (requestId === undefined) {
        const idNumber = String(c.body.idNumber ?? '').trim()
        if (idNumber.length < 15) throw wrong('idNumber', 'party.number-shape')
        const received = await c.perform(receiveAtWindow, { idNumber: idNumber.slice(0, 40) }, once)
        if (received.requestId === null) throw wrong('idNumber', 'desk.help-code-nobody')
        return redirect(at(received.requestId))
      }
      const request = await c.ask(getWindowRequest, { requestId })
      const made = (result: { code: string; expiresAt: string }) => ({
        title: c.words.t('desk.help-code.title'),
        section: c.words.t('desk.section'),
        body: (
          <HelpCodeMade name={request.partyName} code={result.code} expiresAt={new Date(result.expiresAt)} />
        ),
      })
      const step = stepOf(request, c.actor)
      if (step === 'choose') {
        const items = codesIn(c.query.items)
        if (items.length === 0) throw wrong('items', 'portal.mandates.items-needed')
        const days = Math.min(Math.max(Number.parseInt(String(c.body.days ?? ''), 10) || 1, 1), codeDays)
        await c.perform(fixWindowRequest, { requestId, items, days, agreed: c.body.agreed === 'yes' }, once)
        return redirect(at(requestId))
      }
      if (step === 'look') {
        if (c.body.seen !== 'yes') throw wrong('seen', 'desk.help-code-look-first')
        return made(await c.perform(makeAgentCodeAtWindow, { requestId }, once))
      }
      if (c.body.do === 'ask') {
        const asked = await c.perform(askConsent, { requestId }, once)
        if (!asked.hasPhone) throw wrong('digits', 'desk.help-code-no-phone')
        if (asked.waitSeconds > 0)
          throw new Problem('identity.wait', 429, { values: { minutes: Math.ceil(asked.waitSeconds / 60) } })
        return redirect(at(requestId, { code: asked.codeId }))
      }
      const digits = String(c.body.digits ?? '').slice(0, 20) || ' '
      const answer = await c.perform(
        agreeAtWindow,
        { requestId, codeId: codeId ?? '', digits, browser: { address: c.device.address } },
        once,
      )
      if (answer.made) return made(answer.made)
      if (answer.outcome === 'wait')
        throw new Problem('identity.wait', 429, { values: { minutes: Math.ceil(answer.waitSeconds / 60) } })
      throw wrong('digits', answer.outcome === 'over' ? 'identity.code-over' : 'desk.help-code-mistyped')
    },
  }),
]
