import { type Answers, type FieldSchema, type Form, isEmpty } from '../../../modules/form/index.ts'

type Body = Readonly<Record<string, string | readonly string[]>>

/** What a button of the page asked for; the buttons for leaving are named `_action` with the value `later`. */
type PageAction = 'save' | 'later' | 'add' | 'remove'

interface ReadPage {
  /** All answers of the draft, those of this page replaced by what came in. */
  readonly answers: Answers
  readonly action: PageAction
  /** The repeat group that an entry was added to or removed from. */
  readonly group?: string
}

const mostEntries = 100
const coded = new Set(['citizen-id', 'credit-code', 'phone', 'civil-date', 'division', 'email'])

const last = (value: Body[string] | undefined): string =>
  typeof value === 'string' ? value : (value?.at(-1) ?? '')
const all = (value: Body[string] | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : (value ?? [])

/** Text as people type it: composed, without control characters, lines kept. */
const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cf}]/gu, (c) => (c === '\n' || c === '\u200d' ? c : ''))
    .trim()

const day = /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?$/

/** Full-width digits, spaces and other ways to write a number or a day; what is none stays as typed, to be refused. */
const readCoded = (text: string, format: FieldSchema['format']): string => {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const [, year, month = '', date = ''] = (format === 'civil-date' && day.exec(plain)) || []
  if (year) return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return format === 'citizen-id' || format === 'credit-code' ? plain.toUpperCase() : plain
}

const readNumber = (text: string): unknown => {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s¥]/g, '')
    .replace(/^(-?\d{1,3}(?:,\d{3})+)(?=\.|$)/, (n) => n.replaceAll(',', ''))
  return /^-?\d{1,15}(?:\.\d{1,10})?$/.test(plain) ? Number(plain) : text
}

const readValue = (schema: FieldSchema, value: Body[string] | undefined): unknown => {
  if (schema.type === 'array')
    return all(value)
      .map(tidy)
      .filter((one) => one !== '')
  const text = tidy(last(value))
  if (text === '') return undefined
  if (schema.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  if (schema.type === 'number' || schema.type === 'integer') return readNumber(text)
  if (schema.format && coded.has(schema.format)) return readCoded(text, schema.format)
  return schema.pattern ? text.normalize('NFKC') : text
}

/** How many entries of a group a body or what was typed holds: the highest index that occurs, and one. */
export const entriesTyped = (group: string, typed: Body): number => {
  const indexes = Object.keys(typed).flatMap((name) => {
    const [own, index, ...rest] = name.split('.')
    return own === group && rest.length > 0 && /^\d{1,3}$/.test(index ?? '') ? [Number(index)] : []
  })
  return Math.min(Math.max(-1, ...indexes) + 1, mostEntries)
}

const readEntries = (group: string, schema: FieldSchema, body: Body): Record<string, unknown>[] =>
  Array.from({ length: entriesTyped(group, body) }, (_, i) =>
    Object.fromEntries(
      Object.entries(schema.items?.properties ?? {}).flatMap(([field, inner]) => {
        const value = readValue(inner, body[`${group}.${i}.${field}`])
        return isEmpty(value) ? [] : [[field, value]]
      }),
    ),
  )

/** An added entry is empty until it is filled in; empty ones that are saved fall away. */
const edited = (entries: readonly object[], action: PageAction, index: number): readonly object[] => {
  if (action === 'add') return entries.length < mostEntries ? [...entries, {}] : entries
  if (action === 'remove') return entries.filter((_, i) => i !== index)
  return entries.filter((entry) => Object.keys(entry).length > 0)
}

/**
 * The answers in the urlencoded body of one page of a form, put into those of the draft. Names are paths:
 * `address`, `staff.0.name`. Nothing is checked here, and nothing the page does not ask is taken.
 */
export const readPage = (form: Form, pageKey: string, body: Body, before: Answers): ReadPage => {
  const [verb, target = ''] = last(body._action).split(':')
  const page = form.pages.find(({ key }) => key === pageKey)
  const answers: Record<string, unknown> = { ...before }
  const own = new Set((Array.isArray(before.$own) ? before.$own : []) as unknown[])
  const [group, index] = target.split('.')
  const isGroup = page?.fields.includes(group ?? '') && form.schema.properties[group ?? '']?.items?.properties
  const action = isGroup && (verb === 'add' || verb === 'remove') ? verb : verb === 'later' ? 'later' : 'save'

  for (const field of page?.fields ?? []) {
    const schema = form.schema.properties[field]
    if (!schema) continue
    const value = schema.items?.properties
      ? edited(readEntries(field, schema, body), field === group ? action : 'save', Number(index))
      : readValue(schema, body[field])
    if (isEmpty(value)) delete answers[field]
    else answers[field] = value
    if (form.ui[field]?.prefill && !isEmpty(value)) own.add(field)
    else own.delete(field)
  }
  if (own.size > 0) answers.$own = [...own]
  else delete answers.$own
  return { answers, action, ...(isGroup && group && action !== 'save' ? { group } : {}) }
}
