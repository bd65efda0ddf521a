import type { Work } from '../../kernel/operation.ts'
import { registerFields } from '../register/index.ts'
import type { CaseStore } from './case.store.ts'
import type { Case } from './case.ts'
import { registerFacts, submittedAnswers } from './surroundings.ts'

const asText = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** Everything known that a certificate may show: answers by field, register facts by name. */
export const certificateFacts = async (
  work: Work<CaseStore>,
  found: Case,
): Promise<Record<string, string>> => {
  const answers = await submittedAnswers(work, found)
  const about = { ...found.applicant, number: found.number }
  const facts = await registerFacts(work, about, [...registerFields])
  const pairs = [...Object.entries(answers), ...facts.map((f) => [f.field, f.value] as const)]
  return Object.fromEntries(
    pairs.flatMap(([name, value]) => {
      const text = asText(value)
      return text === undefined ? [] : [[name, text]]
    }),
  )
}
