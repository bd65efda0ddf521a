import { Type } from 'typebox'
import type { Official } from '../../../kernel/actor.ts'
import { Problem } from '../../../kernel/problem.ts'
import { emergencyParts, openPaperInEmergency, readInEmergency } from '../../../modules/case/index.ts'
import { ask, end, grant, listRequests, longestHours, refuse } from '../../../modules/emergency/index.ts'
import { describeAnswers, getForm } from '../../../modules/form/index.ts'
import { type Page, type PostRequest, redirect } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { BreakGlassView } from './break-glass.view.tsx'
import { EmergencyCaseView } from './emergency-case.view.tsx'

const path = '/desk/admin/break-glass'
const text = (value: string | string[] | undefined): string => (typeof value === 'string' ? value.trim() : '')

/** What was typed as a request; one field error for each thing that does not fit. */
const asked = (body: PostRequest<Official, unknown, unknown>['body']) => {
  const caseNumbers = text(body.numbers)
    .split(/[\s,，、;；]+/)
    .filter((number) => number !== '')
  const [reason, hours] = [text(body.reason), Number(text(body.hours))]
  const named = [body.opens].flat()
  const opens = emergencyParts.filter((part) => named.includes(part))
  const fields = [
    ...(reason.length < 10 ? [{ path: 'reason', message: 'problem.desk.emergency-reason' }] : []),
    ...(caseNumbers.length < 1 || caseNumbers.length > 10
      ? [{ path: 'numbers', message: 'problem.desk.emergency-numbers' }]
      : []),
    ...(Number.isInteger(hours) && hours >= 1 && hours <= longestHours
      ? []
      : [{ path: 'hours', message: 'problem.desk.emergency-hours' }]),
  ]
  if (fields.length > 0) throw new Problem('desk.emergency-reason', 422, { fields })
  return { reason, caseNumbers, hours, opens }
}

const decisions = { grant, refuse, end } as const
const isDecision = (verb: string): verb is keyof typeof decisions => verb in decisions

/** Emergency access: asked by one post, decided by another, read here and nowhere else. */
export const breakGlassPages: readonly Page[] = [
  deskPage({
    path,
    for: 'official',
    does: [listRequests, ask, grant, refuse, end],
    query: Type.Object({
      did: Type.Optional(Type.String({ maxLength: 10 })),
      // which form it was: several stand on the page
      request: Type.Optional(Type.String({ maxLength: 64 })),
      verb: Type.Optional(Type.String({ maxLength: 10 })),
    }),
    get: async ({ ask: question, words, query }) => ({
      title: words.t('desk.emergency.title'),
      section: words.t('desk.section'),
      body: <BreakGlassView requests={await question(listRequests, {})} did={query.did} />,
    }),
    post: async ({ body, perform }) => {
      const verb = text(body.do)
      if (isDecision(verb)) {
        await perform(decisions[verb], { requestId: text(body.request) })
        return redirect(`${path}?did=${verb}`)
      }
      await perform(ask, asked(body))
      return redirect(`${path}?did=ask`)
    },
  }),
  deskPage({
    path: '/files/emergency/:number/:n',
    for: 'official',
    does: [openPaperInEmergency],
    params: Type.Object({
      number: Type.String({ minLength: 10, maxLength: 16 }),
      n: Type.Integer({ minimum: 1, maximum: 1000 }),
    }),
    get: async ({ ask: question, params }) => {
      const { name, type, content } = await question(openPaperInEmergency, params)
      return { file: content, type, name }
    },
  }),
  deskPage({
    path: `${path}/cases/:number`,
    for: 'official',
    does: [readInEmergency, getForm],
    params: Type.Object({ number: Type.String({ minLength: 10, maxLength: 16 }) }),
    get: async ({ ask: question, words, params }) => {
      const found = await question(readInEmergency, { number: params.number })
      const form = await question(getForm, found.form)
      return {
        title: `${words.t('desk.emergency.title')} ${found.line.number}`,
        section: words.t('desk.section'),
        body: (
          <EmergencyCaseView found={found} sections={describeAnswers(form, found.answers, found.facts)} />
        ),
      }
    },
  }),
]
