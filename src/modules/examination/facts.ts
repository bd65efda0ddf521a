import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Facts } from './examination.ts'

/** Everything a table may read: register facts by field, answers under `answers.<field>`, and `today`. */
export const factsOf = (from: {
  readonly facts: readonly { readonly field: string; readonly value: unknown }[]
  readonly answers: Readonly<Record<string, unknown>>
  readonly today: CivilDate
}): Facts => ({
  ...Object.fromEntries(Object.entries(from.answers).map(([field, value]) => [`answers.${field}`, value])),
  ...Object.fromEntries(from.facts.map(({ field, value }) => [field, value])),
  today: from.today,
})
