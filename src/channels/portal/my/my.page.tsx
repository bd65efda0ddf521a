import { listMyApplications, listMyDrafts } from '../../../modules/case/index.ts'
import { listMyCertificates } from '../../../modules/certificate/index.ts'
import { portalPage } from '../../ui/index.ts'
import { My } from './my.view.tsx'

const few = 5

/** To do first, then what is in progress, then documents. */
export const myPage = portalPage({
  path: '/my',
  for: 'resident',
  does: [listMyApplications, listMyDrafts, listMyCertificates],
  get: async (c) => ({
    title: c.words.t('portal.my.title'),
    body: (
      <My
        toDo={(await c.ask(listMyApplications, { state: 'to-do', limit: few })).lines}
        drafts={await c.ask(listMyDrafts, {})}
        open={(await c.ask(listMyApplications, { state: 'open', limit: few })).lines}
        documents={(await c.ask(listMyCertificates, {})).items.slice(0, few)}
      />
    ),
  }),
})
