import type { Text } from '../../kernel/text.ts'
import { mask } from '../../platform/crypto/mask.ts'
import { dayWords } from './day-words.ts'
import type { AnswerRow, AnswerSection, Answers, FieldSchema, FieldUi, Form, PrefillFact } from './form.ts'
import { formats } from './formats.ts'
import { factFor, isEmpty, visibleAnswers, visibleFields, withFacts } from './shown.ts'

const same = (text: string): Text => ({ zh: text, en: text })

const joined = (texts: readonly Text[]): Text => ({
  zh: texts.map((text) => text.zh).join('、'),
  en: texts.map((text) => text.en ?? text.zh).join(', '),
})

const oneInWords = (value: unknown, ui: FieldUi): Text => {
  if (typeof value === 'object') return same('')
  const words = ui.choices?.[String(value)] ?? same(String(value))
  return ui.unit
    ? { zh: `${words.zh}${ui.unit.zh}`, en: `${words.en ?? words.zh} ${ui.unit.en ?? ui.unit.zh}` }
    : words
}

/** An answer in both languages: choices by their words, lists joined. */
const valueInWords = (value: unknown, ui: FieldUi): Text => {
  if (isEmpty(value)) return same('')
  return Array.isArray(value) ? joined(value.map((one) => oneInWords(one, ui))) : oneInWords(value, ui)
}

/** The same as people see it: days in words, numbers of persons and phones masked. */
export const shownInWords = (value: unknown, schema: FieldSchema, ui: FieldUi): Text => {
  if (typeof value === 'string' && schema.format === 'civil-date' && formats['civil-date'](value)) {
    return dayWords(value)
  }
  if (typeof value === 'string' && schema.format === 'phone') return same(mask('phone', value))
  if (typeof value === 'string' && schema.format === 'citizen-id') return same(mask('idNumber', value))
  return valueInWords(value, ui)
}

const entriesOf = (
  value: readonly unknown[],
  schema: FieldSchema,
  ui: FieldUi,
): readonly (readonly AnswerRow[])[] =>
  value.map((entry) =>
    Object.entries(schema.items?.properties ?? {}).flatMap(([field, inner]) => {
      const words = ui.fields?.[field]
      const one = typeof entry === 'object' && entry !== null ? (entry as Answers)[field] : undefined
      return isEmpty(one) || !words
        ? []
        : [{ field, label: words.label, value: shownInWords(one, inner, words) }]
    }),
  )

/** All answers in words, page by page, with the source of what a register answered. Empty ones are left out. */
export const describeAnswers = (
  form: Form,
  answers: Answers,
  facts: readonly PrefillFact[] = [],
): readonly AnswerSection[] => {
  const kept = visibleAnswers(form, withFacts(form, answers, facts))
  return form.pages.flatMap((page): AnswerSection[] => {
    const rows = visibleFields(form, page, kept).flatMap((field): AnswerRow[] => {
      const [ui, schema, value] = [form.ui[field], form.schema.properties[field], kept[field]]
      if (!ui || !schema || isEmpty(value)) return []
      const fact = factFor(form, field, answers, facts)
      const source = fact ? { source: fact.source, asOf: fact.asOf } : {}
      if (ui.fields && Array.isArray(value)) {
        const entries = entriesOf(value, schema, ui)
        return [{ field, label: ui.label, value: same(String(value.length)), entries }]
      }
      return [{ field, label: ui.label, value: shownInWords(value, schema, ui), ...source }]
    })
    return rows.length > 0 ? [{ page: page.key, title: page.title, rows }] : []
  })
}
