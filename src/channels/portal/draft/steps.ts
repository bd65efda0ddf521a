import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Text } from '../../../kernel/text.ts'
import type { DraftView } from '../../../modules/case/index.ts'
import { checkPage } from '../../../modules/form/index.ts'

/** One step of applying: where it is answered, and whether it still lacks something. */
export interface Step {
  readonly key: string
  readonly href: string
  /** A form page's own title, or the key of ours. */
  readonly title: Text | string
  readonly done: boolean
}

/** Papers the applicant brings; what government holds already is not asked for. */
export const papersToBring = (view: DraftView) =>
  view.item.materials.filter((m) => m.source === 'applicant' && m.heldAs?.register === undefined)

export const missingPapers = (view: DraftView) =>
  papersToBring(view).filter(
    (m) => m.need === 'required' && !view.draft.materials.some((has) => has.key === m.key),
  )

/** The journey as a table: form pages, then papers if any, then the check; one page that asks little is all of them. */
export const stepsOf = (view: DraftView, today: CivilDate): readonly Step[] => {
  const at = `/drafts/${view.draft.id}`
  const pages = view.pages.map((page) => ({
    key: `page-${page.key}`,
    href: `${at}/pages/${page.key}`,
    title: page.title,
    done:
      view.draft.pagesDone.includes(page.key) &&
      checkPage(view.form, page.key, view.answers, today).length === 0,
  }))
  const papers = {
    key: 'materials',
    href: `${at}/materials`,
    title: 'portal.draft.materials',
    done: missingPapers(view).length === 0,
  }
  const check = { key: 'check', href: `${at}/check`, title: 'portal.draft.check', done: false }
  const asksPapers = papersToBring(view).length > 0
  if (view.form.oneStep && papersToBring(view).every((m) => m.need !== 'required')) return pages
  return [...pages, ...(asksPapers ? [papers] : []), check]
}

/** The step after this one that is not done yet; else the last, which submits. */
export const nextStep = (steps: readonly Step[], key: string): Step | undefined => {
  const at = steps.findIndex((step) => step.key === key)
  return steps.slice(at + 1).find((step) => !step.done) ?? steps.at(-1)
}

export const previousStep = (steps: readonly Step[], key: string): Step | undefined =>
  steps[steps.findIndex((step) => step.key === key) - 1]
