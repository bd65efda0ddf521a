import { type TProperties, Type } from 'typebox'
import type { Command } from '../../../kernel/operation.ts'
import type { Text } from '../../../kernel/text.ts'
import {
  accept,
  addNote,
  caseStates,
  claim,
  deskCounts,
  deskViews,
  deskWorklist,
  getDeskCase,
  grant,
  recuse,
  refuse,
  refuseIntake,
  requestCorrection,
  review,
  transfer,
} from '../../../modules/case/index.ts'
import { type ApiRoute, apiRoute } from '../../../platform/http/api.ts'
import { CaseLineShape, CaseNumberParams, DeskCaseShape, linesOut } from './case.shapes.ts'
import { CursorShape, sliceOf } from './shapes.ts'

const longestOpinion = 2000
const opinion = Type.String({ maxLength: longestOpinion })

interface VerbLine {
  readonly verb: string
  readonly summary: Text
  readonly command: Command<never>
  /** What is said besides the number and the task. */
  readonly asks: TProperties
}

const erased = (command: unknown): Command<never> => command as Command<never>

/** The verbs of the desk; each is about one open task of the case. */
const verbs: readonly VerbLine[] = [
  {
    verb: 'claim',
    summary: { zh: '领取', en: 'Claim a task nobody holds' },
    command: erased(claim),
    asks: {},
  },
  {
    verb: 'accept',
    summary: { zh: '受理', en: 'Accept; the promised limit starts' },
    command: erased(accept),
    asks: { opinion: Type.Optional(opinion) },
  },
  {
    verb: 'request-correction',
    summary: { zh: '一次性补正', en: 'Request correction, once, listing all gaps' },
    command: erased(requestCorrection),
    asks: {
      gaps: Type.Array(Type.String({ maxLength: 500 }), { minItems: 1, maxItems: 30 }),
      days: Type.Optional(Type.Integer({ minimum: 1, maximum: 30, default: 15 })),
    },
  },
  {
    verb: 'refuse-intake',
    summary: { zh: '不予受理', en: 'Refuse at intake' },
    command: erased(refuseIntake),
    asks: { reason: opinion, rightOrgan: Type.Optional(Type.String({ maxLength: 200 })) },
  },
  {
    verb: 'review',
    summary: { zh: '审查', en: 'Give a review opinion' },
    command: erased(review),
    asks: { verdict: Type.Enum(['pass', 'object']), opinion },
  },
  {
    verb: 'grant',
    summary: { zh: '准予', en: 'Grant' },
    command: erased(grant),
    asks: { opinion: Type.Optional(opinion) },
  },
  {
    verb: 'refuse',
    summary: { zh: '不予', en: 'Refuse, with reason and remedies' },
    command: erased(refuse),
    asks: { reason: opinion, remedies: opinion },
  },
  {
    verb: 'transfer',
    summary: { zh: '转办', en: 'Hand over to a colleague' },
    command: erased(transfer),
    asks: { to: Type.String({ description: 'Id of the appointment.' }), reason: opinion },
  },
  {
    verb: 'recuse',
    summary: { zh: '回避', en: 'Recuse oneself' },
    command: erased(recuse),
    asks: { reason: opinion },
  },
]

/** What an official wrote for a step; when somebody else was faster it becomes a note. */
const writtenIn = (body: object): string => {
  const { opinion, reason, gaps } = body as { opinion?: string; reason?: string; gaps?: readonly string[] }
  return (opinion || reason || (gaps ?? []).join('\n')).slice(0, longestOpinion)
}

const verbRoutes: readonly ApiRoute[] = verbs.map(({ verb, summary, command, asks }) =>
  apiRoute({
    method: 'POST',
    path: `/desk/cases/:number/${verb}`,
    summary,
    operation: command,
    access: 'session',
    params: CaseNumberParams,
    body: Type.Object({ taskId: Type.String({ description: 'From `verbs` of the case.' }), ...asks }),
    answer: command.output,
    problems: [404],
    input: ({ params, body }) => ({ ...params, ...(body as object) }),
    keep: {
      operation: erased(addNote),
      input: ({ params, body }) => {
        const text = writtenIn(body)
        return text ? { ...params, text, lostRace: true } : undefined
      },
    },
  }),
)

/** What officials work with: only the cases of their organs, everything else is not there. */
export const deskRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/desk/counts',
    summary: { zh: '我的一天:各类件数', en: 'My day as counts' },
    operation: deskCounts,
    access: 'session',
    answer: Type.Object({
      overdue: Type.Integer(),
      today: Type.Integer(),
      mine: Type.Integer(),
      unclaimed: Type.Integer(),
      waiting: Type.Integer(),
    }),
    problems: [404],
    input: () => ({}),
  }),
  apiRoute({
    method: 'GET',
    path: '/desk/cases',
    summary: { zh: '工作台', en: 'The worklist, most pressing first' },
    operation: deskWorklist,
    access: 'session',
    query: Type.Object({
      view: Type.Optional(Type.Enum([...deskViews], { default: 'mine' })),
      state: Type.Optional(Type.Enum([...caseStates])),
      item: Type.Optional(Type.String({ maxLength: 80 })),
      due: Type.Optional(Type.Enum(['overdue', 'today', 'week'])),
      q: Type.Optional(Type.String({ maxLength: 60 })),
      cursor: CursorShape,
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 25 })),
    }),
    answer: sliceOf(CaseLineShape),
    problems: [404],
    input: ({ query }) => query,
    output: linesOut,
  }),
  apiRoute({
    method: 'GET',
    path: '/desk/cases/:number',
    summary: { zh: '一件办件', en: 'One case' },
    operation: getDeskCase,
    access: 'session',
    params: CaseNumberParams,
    answer: DeskCaseShape,
    problems: [404],
    input: ({ params }) => params,
  }),
  apiRoute({
    method: 'POST',
    path: '/desk/cases/:number/notes',
    summary: { zh: '添加内部备注', en: 'Add an internal note' },
    operation: addNote,
    access: 'session',
    params: CaseNumberParams,
    body: Type.Object({ text: Type.String({ minLength: 1, maxLength: 2000 }) }),
    answer: addNote.output,
    status: 201,
    problems: [404],
    input: ({ params, body }) => ({ ...params, ...body }),
  }),
  ...verbRoutes,
]
