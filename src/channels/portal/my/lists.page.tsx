import { Type } from 'typebox'
import { listMyApplications, listMyDrafts } from '../../../modules/case/index.ts'
import { portalPage } from '../../ui/index.ts'
import { Applications, Drafts } from './lists.view.tsx'

/** All applications of the party one acts for. */
export const applicationsPage = portalPage({
  path: '/my/applications',
  for: 'resident',
  does: [listMyApplications],
  query: Type.Object({
    state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('done')])),
    cursor: Type.Optional(Type.String({ maxLength: 40 })),
  }),
  get: async (c) => {
    const { lines, next } = await c.ask(listMyApplications, c.query)
    return {
      title: c.words.t('portal.my.applications'),
      body: <Applications lines={lines} next={next} state={c.query.state} />,
    }
  },
})

/** Applications begun and not submitted. */
export const draftsPage = portalPage({
  path: '/my/drafts',
  for: 'resident',
  does: [listMyDrafts],
  get: async (c) => ({
    title: c.words.t('portal.my.drafts'),
    body: <Drafts drafts={await c.ask(listMyDrafts, {})} />,
  }),
})
