import type { Answers, Form, FormPage, PrefillFact, ShownWhen } from './form.ts'

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

const meets = (condition: ShownWhen, answers: Answers): boolean => {
  if ('all' in condition) return condition.all.every((one) => meets(one, answers))
  if ('any' in condition) return condition.any.some((one) => meets(one, answers))
  if ('not' in condition) return !meets(condition.not, answers)
  const value = answers[condition.field]
  const wanted: readonly unknown[] = 'in' in condition ? condition.in : [condition.is]
  return Array.isArray(value) ? value.some((one) => wanted.includes(one)) : wanted.includes(value)
}

/** A page or field without a condition is always shown. */
const shown = (condition: ShownWhen | undefined, answers: Answers): boolean =>
  condition === undefined || meets(condition, answers)

/** Field ids of a page that these answers show, in order. */
export const visibleFields = (form: Form, page: FormPage, answers: Answers): readonly string[] =>
  shown(page.shownWhen, answers)
    ? page.fields.filter((field) => shown(form.ui[field]?.shownWhen, answers))
    : []

/**
 * Answers (and `$own`) without those of hidden pages and fields, and without what the form does not ask. A condition on a hidden
 * answer does not hold: pages are taken in order, so what hides a field hides what hangs on it.
 */
export const visibleAnswers = (form: Form, answers: Answers): Answers => {
  const kept: Record<string, unknown> = isEmpty(answers.$own) ? {} : { $own: answers.$own }
  for (const page of form.pages) {
    if (!shown(page.shownWhen, kept)) continue
    for (const field of page.fields) {
      if (shown(form.ui[field]?.shownWhen, kept) && !isEmpty(answers[field])) kept[field] = answers[field]
    }
  }
  return kept
}

/** Pages that these answers lead through, in order. */
export const visiblePages = (form: Form, answers: Answers): readonly FormPage[] => {
  const kept = visibleAnswers(form, answers)
  return form.pages.filter((page) => visibleFields(form, page, kept).length > 0)
}

const prefilled = (form: Form): readonly (readonly [string, string])[] =>
  Object.entries(form.ui).flatMap(([field, { prefill }]) => (prefill ? [[field, prefill] as const] : []))

/** The register fields a form takes answers from. */
export const prefillFields = (form: Form): readonly string[] => [
  ...new Set(prefilled(form).map(([, fact]) => fact)),
]

const own = (answers: Answers): readonly unknown[] => (Array.isArray(answers.$own) ? answers.$own : [])

/** The fact that answers a field, unless the person answered it in their own words. */
export const factFor = (
  form: Form,
  field: string,
  answers: Answers,
  facts: readonly PrefillFact[],
): PrefillFact | undefined => {
  const source = form.ui[field]?.prefill
  if (!source || (own(answers).includes(field) && !isEmpty(answers[field]))) return undefined
  return facts.find((fact) => fact.field === source && !isEmpty(fact.value))
}

/** Facts of registers put in as answers, but for fields the person answered in their own words. */
export const withFacts = (form: Form, answers: Answers, facts: readonly PrefillFact[]): Answers => ({
  ...answers,
  ...Object.fromEntries(
    prefilled(form).flatMap(([field]) => {
      const fact = factFor(form, field, answers, facts)
      return fact ? [[field, fact.value]] : []
    }),
  ),
})

/** What is handed in: facts put in, hidden and foreign answers left out. */
export const answersToSubmit = (form: Form, answers: Answers, facts: readonly PrefillFact[]): Answers =>
  visibleAnswers(form, withFacts(form, answers, facts))

/** Fields where the person says that a register is wrong. The case goes on; the register is told. */
export const disputedFields = (
  form: Form,
  answers: Answers,
  facts: readonly PrefillFact[],
): readonly { readonly field: string; readonly fact: PrefillFact; readonly says: unknown }[] =>
  prefilled(form).flatMap(([field, source]) => {
    const fact = facts.find((f) => f.field === source && !isEmpty(f.value))
    const disputed =
      fact && own(answers).includes(field) && !isEmpty(answers[field]) && answers[field] !== fact.value
    return disputed ? [{ field, fact, says: answers[field] }] : []
  })
