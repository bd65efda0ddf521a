import type { Work } from '../../kernel/operation.ts'
import { type AnswerRow, describeAnswers } from '../form/index.ts'
import { revealNumber } from '../party/index.ts'
import { registerFields } from '../register/index.ts'
import type { CaseStore } from './case.store.ts'
import type { Case } from './case.ts'
import { pinnedForm } from './definitions.ts'
import { registerFacts } from './surroundings.ts'

const asText = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** A repeat group says its entries, one after the other. */
const inWords = ({ value, entries }: AnswerRow): string =>
  entries?.map((entry) => entry.map((row) => row.value.zh).join(' ')).join('；') ?? value.zh

/** Everything known that a certificate may show: answers in words by field, register facts by name. */
export const certificateFacts = async (
  work: Work<CaseStore>,
  found: Case,
): Promise<Record<string, string>> => {
  const { answers, facts: kept } = await work.store.getSealed(found)
  const form = await pinnedForm(work, found.form)
  const rows = describeAnswers(form, answers, kept).flatMap((section) => section.rows)
  const facts = await registerFacts(
    work,
    { ...found.applicant, number: found.number, itemCode: found.item.code },
    [...registerFields],
  )
  // where no register knows the person there is the number by which they are a party here
  const byParty =
    found.applicant.kind === 'person' &&
    work.actor.kind === 'system' &&
    !facts.some(({ field }) => field === 'person.idNumber')
      ? await work.ask(revealNumber, { partyId: found.applicant.partyId, reason: `case ${found.number}` })
      : undefined
  const pairs = [
    ['person.idNumber', byParty] as const,
    ...rows.map((row) => [row.field, inWords(row)] as const),
    ...facts.map((f) => [f.field, asText(f.value)] as const),
  ]
  return Object.fromEntries(pairs.flatMap(([name, text]) => (text ? [[name, text]] : [])))
}
