import { Type } from 'typebox'
import type { Official } from '../../../kernel/actor.ts'
import { Problem } from '../../../kernel/problem.ts'
import {
  addNote,
  type DeskCase,
  getDeskCase,
  previewNotice,
  type VerbNow,
} from '../../../modules/case/index.ts'
import { listOfficials } from '../../../modules/organ/index.ts'
import { type Page, type PageRequest, redirect, type View } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { caseAsks, caseBody } from '../case/case-body.tsx'
import { reasonFrom } from '../case/ground.view.tsx'
import { caseHref } from '../parts/links.ts'
import { VerbView } from './verb.view.tsx'
import type { Colleague } from './verb-fields.view.tsx'
import { daysOf, gapsOf, type Typed, textOf, type VerbForm, verbForms } from './verb-forms.ts'

const Params = Type.Object({ number: Type.String({ minLength: 10, maxLength: 16 }) })
const Query = Type.Object({ task: Type.Optional(Type.String({ maxLength: 60 })) })
type Request = PageRequest<Official, { number: string }, { task?: string }>

/** Who may take the task over: the same organ, the same duty, somebody else. */
const colleaguesFor = async ({ ask, actor }: Request, { task }: VerbNow): Promise<readonly Colleague[]> => {
  const officials = await ask(listOfficials, { organId: task.organ.id })
  const holder = task.holder?.appointmentId ?? actor.appointmentId
  return officials.filter((o) => o.duties.includes(task.duty) && o.id !== holder)
}

/** First texts: the ground a table found, and the remedies that the law gives. */
const suggested = ({ remedies }: DeskCase, now: VerbNow, form: VerbForm): Typed => ({
  ...(form.verb === 'refuse' ? { reason: reasonFrom(now.task.ground), remedies: remedies.zh } : {}),
})

const longest = 2000

/** The notice as it would go out with what is typed so far; what is too long is refused later, with a sentence. */
const noticeFor = async ({ ask, params }: Request, form: VerbForm, values: Typed) => {
  if (!form.noticed) return undefined
  const text = (name: string): string => textOf(values, name).slice(0, longest)
  const [reason, remedies, rightOrgan] = [
    text(form.verb === 'grant' ? 'opinion' : 'reason'),
    text('remedies'),
    text('rightOrgan'),
  ]
  const { days } = daysOf(values)
  return ask(previewNotice, {
    number: params.number,
    verb: form.verb,
    gaps: gapsOf(values)
      .slice(0, 30)
      .map((gap) => gap.slice(0, 500)),
    reason,
    ...(remedies ? { remedies } : {}),
    ...(rightOrgan ? { rightOrgan: rightOrgan.slice(0, 200) } : {}),
    ...(days && Number.isInteger(days) && days > 0 && days <= 30 ? { days } : {}),
  })
}

const overtaken = (problem: Problem | undefined): boolean => problem?.status === 409

const wasOvertaken = (error: unknown): boolean =>
  error instanceof Problem && error.code.startsWith('case.overtaken')

/** What was written, to be kept as a note when somebody else was faster. */
const opinionIn = (typed: Typed): string =>
  (textOf(typed, 'opinion') || textOf(typed, 'reason') || gapsOf(typed).join('\n')).slice(0, longest)

const pageOf = async (c: Request, form: VerbForm, typed: Typed | undefined): Promise<View> => {
  const { ask, params, query, words, problem } = c
  const found = await ask(getDeskCase, { number: params.number })
  const taskId = typed ? textOf(typed, 'task') : query.task
  const open = found.verbs.filter(({ verb }) => verb === form.verb)
  const now = open.find((verb) => verb.taskId === taskId) ?? (taskId ? undefined : open[0])
  const title = `${words.t(`case.verb.${form.verb}`)} ${found.line.number}`
  if (!now || overtaken(problem)) {
    if (!problem)
      throw new Problem(found.why.find((w) => w.verb === form.verb)?.reason ?? 'desk.not-now', 409)
    return {
      title,
      section: words.t('desk.section'),
      body: await caseBody(ask, found, { noteKept: wasOvertaken(problem) && opinionIn(typed ?? {}) !== '' }),
    }
  }
  const values = typed ?? suggested(found, now, form)
  const [notice, colleagues] = await Promise.all([
    noticeFor(c, form, values),
    form.asks.includes('to') ? colleaguesFor(c, now) : [],
  ])
  return {
    title,
    section: words.t('desk.section'),
    body: (
      <VerbView found={found} now={now} form={form} values={values} notice={notice} colleagues={colleagues} />
    ),
  }
}

/** A page for each verb: GET shows what it brings about, POST does it and returns to the case. */
export const verbPages: readonly Page[] = verbForms.map((form) =>
  deskPage({
    path: `/desk/cases/:number/${form.verb}`,
    for: 'official',
    does: [getDeskCase, previewNotice, listOfficials, addNote, form.command, ...caseAsks],
    params: Params,
    query: Query,
    get: (c) => pageOf(c, form, c.typed),
    post: async (c) => {
      if (textOf(c.body, 'do') === 'preview') return pageOf(c, form, c.body)
      try {
        await form.act(c.perform, { number: c.params.number, taskId: textOf(c.body, 'task') }, c.body)
      } catch (error) {
        const said = opinionIn(c.body)
        if (wasOvertaken(error) && said)
          await c.perform(addNote, { number: c.params.number, text: said, lostRace: true })
        throw error
      }
      return redirect(`${caseHref(c.params.number)}?did=${form.verb}`)
    },
  }),
)
