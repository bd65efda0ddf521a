import { clean, type Dirt } from './clean.ts'

type Raw = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One table of an exchange record, read by upper-case name whatever case it came in. */
export interface Fields {
  /** The cleaned text of the first of these fields that holds any; '' when none does. */
  text(...names: string[]): string
}

/** A record of the national exchange shape (AUDIT_* tables), with what had to be cleaned. */
export interface ExchangeRecord {
  readonly item: Fields
  rows(...tables: string[]): Fields[]
  /** Text lists: an array, or one string with separators. */
  list(name: string): string[]
  readonly dirt: ReadonlySet<Dirt>
}

const upper = (raw: Raw): Map<string, unknown> =>
  new Map(Object.entries(raw).map(([key, value]) => [key.toUpperCase(), value]))

const asText = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : ''

/** Opens a parsed line; undefined when it holds no item (an error answer, another shape). */
export const openRecord = (value: unknown): ExchangeRecord | undefined => {
  if (!isObject(value)) return undefined
  const tables = upper(value)
  const main =
    tables.get('AUDIT_ITEM') ?? (tables.has('TASK_CODE') || tables.has('TASK_NAME') ? value : undefined)
  if (!isObject(main)) return undefined
  const dirt = new Set<Dirt>()
  const fieldsOf = (...sources: unknown[]): Fields => {
    const maps = sources.filter(isObject).map(upper)
    return {
      text: (...names) => {
        for (const name of names) {
          for (const map of maps) {
            const cleaned = clean(asText(map.get(name)))
            for (const d of cleaned.dirt) dirt.add(d)
            if (cleaned.text) return cleaned.text
          }
        }
        return ''
      },
    }
  }
  const extend = tables.get('AUDIT_ITEM_EXTEND')
  const flat = isObject(tables.get('AUDIT_ITEM')) ? undefined : value
  return {
    item: fieldsOf(main, Array.isArray(extend) ? extend[0] : extend, flat),
    rows: (...names) => {
      for (const name of names) {
        const rows = tables.get(name)
        if (Array.isArray(rows) && rows.length > 0) return rows.filter(isObject).map((row) => fieldsOf(row))
        if (isObject(rows)) return [fieldsOf(rows)]
      }
      return []
    },
    list: (name) => {
      const held = upper(main).get(name) ?? tables.get(name)
      const parts = Array.isArray(held) ? held.map(asText) : asText(held).split(/[,，;；]/)
      return parts.map((part) => clean(part).text).filter(Boolean)
    },
    dirt,
  }
}

/** Is it yes? The exchange shape says 1, real feeds also 是, Y, true. */
export const isYes = (text: string): boolean => /^(1|y|yes|true|是)$/i.test(text)
