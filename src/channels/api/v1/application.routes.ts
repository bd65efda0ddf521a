import { Type } from 'typebox'
import {
  correctContact,
  getMyApplication,
  getProgress,
  listMyApplications,
  sendCorrection,
  withdraw,
} from '../../../modules/case/index.ts'
import { type ApiRoute, apiRoute } from '../../../platform/http/api.ts'
import {
  CaseLineShape,
  CaseNumberParams,
  linesOut,
  MyApplicationShape,
  ProgressShape,
} from './case.shapes.ts'
import { CursorShape, sliceOf } from './shapes.ts'

/** Applications of the party that is acted for; progress for whoever knows the number and the last four. */
export const applicationRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/progress/:number',
    summary: {
      zh: '凭办件编号和证件号码末四位查进度',
      en: 'Progress by case number and last four of the ID',
    },
    operation: getProgress,
    access: 'public',
    params: CaseNumberParams,
    query: Type.Object({ lastFour: Type.String({ minLength: 4, maxLength: 4 }) }),
    answer: ProgressShape,
    problems: [404, 429],
    input: ({ params, query, address }) => ({ number: params.number, lastFour: query.lastFour, address }),
  }),
  apiRoute({
    method: 'GET',
    path: '/applications',
    summary: { zh: '我的办件', en: 'My applications' },
    operation: listMyApplications,
    access: 'session',
    query: Type.Object({
      state: Type.Optional(Type.Enum(['open', 'done', 'to-do'])),
      cursor: CursorShape,
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
    }),
    answer: sliceOf(CaseLineShape),
    problems: [404],
    input: ({ query }) => query,
    output: linesOut,
  }),
  apiRoute({
    method: 'GET',
    path: '/applications/:number',
    summary: { zh: '我的一件办件:进度、时限、通知', en: 'One of my applications: timeline, clock, notices' },
    operation: getMyApplication,
    access: 'session',
    params: CaseNumberParams,
    answer: MyApplicationShape,
    problems: [404],
    input: ({ params }) => params,
  }),
  apiRoute({
    method: 'POST',
    path: '/applications/:number/withdrawal',
    summary: { zh: '撤回申请', en: 'Withdraw' },
    operation: withdraw,
    access: 'session',
    params: CaseNumberParams,
    body: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 500 })) }),
    answer: withdraw.output,
    problems: [404],
    input: ({ params, body }) => ({ ...params, ...body }),
  }),
  apiRoute({
    method: 'PUT',
    path: '/applications/:number/contact',
    summary: { zh: '更改联系方式', en: 'Change how the applicant is reached' },
    operation: correctContact,
    access: 'session',
    params: CaseNumberParams,
    body: Type.Object({
      phone: Type.String({ maxLength: 40 }),
      address: Type.Optional(Type.String({ maxLength: 300 })),
    }),
    answer: correctContact.output,
    problems: [404],
    input: ({ params, body }) => ({ ...params, ...body }),
  }),
  apiRoute({
    method: 'POST',
    path: '/applications/:number/correction',
    summary: { zh: '补交材料', en: 'Send what was missing' },
    operation: sendCorrection,
    access: 'session',
    params: CaseNumberParams,
    body: Type.Object({
      materials: Type.Array(
        Type.Object({
          key: Type.String({ maxLength: 80 }),
          from: Type.Enum(['upload', 'wallet']),
          ref: Type.String({ maxLength: 80 }),
        }),
        { maxItems: 30 },
      ),
      text: Type.Optional(Type.String({ maxLength: 2000 })),
    }),
    answer: sendCorrection.output,
    problems: [404],
    input: ({ params, body }) => ({ ...params, ...body }),
  }),
]
