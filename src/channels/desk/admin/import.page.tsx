import { Type } from 'typebox'
import { appointPerson, readSheet, templateSheet } from '../../../modules/administration/index.ts'
import {
  addOrgan,
  addPost,
  changePost,
  getOrganByCode,
  getOrganDetails,
  listDepartments,
  renameOrgan,
  searchOrgans,
} from '../../../modules/organ/index.ts'
import type { Page } from '../../../platform/http/page.ts'
import { wordsIn } from '../../../platform/i18n/words.ts'
import { deskPage } from '../../ui/index.ts'
import { reasonField, wrong } from './fields.ts'
import { ImportFields, ImportReport } from './import.view.tsx'
import { templateColumns } from './import-columns.ts'
import { importRows } from './import-rows.ts'
import type { Kind } from './list.page.tsx'
import { ChangeForm } from './parts.view.tsx'

const fileLimit = 5 * 1024 * 1024

const pageOf = (kind: Kind): Page =>
  deskPage({
    path: `/desk/admin/${kind}/import`,
    for: 'official',
    does: [
      searchOrgans,
      readSheet,
      listDepartments,
      getOrganByCode,
      getOrganDetails,
      ...{
        organs: [addOrgan, renameOrgan],
        posts: [addPost, changePost],
        people: [appointPerson],
      }[kind],
    ],
    params: Type.Object({}),
    uploadLimit: fileLimit,
    get: async ({ ask, words }) => {
      // asked for the answer to who may: the form is for nobody else
      await ask(searchOrgans, { limit: 1 })
      const title = `${words.t('desk.admin.import')}: ${words.t(`desk.admin.${kind}`)}`
      return {
        title,
        section: words.t('desk.section'),
        body: (
          <ChangeForm
            title={title}
            back={`/desk/admin/${kind}`}
            lead={words.t('desk.admin.import-lead')}
            confirm={words.t('desk.admin.import')}
            files
          >
            <ImportFields kind={kind} />
          </ChangeForm>
        ),
      }
    },
    post: async (c) => {
      const reason = reasonField(c)
      const { file } = c.files
      if (!file) throw wrong('file', 'administration.no-table')
      const rows = await c.ask(readSheet, { fileId: file.fileId })
      const report = await importRows(c, kind, rows, reason)
      return {
        title: c.words.t('desk.admin.imported'),
        section: c.words.t('desk.section'),
        body: <ImportReport kind={kind} report={report} />,
      }
    },
  })

const templateOf = (kind: Kind): Page =>
  deskPage({
    path: `/desk/admin/${kind}/import/template`,
    for: 'official',
    does: [searchOrgans],
    get: async ({ ask }) => {
      // asked for the answer to who may
      await ask(searchOrgans, { limit: 1 })
      const [zh, en] = [wordsIn('zh'), wordsIn('en')]
      return {
        file: await templateSheet(templateColumns(kind, zh, en)),
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        name: `tongban-${kind}.xlsx`,
      }
    },
  })

/** Tables taken in, with an empty one to fill in and a report of each row. */
export const importPages: readonly Page[] = (['organs', 'posts', 'people'] as const).flatMap((kind) => [
  templateOf(kind),
  pageOf(kind),
])
