import { Type } from 'typebox'
import { listMyCertificates } from '../../../modules/certificate/index.ts'
import { portalPage } from '../../ui/index.ts'
import { DocumentsView } from './documents.view.tsx'

/** The wallet: all documents of the party whose affairs these are. */
export const documentsPage = portalPage({
  path: '/my/documents',
  for: 'resident',
  does: [listMyCertificates],
  query: Type.Object({ after: Type.Optional(Type.String({ maxLength: 80 })) }),
  get: async ({ ask, query, words, sample }) => {
    const { items, next } = await ask(listMyCertificates, query.after ? { after: query.after } : {})
    return {
      title: words.t('portal.documents.title'),
      body: <DocumentsView items={items} next={next} first={query.after === undefined} sample={sample} />,
    }
  },
})
