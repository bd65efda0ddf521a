import { Type } from 'typebox'
import { civilDateOf } from '../../../kernel/civil-date.ts'
import { notFound } from '../../../kernel/problem.ts'
import { getDraft, saveDraftPage, submit } from '../../../modules/case/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { readPage } from '../../ui/form/index.ts'
import { portalPage } from '../../ui/index.ts'
import { DraftFormPage } from './form-page.view.tsx'
import { DraftParams } from './params.ts'
import { nextStep, stepsOf } from './steps.ts'

/** One question page, prefilled with sources; kept on the server at each step. */
export const formPage = portalPage({
  path: '/drafts/:draft/pages/:page',
  for: 'resident',
  does: [getDraft, saveDraftPage, submit],
  params: Type.Object({ ...DraftParams.properties, page: Type.String({ maxLength: 80 }) }),
  query: Type.Object({ from: Type.Optional(Type.String({ maxLength: 20 })) }),
  get: async (c) => {
    const view = await c.ask(getDraft, { draftId: c.params.draft })
    if (view.draft.caseNumber) return redirect(`/applications/${view.draft.caseNumber}/receipt`)
    const page = view.pages.find((p) => p.key === c.params.page)
    if (!page) throw notFound()
    return {
      title: c.words.say(page.title),
      section: c.words.say(view.item.name),
      body: (
        <DraftFormPage
          view={view}
          page={page}
          steps={stepsOf(view, civilDateOf(c.now))}
          fromCheck={c.query.from === 'check'}
        />
      ),
    }
  },
  post: async (c) => {
    const { draft: draftId, page } = c.params
    const view = await c.ask(getDraft, { draftId })
    if (view.draft.caseNumber) return redirect(`/applications/${view.draft.caseNumber}/receipt`)
    const { answers, action, group } = readPage(view.form, page, c.body, view.draft.answers)
    // saving is its own proof against repetition: the same answers again change nothing
    await c.perform(
      saveDraftPage,
      { draftId, page, answers, later: action !== 'save' },
      { idempotencyKey: null },
    )
    if (action === 'later') return redirect(`/drafts/${draftId}`)
    if (action !== 'save') return redirect(`/drafts/${draftId}/pages/${page}${group ? `#f-${group}` : ''}`)
    if (c.query.from === 'check') return redirect(`/drafts/${draftId}/check`)
    const steps = stepsOf(await c.ask(getDraft, { draftId }), civilDateOf(c.now))
    if (steps.at(-1)?.key === `page-${page}`) {
      const { number } = await c.perform(submit, { draftId, declared: c.body.declared === 'yes' })
      return redirect(`/applications/${number}/receipt`)
    }
    return redirect(nextStep(steps, `page-${page}`)?.href ?? `/drafts/${draftId}`)
  },
})
