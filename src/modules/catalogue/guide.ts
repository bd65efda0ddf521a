import { type Static, Type } from 'typebox'

/** Words in both languages as they stand in data files and jsonb columns; `en` may be missing on imported items. */
export const Words = Type.Object({ zh: Type.String(), en: Type.Optional(Type.String()) })

/** One condition of acceptance; `check` lets the platform say "met" from a base register before anyone applies. */
export const Condition = Type.Object({
  key: Type.String(),
  text: Words,
  check: Type.Optional(
    Type.Object({
      field: Type.String(),
      rule: Type.Union([
        Type.Literal('age-at-least'),
        Type.Literal('age-below'),
        Type.Literal('present'),
        Type.Literal('in-division'),
      ]),
      value: Type.Optional(Type.Number()),
    }),
  ),
})
export type Condition = Static<typeof Condition>

/** Where a material comes from (AUDIT_MATERIAL SOURCE_TYPE 10, 20, 99). */
const MaterialSource = Type.Union([
  Type.Literal('applicant'),
  Type.Literal('government'),
  Type.Literal('other'),
])
export type MaterialSource = Static<typeof MaterialSource>

/** A document to bring, or one that government holds: then `heldAs` names register fields or a certificate type. */
export const Material = Type.Object({
  key: Type.String(),
  name: Words,
  /** IS_NEED: 1 required, 2 optional, 3 may follow later (容缺后补). */
  need: Type.Union([Type.Literal('required'), Type.Literal('optional'), Type.Literal('later')]),
  source: MaterialSource,
  heldAs: Type.Optional(
    Type.Object({
      certificateType: Type.Optional(Type.String()),
      register: Type.Optional(Type.Array(Type.String())),
    }),
  ),
  form: Type.Union([Type.Literal('paper'), Type.Literal('electronic'), Type.Literal('either')]),
  originals: Type.Integer({ minimum: 0 }),
  copies: Type.Integer({ minimum: 0 }),
  basis: Type.Optional(Words),
  note: Type.Optional(Words),
})
export type Material = Static<typeof Material>

/** One clause of a law the item rests on. */
export const LawClause = Type.Object({
  name: Words,
  number: Type.Optional(Type.String()),
  clause: Type.Optional(Type.String()),
  content: Type.Optional(Words),
})
export type LawClause = Static<typeof LawClause>

/** One step of the handling; `days` is its share of the promised limit. */
export const Step = Type.Object({
  key: Type.String(),
  name: Words,
  who: Type.Optional(Words),
  days: Type.Optional(Type.Number()),
})
export type Step = Static<typeof Step>

/** A counter where papers can be handed in. */
export const Counter = Type.Object({
  name: Words,
  address: Words,
  hours: Type.Optional(Words),
  phone: Type.Optional(Type.String()),
  way: Type.Optional(Words),
})
export type Counter = Static<typeof Counter>

/** Who else reviews, and at which stage (AUDIT_OTHER_DEPT). */
const JointReviewer = Type.Object({
  name: Words,
  department: Type.Optional(Type.String()),
  stage: Type.String(),
})

/** Everything a person needs to know about doing it: the text of an implementation, kept once however many share it. */
export const Guide = Type.Object({
  summary: Type.Optional(Words),
  conditions: Type.Array(Condition),
  materials: Type.Array(Material),
  laws: Type.Array(LawClause),
  steps: Type.Array(Step),
  fee: Type.Object({
    charged: Type.Boolean(),
    /** In fen; absent when a standard decides. */
    amount: Type.Optional(Type.Integer()),
    standard: Type.Optional(Words),
    basis: Type.Optional(Words),
  }),
  result: Type.Object({
    /** RESULT_TYPE: 10 certificate, 20 approval, 30 other, 99 none. */
    type: Type.Optional(Type.String()),
    name: Type.Optional(Words),
    certificateType: Type.Optional(Type.String()),
  }),
  remedies: Type.Object({ reconsideration: Type.Optional(Words), litigation: Type.Optional(Words) }),
  faq: Type.Array(Type.Object({ question: Words, answer: Words })),
  counters: Type.Array(Counter),
  jointReview: Type.Array(JointReviewer),
  visitReason: Type.Optional(Words),
  legalExplain: Type.Optional(Words),
  contact: Type.Optional(Type.String()),
  supervision: Type.Optional(Type.String()),
})
export type Guide = Static<typeof Guide>

/** A guide that says nothing yet; imported records fill in what they have. */
export const emptyGuide = (): Guide => ({
  conditions: [],
  materials: [],
  laws: [],
  steps: [],
  fee: { charged: false },
  result: {},
  remedies: {},
  faq: [],
  counters: [],
  jointReview: [],
})
