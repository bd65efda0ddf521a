import { readFile } from 'node:fs/promises'
import type { Text } from '../../../kernel/text.ts'
import type { Fact } from '../../../modules/register/index.ts'
import { press } from '../../../modules/seal/index.ts'
import { hasMessage } from '../../../platform/i18n/messages.ts'
import type { Words } from '../../../platform/i18n/words.ts'
import type { Collected } from './collect.ts'
import { factLines } from './fact-value.ts'

interface Section {
  readonly title: string
  readonly rows: readonly (readonly [label: string, value: string])[]
}

const isText = (value: unknown): value is Text =>
  typeof (value as Partial<Text> | null)?.zh === 'string' && Object.keys(value as object).length <= 2

/** One value in one line of print; what has parts keeps their names. */
const printed = (words: Words, value: unknown): string => {
  if (value === null || value === undefined || value === '') return '–'
  if (value instanceof Date) return words.dateTime(value)
  if (typeof value === 'string')
    return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? words.dateTime(new Date(value)) : wordOf(words, value)
  if (typeof value === 'boolean') return wordOf(words, String(value))
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value))
    return value.map((one) => printed(words, one)).join(words.language === 'zh' ? '；' : '; ')
  if (isText(value)) return words.say(value)
  return Object.entries(value)
    .map(([name, part]) => `${labelOf(words, name)}${words.t('portal.data.colon')}${printed(words, part)}`)
    .join(words.language === 'zh' ? '，' : ', ')
}

/** Facts that stand in the register as codes; pages say them in words, so does the print. */
const inWords = new Set([
  'person.sex',
  'household.kind',
  'person.incomeMonthly',
  'household.incomePerPerson',
  'person.children',
])

/** A code as a word, where it is one that is known. */
const wordOf = (words: Words, value: string): string => {
  const key = `portal.data.out-word.${value}`
  return hasMessage(key) ? words.t(key) : value
}

const labelOf = (words: Words, name: string): string => {
  const key = `portal.data.out.${name}`
  return hasMessage(key) ? words.t(key) : name
}

const rowsOf = (words: Words, value: object): Section['rows'] =>
  Object.entries(value).map(([name, part]) => [labelOf(words, name), printed(words, part)] as const)

const listOf = (words: Words, list: readonly object[]): Section['rows'] =>
  list.map((one, at) => [
    String(at + 1),
    rowsOf(words, one)
      .map(([label, value]) => `${label}${words.t('portal.data.colon')}${value}`)
      .join('\n'),
  ])

/** The same as the JSON, in the order a person would read it. */
export const sectionsOf = (words: Words, mine: Collected): readonly Section[] => {
  const title = (key: string): string => words.t(`portal.data.out-section.${key}`)
  const { mandatesGiven, mandatesHeld, agentCodes, consents, ...about } = mine.party
  return [
    { title: title('party'), rows: rowsOf(words, about) },
    {
      title: title('facts'),
      rows: mine.facts.facts.map((fact) => [
        hasMessage(`portal.data.field.${fact.field}`)
          ? words.t(`portal.data.field.${fact.field}`)
          : fact.field,
        `${inWords.has(fact.field) ? factLines(fact as Fact, words).join('; ') : printed(words, fact.value)}\n${words.t('portal.data.source', { source: words.say(fact.source), date: words.date(fact.asOf) })}`,
      ]),
    },
    { title: title('objections'), rows: listOf(words, mine.facts.objections) },
    { title: title('account'), rows: mine.account ? rowsOf(words, mine.account) : [] },
    { title: title('signOns'), rows: mine.signOns ? rowsOf(words, mine.signOns) : [] },
    {
      title: title('mandates'),
      rows: listOf(words, [...mandatesGiven, ...mandatesHeld, ...agentCodes, ...consents]),
    },
    { title: title('applications'), rows: listOf(words, mine.applications.cases) },
    { title: title('drafts'), rows: listOf(words, mine.applications.drafts) },
    { title: title('certificates'), rows: listOf(words, mine.certificates) },
    { title: title('files'), rows: listOf(words, mine.files) },
    { title: title('messages'), rows: listOf(words, mine.messages) },
    { title: title('readings'), rows: listOf(words, mine.audit.readByOthers) },
    { title: title('deeds'), rows: listOf(words, mine.audit.doneByMe.slice(0, 300)) },
  ]
}

const template = new URL('./my-data.typ', import.meta.url)

/** Typeset as certificates are, so that it can be read, printed and kept. */
export const asPdf = async (words: Words, mine: Collected, now: Date, sample: boolean): Promise<Buffer> => {
  const { pdf } = await press.typeset({
    sources: { 'my-data.typ': await readFile(template, 'utf8') },
    main: 'my-data.typ',
    data: {
      title: words.t('portal.data.out-title'),
      name: mine.party.name,
      at: words.t('portal.data.out-at', { at: words.dateTime(now) }),
      none: words.t('portal.data.out-none'),
      sample: sample ? words.t('portal.data.out-sample') : null,
      sections: sectionsOf(words, mine),
    },
    at: now,
  })
  return pdf
}
