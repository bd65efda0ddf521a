import { type Finding, finding } from './finding.ts'
import type { FieldSchema, FieldUi, Form, ShownWhen } from './form.ts'
import { misshapen } from './form-file.ts'

/** A form's file: all of a form but the identity it gets when it is published. */
export type FormFile = Omit<Form, 'key' | 'version' | 'sha256' | 'oneStep'> & { readonly oneStep?: boolean }

/** Formats whose values are bounded by themselves. */
const bounded = new Set(['civil-date', 'citizen-id', 'credit-code', 'phone', 'division', 'email'])

/**
 * Patterns that take time in proportion to the text: anchored, no repeated groups, no look-around, no references
 * back, and at most two repetitions without an upper bound.
 */
const isTame = (pattern: string): boolean => {
  try {
    new RegExp(pattern, 'u')
  } catch {
    return false
  }
  const bare = pattern.replace(/\\./g, 'e').replace(/\[[^\]]*\]/g, 'c')
  const unbounded = bare.match(/[*+]|\{\d+,\}/g) ?? []
  return (
    bare.startsWith('^') &&
    bare.endsWith('$') &&
    !/\\[1-9k]/.test(pattern) &&
    !/\(\?[^:]/.test(bare) &&
    !/\)[*+{]/.test(bare) &&
    unbounded.length <= 2
  )
}

const namesIn = (condition: ShownWhen | undefined): readonly string[] => {
  if (!condition) return []
  if ('all' in condition) return condition.all.flatMap(namesIn)
  if ('any' in condition) return condition.any.flatMap(namesIn)
  return 'not' in condition ? namesIn(condition.not) : [condition.field]
}

const checkField = (id: string, schema: FieldSchema, ui: FieldUi | undefined): readonly Finding[] => {
  if (!ui) return [finding('page', id, 'ui')]
  const found: Finding[] = []
  const closed = schema.enum ?? schema.const ?? (schema.format && bounded.has(schema.format))
  if (schema.type === 'string' && closed === undefined && schema.maxLength === undefined) {
    found.push(finding('unbounded', id, 'maxLength'))
  }
  if (schema.type === 'array' && schema.maxItems === undefined)
    found.push(finding('unbounded', id, 'maxItems'))
  if (schema.pattern !== undefined && !isTame(schema.pattern))
    found.push(finding('pattern', id, schema.pattern))
  const values =
    schema.type === 'boolean' ? ['true', 'false'] : (schema.enum ?? schema.items?.enum ?? []).map(String)
  const unnamed = values.filter((value) => !ui.choices?.[value])
  if (unnamed.length > 0) found.push(finding('choices', id, unnamed.join(', ')))
  const inner = schema.items?.properties
  if (!inner) return found
  if (!ui.entry) found.push(finding('no-words', id, 'entry'))
  const nested = Object.entries(inner).flatMap(([name, one]) =>
    one.type === 'array'
      ? [finding('shape', `${id}.${name}`, 'array')]
      : checkField(`${id}.${name}`, one, ui.fields?.[name]),
  )
  const strangers = [...Object.keys(ui.fields ?? {}), ...(schema.items?.required ?? [])].filter(
    (name) => !inner[name],
  )
  return [...found, ...nested, ...strangers.map((name) => finding('refers', id, name))]
}

/** Conditions look back only: what decides about a field stands before it. */
const checkConditions = (form: FormFile): readonly Finding[] => {
  const before = new Set<string>()
  return form.pages.flatMap((page) => {
    const ofPage = namesIn(page.shownWhen).filter((name) => !before.has(name))
    const ofFields = page.fields.flatMap((field) => {
      const late = namesIn(form.ui[field]?.shownWhen).filter((name) => !before.has(name))
      before.add(field)
      return late.map((name) => finding('condition', field, name))
    })
    return [...ofPage.map((name) => finding('condition', page.key, name)), ...ofFields]
  })
}

const checkPlaces = ({ pages, schema, ui }: FormFile): readonly Finding[] => {
  const placed = pages.flatMap((page) => page.fields)
  const ids = Object.keys(schema.properties)
  const keys = pages.map((page) => page.key)
  return [
    ...placed
      .filter((field, i) => !schema.properties[field] || placed.indexOf(field) !== i)
      .map((f) => finding('page', f)),
    ...ids.filter((field) => !placed.includes(field)).map((field) => finding('page', field)),
    ...[...schema.required, ...Object.keys(ui)]
      .filter((f) => !schema.properties[f])
      .map((f) => finding('refers', f)),
    ...keys.filter((key, i) => keys.indexOf(key) !== i).map((key) => finding('page', key)),
    ...ids.flatMap((field) =>
      [schema.properties[field]?.['x-after'], schema.properties[field]?.['x-not-after']]
        .filter(
          (other) =>
            other !== undefined && other !== 'today' && !/^\d/.test(other) && !schema.properties[other],
        )
        .map((other) => finding('refers', field, String(other))),
    ),
  ]
}

const mostInOneStep = 3

/** Everything that must hold before a form may be shown to anyone. Takes the file's text; never throws for bad input. */
export const checkForm = (
  source: string,
): { readonly file?: FormFile; readonly findings: readonly Finding[] } => {
  let parsed: unknown
  try {
    parsed = JSON.parse(source)
  } catch (error) {
    return { findings: [finding('not-json', '', error instanceof Error ? error.message : '')] }
  }
  const wrong = misshapen(parsed)
  if (wrong) return { findings: [finding('shape', wrong.at, wrong.what)] }
  const file = parsed as FormFile
  const asked = Object.values(file.ui).filter((ui) => !ui.prefill).length
  return {
    file,
    findings: [
      ...checkPlaces(file),
      ...Object.entries(file.schema.properties).flatMap(([id, schema]) =>
        checkField(id, schema, file.ui[id]),
      ),
      ...checkConditions(file),
      ...(file.oneStep && (file.pages.length > 1 || asked > mostInOneStep)
        ? [finding('one-step', '', String(asked))]
        : []),
    ],
  }
}
