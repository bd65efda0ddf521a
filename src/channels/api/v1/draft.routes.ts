import { Type } from 'typebox'
import {
  attachMaterial,
  type DraftView,
  discardDraft,
  getDraft,
  removeMaterial,
  saveDraftPage,
  startDraft,
  submit,
} from '../../../modules/case/index.ts'
import { evidenceLimit, storeFile } from '../../../modules/evidence/index.ts'
import { type ApiRoute, apiRoute } from '../../../platform/http/api.ts'
import { MomentShape, TextShape } from './shapes.ts'

const DraftParams = Type.Object({ draftId: Type.String({ minLength: 8, maxLength: 64 }) })
const AnswersShape = Type.Record(Type.String(), Type.Unknown(), { description: 'By field id of the form.' })
const MaterialShape = Type.Object({
  n: Type.Integer(),
  key: Type.String(),
  name: TextShape,
  from: Type.String({ description: 'upload or wallet' }),
  fileName: Type.Optional(Type.String()),
  addedOn: Type.String(),
})
const DraftShape = Type.Object({
  draftId: Type.String(),
  itemCode: Type.String(),
  form: Type.Object({ key: Type.String(), version: Type.Integer() }),
  pages: Type.Array(Type.Object({ key: Type.String(), title: TextShape, fields: Type.Array(Type.String()) })),
  pagesDone: Type.Array(Type.String()),
  answers: AnswersShape,
  materials: Type.Array(MaterialShape),
  savedAt: MomentShape,
  caseNumber: Type.Optional(Type.String({ description: 'Once it has been submitted.' })),
})

const draftOut = ({ draft, answers, pages }: DraftView) => {
  const { id, itemCode, form, pagesDone, materials, savedAt, caseNumber } = draft
  return { draftId: id, itemCode, form, pages, pagesDone, answers, materials, savedAt, caseNumber }
}

/** An application that is being filled in, page by page, until it is submitted. */
export const draftRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: 'POST',
    path: '/files',
    summary: { zh: '上传一份文件,之后可作为材料', en: 'Hand in a file, to be used as a material' },
    operation: storeFile,
    access: 'session',
    uploadLimit: evidenceLimit,
    answer: storeFile.output,
    status: 201,
    problems: [],
    input: ({ file }) => ({ fileId: file?.fileId, name: file?.name }),
  }),
  apiRoute({
    method: 'POST',
    path: '/drafts',
    summary: { zh: '开始或继续填写一份申请', en: 'Begin an application, or go on with the one begun' },
    operation: startDraft,
    access: 'session',
    body: Type.Object({ itemCode: Type.String({ maxLength: 80 }) }),
    answer: startDraft.output,
    status: 201,
    problems: [404],
    input: ({ body }) => body,
  }),
  apiRoute({
    method: 'GET',
    path: '/drafts/:draftId',
    summary: { zh: '一份没填完的申请', en: 'One application being filled in' },
    operation: getDraft,
    access: 'session',
    params: DraftParams,
    answer: DraftShape,
    problems: [404],
    input: ({ params }) => params,
    output: draftOut,
  }),
  apiRoute({
    method: 'PUT',
    path: '/drafts/:draftId/pages/:page',
    summary: { zh: '保存一页', en: 'Save one page' },
    operation: saveDraftPage,
    access: 'session',
    params: Type.Object({ ...DraftParams.properties, page: Type.String({ maxLength: 80 }) }),
    body: Type.Object({
      answers: AnswersShape,
      later: Type.Optional(Type.Boolean({ description: 'Keep it as it is, unchecked.' })),
    }),
    answer: saveDraftPage.output,
    problems: [404],
    input: ({ params, body }) => ({ ...params, ...body }),
  }),
  apiRoute({
    method: 'POST',
    path: '/drafts/:draftId/materials',
    summary: {
      zh: '附上材料(已上传的文件或证照夹中的证照)',
      en: 'Add a stored file or a document of the wallet',
    },
    operation: attachMaterial,
    access: 'session',
    params: DraftParams,
    body: Type.Object({
      key: Type.String({ maxLength: 80, description: 'The material of the item.' }),
      from: Type.Enum(['upload', 'wallet']),
      ref: Type.String({ maxLength: 80, description: 'Id of the file or of the certificate.' }),
    }),
    answer: attachMaterial.output,
    status: 201,
    problems: [404],
    input: ({ params, body }) => ({ ...params, ...body }),
  }),
  apiRoute({
    method: 'DELETE',
    path: '/drafts/:draftId/materials/:n',
    summary: { zh: '去掉一份材料', en: 'Take a document out' },
    operation: removeMaterial,
    access: 'session',
    params: Type.Object({ ...DraftParams.properties, n: Type.Integer({ minimum: 1 }) }),
    answer: removeMaterial.output,
    problems: [404],
    input: ({ params }) => params,
  }),
  apiRoute({
    method: 'DELETE',
    path: '/drafts/:draftId',
    summary: { zh: '放弃这份草稿', en: 'Throw it away' },
    operation: discardDraft,
    access: 'session',
    params: DraftParams,
    answer: discardDraft.output,
    problems: [404],
    input: ({ params }) => params,
  }),
  apiRoute({
    method: 'POST',
    path: '/drafts/:draftId/submission',
    summary: {
      zh: '提交申请;重复提交得到同一个办件编号',
      en: 'Submit; a repeated one answers with the same case',
    },
    operation: submit,
    access: 'session',
    params: DraftParams,
    body: Type.Object({ declared: Type.Boolean({ description: 'I declare this is true.' }) }),
    answer: submit.output,
    status: 201,
    problems: [404],
    input: ({ params, body }) => ({ ...params, ...body }),
  }),
]
