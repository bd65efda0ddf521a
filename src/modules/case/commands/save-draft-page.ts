import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { notFound, Problem } from '../../../kernel/problem.ts'
import { checkPage, disputedFields, visiblePages } from '../../form/index.ts'
import { raiseDispute } from '../../register/index.ts'
import type { CaseStore } from '../case.store.ts'
import { pinnedForm } from '../definitions.ts'
import { answersOf, DraftInput, mustBeOpen, onDraft } from '../draft-command.ts'

/** Lists the fields that a person answered in their own words, against what a register says. */
const ownWords = '$own'
const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

/** Keeps one page of a draft, checked under the version it began with; `later` keeps it as it is. */
export const saveDraftPage = command<CaseStore>()({
  name: 'case.save-draft-page',
  input: Type.Object({
    ...DraftInput,
    page: Type.String({ maxLength: 80 }),
    answers: Type.Record(Type.String(), Type.Unknown()),
    later: Type.Optional(Type.Boolean()),
  }),
  output: Type.Object({ draftId: Type.String(), next: Type.Union([Type.String(), Type.Null()]) }),
  ...onDraft,
  run: async ({ page: key, answers: typed, later = false }, draft, work) => {
    mustBeOpen(draft)
    const form = await pinnedForm(work, draft.form)
    const page = form.pages.find((p) => p.key === key)
    if (!page) throw notFound()
    const isHere = (field: string): boolean => page.fields.includes(field)
    const others = Object.entries(draft.answers).filter(([field]) => !isHere(field) && field !== ownWords)
    const here = Object.entries(typed).filter(([field]) => isHere(field))
    const own = [
      ...listOf(draft.answers[ownWords]).filter((f) => !isHere(f)),
      ...listOf(typed[ownWords]).filter(isHere),
    ]
    const answers = Object.fromEntries([
      ...others,
      ...here,
      ...(own.length > 0 ? [[ownWords, own] as const] : []),
    ])
    const saved = { ...draft, answers }
    const whole = answersOf(form, saved)
    const fields = later ? [] : checkPage(form, key, whole, work.today)
    if (fields.length > 0) throw new Problem('case.answers-wrong', 422, { fields })
    for (const { field, fact, says } of disputedFields(form, answers, draft.facts)) {
      const before = listOf(draft.answers[ownWords]).includes(field) && draft.answers[field] === says
      if (!later && isHere(field) && !before && String(says).trim().length > 1) {
        await work.do(raiseDispute, { field: fact.field, says: String(says).slice(0, 1000) })
      }
    }
    const pages = visiblePages(form, whole)
    const done = pages.map((p) => p.key).filter((k) => draft.pagesDone.includes(k) || (k === key && !later))
    work.write(work.store.saveDraft({ ...saved, pagesDone: done }, work.now))
    const next = pages.slice(pages.findIndex((p) => p.key === key) + 1).find((p) => !done.includes(p.key))
    return { draftId: draft.id, next: next?.key ?? null }
  },
})
