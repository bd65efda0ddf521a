import { Type } from 'typebox'
import {
  AudienceName,
  getItem,
  type Item,
  type ItemLine,
  type SearchAnswer,
  searchItems,
} from '../../../modules/catalogue/index.ts'
import { type ApiRoute, apiRoute } from '../../../platform/http/api.ts'
import { DivisionCodeShape, MomentShape, TextShape } from './shapes.ts'

const code = Type.String({ maxLength: 64 })
const days = Type.Union([Type.Integer(), Type.Null()])

const ItemLineShape = Type.Object({
  taskCode: code,
  basicCode: code,
  name: TextShape,
  type: Type.String(),
  department: Type.String(),
  organ: Type.Object({ code: Type.String(), name: TextShape }),
  division: DivisionCodeShape,
  level: Type.Integer({ minimum: 0, maximum: 5, description: '0 state, 1 province … 5 village.' }),
  state: Type.String(),
  audience: Type.Array(Type.String()),
  themes: Type.Array(Type.String()),
  projectType: Type.String(),
  online: Type.Boolean(),
  visits: Type.Integer(),
  charged: Type.Boolean(),
  legalDays: days,
  legalUnit: Type.String(),
  promisedDays: days,
  promisedUnit: Type.String(),
  version: Type.Integer(),
  applicable: Type.Boolean({ description: 'Can be applied for here to the end.' }),
})

const words = Type.Optional(TextShape)
const ItemShape = Type.Object({
  ...ItemLineShape.properties,
  summary: TextShape,
  assuranceLevel: Type.Integer(),
  conditions: Type.Array(Type.Object({ key: Type.String(), text: TextShape })),
  materials: Type.Array(
    Type.Object({
      key: Type.String(),
      name: TextShape,
      need: Type.String(),
      source: Type.String(),
      form: Type.String(),
      heldAs: Type.Optional(
        Type.Object({
          certificateType: Type.Optional(Type.String()),
          register: Type.Optional(Type.Array(Type.String())),
        }),
      ),
    }),
  ),
  laws: Type.Array(
    Type.Object({
      name: TextShape,
      number: Type.Optional(Type.String()),
      clause: Type.Optional(Type.String()),
      content: words,
    }),
  ),
  steps: Type.Array(
    Type.Object({ key: Type.String(), name: TextShape, who: words, days: Type.Optional(Type.Number()) }),
  ),
  fee: Type.Object({ charged: Type.Boolean(), amount: Type.Optional(Type.Integer()), standard: words }),
  result: Type.Object({ type: Type.Optional(Type.String()), name: words }),
  remedies: Type.Object({ reconsideration: words, litigation: words }),
  faq: Type.Array(Type.Object({ question: TextShape, answer: TextShape })),
  updatedAt: MomentShape,
})

const lineOut = ({ code: taskCode, organCode, organName, ...line }: ItemLine) => ({
  taskCode,
  organ: { code: organCode, name: organName },
  ...line,
})

/** Public reading of service items. */
export const itemRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/items',
    summary: { zh: '按人们说的话搜索事项', en: 'Search service items as people speak' },
    operation: searchItems,
    access: 'public',
    query: Type.Object({
      q: Type.String({ minLength: 1, maxLength: 200 }),
      division: Type.Optional(DivisionCodeShape),
      audience: Type.Optional(AudienceName),
      department: Type.Optional(Type.String({ maxLength: 60 })),
      online: Type.Optional(Type.Boolean()),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
      cursor: Type.Optional(Type.String({ maxLength: 20, description: '`next` of the slice before.' })),
    }),
    answer: Type.Object({
      items: Type.Array(ItemLineShape),
      next: Type.Union([Type.String(), Type.Null()]),
      also: Type.Array(Type.String({ description: 'Formal words that were searched for besides.' })),
    }),
    problems: [],
    input: ({ query: { q, division, limit, cursor, audience, department, online } }) => ({
      q,
      ...(division ? { division } : {}),
      ...(limit ? { limit } : {}),
      ...(cursor ? { cursor } : {}),
      filters: {
        ...(audience ? { audience } : {}),
        ...(department ? { department } : {}),
        ...(online === undefined ? {} : { online }),
      },
    }),
    output: ({ items, next, also }: SearchAnswer) => ({ items: items.map(lineOut), next, also }),
  }),
  apiRoute({
    method: 'GET',
    path: '/items/:taskCode',
    summary: { zh: '一个事项的办事指南', en: 'One service item with its guide' },
    operation: getItem,
    access: 'public',
    params: Type.Object({
      taskCode: Type.String({
        maxLength: 80,
        description: 'Implementation code, or a basic code with `division`.',
      }),
    }),
    query: Type.Object({ division: Type.Optional(DivisionCodeShape) }),
    answer: ItemShape,
    problems: [404],
    input: ({ params, query }) => ({
      code: params.taskCode,
      ...(query.division ? { division: query.division } : {}),
    }),
    output: (item: Item) => ({ ...lineOut(item), updatedAt: item.updatedAt.toISOString() }),
  }),
]
