import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { fillHoles, type Text } from '../../kernel/text.ts'
import { dayWords } from './day-words.ts'
import type { Answers, FieldSchema, Form, FormError, FormPage } from './form.ts'
import { formats } from './formats.ts'
import { isEmpty, visibleAnswers, visibleFields } from './shown.ts'

interface Checker {
  readonly schema: FieldSchema
  readonly validate: ValidateFunction
  /** Of a repeat group: its fields in order. */
  readonly inside: Readonly<Record<string, Checker>>
  readonly required: readonly string[]
}

const ajv = new Ajv2020({ allErrors: false, strict: false, logger: false, ownProperties: true })
for (const [name, validate] of Object.entries(formats)) ajv.addFormat(name, { type: 'string', validate })

const checkerOf = (schema: FieldSchema): Checker => {
  const properties = schema.items?.properties
  const { items, format, ...rest } = schema
  const own = items ? { ...rest, items: properties ? { type: items.type } : items } : rest
  return {
    schema,
    validate: ajv.compile(format && format !== 'money' ? { ...own, format } : own),
    inside: Object.fromEntries(Object.entries(properties ?? {}).map(([id, inner]) => [id, checkerOf(inner)])),
    required: schema.items?.required ?? [],
  }
}

const compiled = new WeakMap<Form, Readonly<Record<string, Checker>>>()
const checkersOf = (form: Form): Readonly<Record<string, Checker>> => {
  const known = compiled.get(form)
  if (known) return known
  const all = checkerOf({
    type: 'array',
    items: { type: 'object', properties: form.schema.properties },
  }).inside
  compiled.set(form, all)
  return all
}

/** The keyword a value fails, and the words for `{limit}` and `{given}` of its sentence. */
interface Failure {
  readonly keyword: string
  readonly holes?: Readonly<Record<string, Text>>
}

/** What a check needs besides the value: the other answers and the day. */
interface Surroundings {
  readonly answers: Answers
  readonly today: CivilDate
}

const relative = (
  schema: FieldSchema,
  value: string,
  { answers, today }: Surroundings,
): Failure | undefined => {
  for (const keyword of ['x-after', 'x-not-after'] as const) {
    const named = schema[keyword]
    if (named === undefined) continue
    const limit = named === 'today' ? today : /^\d/.test(named) ? named : answers[named]
    if (typeof limit !== 'string' || !formats['civil-date'](limit)) continue
    const kept = keyword === 'x-after' ? value > limit : value <= limit
    if (!kept) return { keyword, holes: { limit: dayWords(limit), given: dayWords(value) } }
  }
  return undefined
}

const failureOf = (
  { schema, validate }: Checker,
  value: unknown,
  around: Surroundings,
): Failure | undefined => {
  if (!validate(value)) return { keyword: validate.errors?.[0]?.keyword ?? 'invalid' }
  if (schema.format === 'money' && !formats.money(String(value))) return { keyword: 'format' }
  return typeof value === 'string' ? relative(schema, value, around) : undefined
}

const filled = (text: Text, holes: Failure['holes'] = {}): Text => {
  const fill = (words: string, language: 'zh' | 'en') => fillHoles(words, (hole) => holes[hole]?.[language])
  return text.en === undefined
    ? { zh: fill(text.zh, 'zh') }
    : { zh: fill(text.zh, 'zh'), en: fill(text.en, 'en') }
}

const unsaid: Text = { zh: '', en: '' }

const errorAt = (path: string, page: string, { schema }: Checker, { keyword, holes }: Failure): FormError => {
  const texts = schema['x-error']
  return {
    path,
    page,
    message: 'form.error',
    text: filled(texts?.[keyword] ?? texts?.invalid ?? unsaid, holes),
  }
}

const checkValue = (
  value: unknown,
  required: boolean,
  checker: Checker,
  at: { readonly path: string; readonly page: string },
  around: Surroundings,
): readonly FormError[] => {
  if (isEmpty(value)) return required ? [errorAt(at.path, at.page, checker, { keyword: 'required' })] : []
  const failure = failureOf(checker, value, around)
  if (failure) return [errorAt(at.path, at.page, checker, failure)]
  if (!checker.schema.items?.properties || !Array.isArray(value)) return []
  return value.flatMap((entry: unknown, i) => {
    const answers = (typeof entry === 'object' && entry !== null ? entry : {}) as Answers
    return Object.entries(checker.inside).flatMap(([id, inner]) => {
      const inside = { path: `${at.path}.${i}.${id}`, page: at.page }
      return checkValue(answers[id], checker.required.includes(id), inner, inside, { ...around, answers })
    })
  })
}

const checkFields = (
  form: Form,
  page: FormPage,
  answers: Answers,
  today: CivilDate,
): readonly FormError[] => {
  const checkers = checkersOf(form)
  return visibleFields(form, page, answers).flatMap((field) => {
    const checker = checkers[field]
    const at = { path: field, page: page.key }
    const required = form.schema.required.includes(field)
    return checker ? checkValue(answers[field], required, checker, at, { answers, today }) : []
  })
}

/** What is wrong with the answers of one page, in the order of its fields. Hidden fields are not asked. */
export const checkPage = (
  form: Form,
  pageKey: string,
  answers: Answers,
  today: CivilDate,
): readonly FormError[] => {
  const page = form.pages.find(({ key }) => key === pageKey)
  if (!page) return []
  const own = Object.fromEntries(page.fields.map((field) => [field, answers[field]]))
  return checkFields(form, page, { ...visibleAnswers(form, answers), ...own }, today)
}

/** What is wrong with all answers, page by page; nothing means it can be handed in. */
export const checkAll = (form: Form, answers: Answers, today: CivilDate): readonly FormError[] => {
  const kept = visibleAnswers(form, answers)
  return form.pages.flatMap((page) => checkFields(form, page, kept, today))
}
