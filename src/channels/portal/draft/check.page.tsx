import { civilDateOf } from '../../../kernel/civil-date.ts'
import { getDraft, submit } from '../../../modules/case/index.ts'
import { checkAll, describeAnswers } from '../../../modules/form/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/index.ts'
import { Check } from './check.view.tsx'
import { DraftParams } from './params.ts'
import { stepsOf } from './steps.ts'

/** Check your answers; submits once, whatever the network does. */
export const checkPageOfDraft = portalPage({
  path: '/drafts/:draft/check',
  for: 'resident',
  does: [getDraft, submit],
  params: DraftParams,
  get: async (c) => {
    const view = await c.ask(getDraft, { draftId: c.params.draft })
    if (view.draft.caseNumber) return redirect(`/applications/${view.draft.caseNumber}/receipt`)
    const today = civilDateOf(c.now)
    return {
      title: c.words.t('portal.draft.check'),
      section: c.words.say(view.item.name),
      body: (
        <Check
          view={view}
          steps={stepsOf(view, today)}
          sections={describeAnswers(view.form, view.draft.answers, view.draft.facts)}
          gaps={checkAll(view.form, view.answers, today)}
        />
      ),
    }
  },
  post: async (c) => {
    const { number } = await c.perform(submit, {
      draftId: c.params.draft,
      declared: c.body.declared === 'yes',
    })
    return redirect(`/applications/${number}/receipt`)
  },
})
