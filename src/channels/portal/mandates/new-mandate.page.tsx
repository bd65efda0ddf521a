import { Type } from 'typebox'
import { addDays, civilDateOf } from '../../../kernel/civil-date.ts'
import { notFound, Problem } from '../../../kernel/problem.ts'
import { listBasicItems, searchItems } from '../../../modules/catalogue/index.ts'
import {
  codeDays,
  consentText,
  grantFamily,
  grantHandler,
  listMyMandates,
  makeAgentCode,
} from '../../../modules/party/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { codesIn, ItemChoiceQuery, readItemChoice } from '../../ui/items/index.ts'
import { portalPage } from '../../ui/pages.tsx'
import { CodeMade } from './code-made.view.tsx'
import { ChooseKind, NewMandate } from './new-mandate.view.tsx'

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

const needsItems = (): Problem =>
  new Problem('portal.mandates.items-needed', 422, {
    fields: [{ path: 'items', message: 'problem.portal.mandates.items-needed' }],
  })

/** Lets a handler, a relative or a village agent act: for chosen services or all, for some days. */
export const newMandatePage = portalPage({
  path: '/my/mandates/new',
  for: 'resident',
  does: [listMyMandates, grantHandler, grantFamily, makeAgentCode, searchItems, listBasicItems],
  query: Type.Object({
    kind: Type.Optional(Type.Union([Type.Literal('family'), Type.Literal('agent')])),
    ...ItemChoiceQuery,
  }),
  get: async (c) => {
    const { mayGrant } = await c.ask(listMyMandates, {})
    if (mayGrant === undefined) throw new Problem('party.only-the-legal-representative', 403)
    const kind = mayGrant === 'handler' ? 'handler' : c.query.kind
    const section = c.words.t('portal.mandates.title')
    if (kind === undefined) return { title: c.words.t('portal.mandates.new'), section, body: <ChooseKind /> }
    const today = civilDateOf(c.now)
    return {
      title: c.words.t(`portal.mandates.new.${kind}`),
      section,
      body: (
        <NewMandate
          kind={kind}
          choice={await readItemChoice(c.ask, c.query, c.preferences.region)}
          consent={kind === 'handler' ? undefined : consentText(kind)}
          from={today}
          until={addDays(today, 365)}
        />
      ),
    }
  },
  post: async (c) => {
    const { mayGrant } = await c.ask(listMyMandates, {})
    const kind = mayGrant === 'handler' ? 'handler' : c.query.kind
    if (mayGrant === undefined || kind === undefined) throw notFound()
    const items = codesIn(c.query.items)
    const agreed = c.body.agreed === 'yes'
    if (kind === 'agent') {
      if (items.length === 0) throw needsItems()
      const days = Math.min(Math.max(Number.parseInt(text(c.body.days), 10) || 1, 1), codeDays)
      // the answer holds the code, which is to be kept nowhere: so no stored answer either
      const made = await c.perform(makeAgentCode, { items, days, agreed }, { idempotencyKey: null })
      return {
        title: c.words.t('portal.mandates.code-made'),
        section: c.words.t('portal.mandates.title'),
        body: <CodeMade code={made.code} expiresAt={new Date(made.expiresAt)} back="/my/mandates" />,
      }
    }
    const wish = {
      name: text(c.body.name).slice(0, 60),
      idNumber: text(c.body.idNumber).slice(0, 40),
      from: text(c.body.from),
      until: text(c.body.until),
      ...(items.length > 0 ? { items } : {}),
    }
    const days = ['from', 'until'].filter((field) => !/^\d{4}-\d{2}-\d{2}$/.test(text(c.body[field])))
    if (days.length > 0)
      throw new Problem('party.grant-wrong', 422, {
        fields: days.map((path) => ({ path, message: 'problem.portal.mandates.day-needed' })),
      })
    await (kind === 'handler' ? c.perform(grantHandler, wish) : c.perform(grantFamily, { ...wish, agreed }))
    return redirect('/my/mandates?did=offered')
  },
})
