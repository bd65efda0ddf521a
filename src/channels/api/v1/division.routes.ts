import { Type } from 'typebox'
import {
  getDivision,
  getLineage,
  listDivisionChildren,
  searchDivisions,
} from '../../../modules/division/index.ts'
import { type ApiRoute, apiRoute } from '../../../platform/http/api.ts'
import { DivisionCodeShape, TextShape } from './shapes.ts'

const DivisionShape = Type.Object({
  code: Type.String(),
  name: TextShape,
  level: Type.Integer({ minimum: 1, maximum: 5, description: '1 province … 5 village.' }),
  parent: Type.Optional(Type.String()),
  pinyin: Type.String(),
})
const Divisions = Type.Object({ items: Type.Array(DivisionShape) })
const Code = Type.Object({ code: DivisionCodeShape })
const asItems = (items: readonly unknown[]) => ({ items })

export const divisionRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/divisions',
    summary: { zh: '按名称、拼音或代码查找行政区划', en: 'Find divisions by name, pinyin or code' },
    operation: searchDivisions,
    access: 'public',
    query: Type.Object({
      q: Type.String({ minLength: 1, maxLength: 60 }),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 20 })),
    }),
    answer: Divisions,
    problems: [],
    input: ({ query }) => ({ text: query.q, ...(query.limit ? { limit: query.limit } : {}) }),
    output: asItems,
  }),
  apiRoute({
    method: 'GET',
    path: '/divisions/:code',
    summary: { zh: '一个行政区划', en: 'One division' },
    operation: getDivision,
    access: 'public',
    params: Code,
    answer: DivisionShape,
    problems: [404],
    input: ({ params }) => params,
  }),
  apiRoute({
    method: 'GET',
    path: '/divisions/:code/children',
    summary: { zh: '直接下级行政区划', en: 'The divisions directly below' },
    operation: listDivisionChildren,
    access: 'public',
    params: Code,
    answer: Divisions,
    problems: [],
    input: ({ params }) => params,
    output: asItems,
  }),
  apiRoute({
    method: 'GET',
    path: '/divisions/:code/lineage',
    summary: { zh: '从省到本级的上级序列', en: 'The way down to it, province first' },
    operation: getLineage,
    access: 'public',
    params: Code,
    answer: Divisions,
    problems: [],
    input: ({ params }) => params,
    output: asItems,
  }),
]
