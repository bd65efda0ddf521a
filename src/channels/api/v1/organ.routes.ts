import { Type } from 'typebox'
import { findOrganFor, getOrgan, getOrganByCode, listDepartments } from '../../../modules/organ/index.ts'
import { type ApiRoute, apiRoute } from '../../../platform/http/api.ts'
import { DivisionCodeShape, TextShape } from './shapes.ts'

const OrganShape = Type.Object({
  id: Type.String(),
  creditCode: Type.String(),
  name: TextShape,
  shortName: TextShape,
  department: Type.String(),
  division: Type.String(),
  level: Type.Integer({ minimum: 1, maximum: 5 }),
  parentId: Type.Optional(Type.String()),
  phone: Type.String(),
  address: TextShape,
})
const DepartmentShape = Type.Object({
  slug: Type.String(),
  name: TextShape,
  levels: Type.Array(Type.Integer({ minimum: 1, maximum: 5 })),
})

export const organRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/departments',
    summary: { zh: '部门种类及其设置层级', en: 'Kinds of department and the levels they exist at' },
    operation: listDepartments,
    access: 'public',
    answer: Type.Object({ items: Type.Array(DepartmentShape) }),
    problems: [],
    input: () => ({}),
    output: (items: readonly unknown[]) => ({ items }),
  }),
  apiRoute({
    method: 'GET',
    path: '/organs/serving',
    summary: { zh: '某部门中服务某区划的机关', en: 'The organ of a department that serves a division' },
    operation: findOrganFor,
    access: 'public',
    query: Type.Object({ department: Type.String({ maxLength: 60 }), division: DivisionCodeShape }),
    answer: Type.Object({ organ: Type.Union([OrganShape, Type.Null()]) }),
    problems: [],
    input: ({ query }) => query,
    output: (organ: unknown) => ({ organ }),
  }),
  apiRoute({
    method: 'GET',
    path: '/organs/:organId',
    summary: { zh: '一个机关', en: 'One organ' },
    operation: getOrgan,
    access: 'public',
    params: Type.Object({ organId: Type.String({ maxLength: 80 }) }),
    answer: OrganShape,
    problems: [404],
    input: ({ params }) => params,
  }),
  apiRoute({
    method: 'GET',
    path: '/organs/by-code/:creditCode',
    summary: { zh: '按统一社会信用代码查机关', en: 'An organ by its credit code' },
    operation: getOrganByCode,
    access: 'public',
    params: Type.Object({ creditCode: Type.String({ pattern: '^[0-9A-Z]{18}$' }) }),
    answer: OrganShape,
    problems: [404],
    input: ({ params }) => params,
  }),
]
