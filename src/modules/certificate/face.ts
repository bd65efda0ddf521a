import { parseCivilDate } from '../../kernel/civil-date.ts'
import { type FieldError, Problem } from '../../kernel/problem.ts'
import { fillHoles, type Text } from '../../kernel/text.ts'
import type { CertificateType, FactSpec } from './certificate-type.ts'

/** One filled line of a certificate. */
export interface FaceRow {
  readonly key: string
  readonly label: Text
  readonly value: Text
  readonly format: FactSpec['format']
  readonly wide: boolean
}

/** Everything that is printed on a certificate, as it was on the day of issue; kept encrypted. */
export interface Face {
  readonly holder: string
  readonly rows: readonly FaceRow[]
  readonly paragraphs: readonly Text[]
  readonly remark?: Text | undefined
}

export type Facts = Readonly<Record<string, string>>

/** The first of a fact's names that has a value. */
const pick = (facts: Facts, spec: FactSpec): string | undefined =>
  spec.from.map((name) => facts[name]?.trim()).find((value) => value !== undefined && value !== '')

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `2026-12-01` as documents write it, in both languages; anything else as it came. */
export const dateWords = (value: string): Text => {
  const day = parseCivilDate(value.slice(0, 10))
  if (!day) return { zh: value }
  const [year = '', month = '', date = ''] = day.split('-')
  return {
    zh: `${year}年${Number(month)}月${Number(date)}日`,
    en: `${Number(date)} ${months[Number(month) - 1]} ${year}`,
  }
}

const sexes: Readonly<Record<string, Text>> = {
  male: { zh: '男', en: 'Male' },
  男: { zh: '男', en: 'Male' },
  female: { zh: '女', en: 'Female' },
  女: { zh: '女', en: 'Female' },
}

const written = (spec: FactSpec, value: string): Text => {
  if (spec.format === 'date') return dateWords(value)
  if (spec.format === 'sex') return sexes[value] ?? { zh: value }
  if (spec.format === 'money') {
    const amount = value.replace(/\s*元$/, '')
    return { zh: `${amount}元`, en: `CNY ${amount}` }
  }
  return { zh: value }
}

const filled = (text: string, values: ReadonlyMap<string, Text>, language: 'zh' | 'en'): string =>
  fillHoles(text, (key) => {
    const value = values.get(key)
    return (language === 'en' && value?.en) || value?.zh || '—'
  })

/** Fills a certificate's face from everything known; refuses with the missing fields' names, never prints a gap. */
export const fillFace = (type: CertificateType, facts: Facts, holder: string): Face => {
  const missing: FieldError[] = []
  const rows: FaceRow[] = []
  for (const spec of type.facts) {
    const value = pick({ ...facts, holder }, spec)
    if (value === undefined) {
      if (spec.required) missing.push({ path: spec.key, message: 'certificate.fact-missing' })
      continue
    }
    rows.push({
      key: spec.key,
      label: spec.label,
      value: written(spec, value),
      format: spec.format,
      wide: spec.wide ?? false,
    })
  }
  if (missing.length > 0) {
    const names = missing.map((one) => one.path).join(', ')
    throw new Problem('certificate.facts-missing', 422, { values: { names }, fields: missing })
  }
  const values = new Map<string, Text>([
    ['holder', { zh: holder }],
    ...rows.map((row) => [row.key, row.value] as const),
  ])
  return {
    holder,
    rows,
    paragraphs: (type.paragraphs ?? []).map(({ zh, en }) => ({
      zh: filled(zh, values, 'zh'),
      ...(en === undefined ? {} : { en: filled(en, values, 'en') }),
    })),
    ...(type.remark ? { remark: type.remark } : {}),
  }
}
