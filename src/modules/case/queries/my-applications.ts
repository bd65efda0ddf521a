import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import type { Text } from '../../../kernel/text.ts'
import { type AnswerSection, describeAnswers } from '../../form/index.ts'
import { applicantVerbsNow, caseScope, isResident, seesCase } from '../case.policy.ts'
import type { Notice, TimelineEntry } from '../case.rows.ts'
import type { CaseStore } from '../case.store.ts'
import type { CaseDecision, CaseMaterial, CaseVerb, Correction } from '../case.ts'
import { pinnedForm } from '../definitions.ts'
import { CaseNumber } from '../desk-command.ts'
import type { Contact } from '../draft.ts'
import { remediesFor } from '../remedies.ts'
import { type CaseLine, lineOf } from '../views.ts'

/** An application as its applicant sees it: who has it, since when, what comes next, what they can do. */
export interface MyApplication {
  readonly line: CaseLine
  readonly verbs: readonly CaseVerb[]
  readonly timeline: readonly TimelineEntry[]
  readonly notices: readonly Notice[]
  readonly answers: readonly AnswerSection[]
  readonly materials: readonly CaseMaterial[]
  readonly contact: Contact
  readonly correction?: Correction | undefined
  readonly decision?: CaseDecision | undefined
  readonly remedies: Text
  readonly promisedDays: number
  readonly papers: readonly { readonly key: string; readonly name: Text }[]
}

/** Of a step's facts, those that are meant for the applicant: opinions are for who decides. */
const told = (data: TimelineEntry['data']): TimelineEntry['data'] => {
  const { opinion: _opinion, verdict: _verdict, ...rest } = data
  return rest
}

/** One's own application; 404 for anyone else's. */
export const getMyApplication = query<CaseStore>()({
  name: 'case.get-my-application',
  input: Type.Object({ number: CaseNumber }),
  may: isResident,
  load: ({ number }, { store }) => store.find(number),
  see: seesCase,
  run: async (_input, reading, found): Promise<MyApplication> => {
    const { actor, store, today } = reading
    const sealed = await store.getSealed(found)
    const form = await pinnedForm(reading, found.form)
    const timeline = await store.listEvents(found)
    return {
      line: lineOf(found, actor, today),
      verbs: applicantVerbsNow(actor, found),
      // residents read what happened and by which organ, never which official
      timeline: timeline
        .filter((e) => e.shown)
        .map((e) => ({ ...e, by: { kind: e.by.kind, organ: e.by.organ }, data: told(e.data) })),
      notices: await store.listNotices(found),
      answers: describeAnswers(form, sealed.answers, sealed.facts),
      materials: found.materials,
      contact: sealed.contact,
      correction: found.correction,
      decision: found.decision,
      remedies: remediesFor(found.item),
      promisedDays: found.item.promisedDays,
      papers: found.item.materials,
    }
  },
})

/** The applications of the party one acts for, newest first. */
export const listMyApplications = query<CaseStore>()({
  name: 'case.list-my-applications',
  input: Type.Object({
    state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('done'), Type.Literal('to-do')])),
    cursor: Type.Optional(Type.String({ maxLength: 40 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  may: isResident,
  lists: seesCase,
  run: async ({ state, cursor, limit = 20 }, { actor, store, today }) => {
    const scope = caseScope(actor)
    if (actor.kind !== 'resident' || !scope || !('party' in scope)) throw notFound()
    const before = cursor ? new Date(cursor) : undefined
    if (before && Number.isNaN(before.getTime())) throw notFound()
    const found = await store.listForParty(scope.party, {
      state,
      items: actor.items,
      before,
      limit: limit + 1,
    })
    const page = found.slice(0, limit)
    const last = page.at(-1)
    return {
      lines: page.map((c) => lineOf(c, actor, today)),
      next: found.length > limit && last ? last.submittedAt.toISOString() : null,
    }
  },
})
