import { civilDateOf } from '../../../kernel/civil-date.ts'
import { discardDraft, getDraft } from '../../../modules/case/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/index.ts'
import { DraftTasks } from './draft.view.tsx'
import { DraftParams } from './params.ts'
import { stepsOf } from './steps.ts'

/** The sections of an application with how far each is. */
export const draftPage = portalPage({
  path: '/drafts/:draft',
  for: 'resident',
  does: [getDraft, discardDraft],
  params: DraftParams,
  get: async (c) => {
    const view = await c.ask(getDraft, { draftId: c.params.draft })
    if (view.draft.caseNumber) return redirect(`/applications/${view.draft.caseNumber}/receipt`)
    return {
      title: c.words.t('portal.draft.title', { item: c.words.say(view.item.name) }),
      body: <DraftTasks view={view} steps={stepsOf(view, civilDateOf(c.now))} />,
    }
  },
  post: async (c) => {
    await c.perform(discardDraft, { draftId: c.params.draft })
    return redirect('/my/drafts')
  },
})
