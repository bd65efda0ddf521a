import { Type } from 'typebox'
import { DayShape, MomentShape, TextShape } from './shapes.ts'

/** A case as the API tells it: what lists and pages show, never whole personal numbers. */

export const CaseNumberParams = Type.Object({ number: Type.String({ minLength: 10, maxLength: 16 }) })

export const ClockShape = Type.Union([
  Type.Object({
    kind: Type.String({ description: 'intake, decision or correction' }),
    startedOn: DayShape,
    dueOn: DayShape,
    legalDueOn: Type.Optional(DayShape),
    days: Type.Integer({ description: 'The limit in working days.' }),
    left: Type.Integer({ description: 'Working days left; below zero when overdue.' }),
    tone: Type.String({ description: 'plain, amber, today, overdue or paused' }),
    provisional: Type.Boolean({ description: 'Due in a year whose holidays are not announced yet.' }),
  }),
  Type.Null(),
])

export const GroundShape = Type.Object({
  table: Type.String(),
  version: Type.Integer(),
  outcome: Type.Optional(Type.String()),
  held: Type.Array(
    Type.Object({
      rule: Type.String(),
      annotation: TextShape,
      because: Type.Array(TextShape),
      clause: TextShape,
    }),
  ),
  missing: Type.Array(Type.String()),
})

const TaskLineShape = Type.Object({
  id: Type.String(),
  name: TextShape,
  duty: Type.String(),
  organ: TextShape,
  holder: Type.Optional(Type.String()),
  mine: Type.Boolean(),
  openedAt: MomentShape,
})

export const ProgressShape = Type.Object({
  number: Type.String(),
  itemName: TextShape,
  state: Type.String(),
  organ: TextShape,
  organPhone: Type.Optional(Type.String()),
  clock: ClockShape,
})

export const CaseLineShape = Type.Object({
  ...ProgressShape.properties,
  itemCode: Type.String(),
  instant: Type.Boolean(),
  corrected: Type.Boolean(),
  deemed: Type.Boolean(),
  outcome: Type.Optional(Type.String()),
  applicant: Type.String({ description: 'Masked for officials, unless an enterprise.' }),
  tasks: Type.Array(TaskLineShape),
  submittedAt: MomentShape,
  certificateNumber: Type.Optional(Type.String()),
})

const EntryShape = Type.Object({
  seq: Type.Integer(),
  verb: Type.String(),
  at: MomentShape,
  by: Type.Object({
    kind: Type.String(),
    name: Type.Optional(Type.String()),
    organ: Type.Optional(TextShape),
  }),
})

const MaterialShape = Type.Object({
  n: Type.Integer(),
  key: Type.String(),
  name: TextShape,
  from: Type.String({ description: 'upload or wallet' }),
  fileName: Type.Optional(Type.String()),
  addedOn: DayShape,
})

const NoticeShape = Type.Object({
  n: Type.Integer(),
  kind: Type.String({ description: 'REC, ACP, NGA, SGZ, SUP, RTN, STL, NSA, RCH, WDR or TRF' }),
  title: TextShape,
  body: TextShape,
  at: MomentShape,
})

const CorrectionShape = Type.Object({ gaps: Type.Array(Type.String()), dueOn: DayShape })

const DecisionShape = Type.Object({
  outcome: Type.String({ description: 'grant or refuse' }),
  reason: Type.Optional(Type.String()),
  remedies: Type.Optional(Type.String()),
  automatic: Type.Boolean(),
  grounds: Type.Array(GroundShape),
})

const whole = {
  line: CaseLineShape,
  timeline: Type.Array(EntryShape),
  notices: Type.Array(NoticeShape),
  materials: Type.Array(MaterialShape),
  contact: Type.Object({ phone: Type.String(), address: Type.String() }),
  correction: Type.Optional(CorrectionShape),
  decision: Type.Optional(DecisionShape),
  remedies: TextShape,
}

export const MyApplicationShape = Type.Object({
  ...whole,
  verbs: Type.Array(Type.String(), { description: 'What the applicant can do now.' }),
})

export const DeskCaseShape = Type.Object({
  ...whole,
  notes: Type.Array(
    Type.Object({
      id: Type.String(),
      by: Type.String(),
      text: Type.String(),
      lostRace: Type.Boolean(),
      at: MomentShape,
    }),
  ),
  verbs: Type.Array(Type.Object({ verb: Type.String(), taskId: Type.String() }), {
    description: 'What this official may do now, on which task.',
  }),
  why: Type.Array(Type.Object({ verb: Type.String(), reason: Type.String() }), {
    description: 'What would fit here and is not theirs, with the code of the reason.',
  }),
})

/** Lists answer `items`; the module calls them `lines` and says null for no more. */
export const linesOut = ({
  lines,
  next,
}: {
  lines: readonly unknown[]
  next: string | null | undefined
}) => ({
  items: lines,
  ...(next ? { next } : {}),
})
