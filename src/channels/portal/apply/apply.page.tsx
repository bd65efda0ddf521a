import { Type } from 'typebox'
import { listMyDrafts, startDraft } from '../../../modules/case/index.ts'
import { getItem } from '../../../modules/catalogue/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/index.ts'
import { Apply } from './apply.view.tsx'

/** Before you start: what it takes; starts an application or goes on with the one begun before. */
export const applyPage = portalPage({
  path: '/items/:item/apply',
  for: 'resident',
  does: [getItem, listMyDrafts, startDraft],
  params: Type.Object({ item: Type.String({ maxLength: 80 }) }),
  get: async (c) => {
    const item = await c.ask(getItem, { code: c.params.item })
    const [draft] = await c.ask(listMyDrafts, { itemCode: item.code })
    return {
      title: c.words.t('portal.apply.title', { item: c.words.say(item.name) }),
      body: <Apply item={item} draft={draft} level={c.actor.level} />,
    }
  },
  post: async (c) => {
    const { draftId, page, resumed } = await c.perform(startDraft, { itemCode: c.params.item })
    return redirect(resumed ? `/drafts/${draftId}` : `/drafts/${draftId}/pages/${page}`)
  },
})
