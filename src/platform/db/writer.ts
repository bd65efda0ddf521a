import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Write } from '../../kernel/write.ts'

class JsonParameter {
  readonly value: unknown
  constructor(value: unknown) {
    this.value = value
  }
  /** How the driver sends it as a parameter of its own. */
  toPostgres(): string {
    return JSON.stringify(this.value)
  }
  /** How it stands inside the one JSON parameter of `insertMany`. */
  toJSON(): unknown {
    return this.value
  }
}

/** A value for a `jsonb` column; a plain array or string would be taken for a PostgreSQL array or text. */
export const json = (value: unknown): string => new JsonParameter(value) as unknown as string

const bytesAsText = (value: unknown): unknown =>
  value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value
const asJsonRow = (row: object): object =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, bytesAsText(value)]))

const quote = (name: string): string =>
  name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')

/** SQL text with holes between its pieces, one piece longer than the values. */
const pieces = (shape: string): readonly string[] => shape.split('\u0000')
const cache = new Map<string, readonly string[]>()
const cached = (key: string, make: () => string): readonly string[] => {
  let text = cache.get(key)
  if (!text) {
    text = pieces(make())
    cache.set(key, text)
  }
  return text
}
const defined = (row: object): [string, unknown][] => Object.entries(row).filter(([, v]) => v !== undefined)
const assignments = (columns: readonly string[]): string =>
  columns.map((c) => `${quote(c)} = \u0000`).join(', ')

/** A condition on each column; null asks for `is null`, which `=` would never find. */
interface Conditions {
  readonly sql: string
  readonly values: readonly unknown[]
}
const conditionsOf = (where: object): Conditions => {
  const entries = Object.entries(where)
  if (entries.length === 0 || entries.some(([, v]) => v === undefined))
    throw new Error('a condition without a value')
  const parts = entries.map(([c, v]) => (v === null ? `${quote(c)} is null` : `${quote(c)} = \u0000`))
  return { sql: parts.join(' and '), values: entries.map(([, v]) => v).filter((v) => v !== null) }
}

/**
 * Makes writes to a module's own tables, typed by them. Nothing is sent here: `perform` carries the writes out.
 * `Tables` is the generated interface of the module's schema, keys `schema.table`.
 */
export const writer = <Tables>() => {
  type Name = keyof Tables & string
  return {
    insert<T extends Name>(table: T, row: Insertable<Tables[T]>): Write {
      const entries = defined(row as object)
      const text = cached(`i ${table} ${entries.map(([c]) => c)}`, () => {
        const columns = entries.map(([c]) => quote(c)).join(', ')
        return `insert into ${quote(table)} (${columns}) values (${entries.map(() => '\u0000').join(', ')}) returning 1`
      })
      return { text, values: entries.map(([, v]) => v), touches: 'any' }
    },

    /** Many rows as one JSON parameter; all rows carry the columns of the first. `onConflict`: e.g. `(id) do nothing`. */
    insertMany<T extends Name>(table: T, rows: readonly Insertable<Tables[T]>[], onConflict = ''): Write {
      const columns = Object.keys((rows[0] ?? {}) as object)
      const text = cached(`m ${table} ${columns} ${onConflict}`, () => {
        const list = columns.map(quote).join(', ')
        const from = `jsonb_populate_recordset(null::${quote(table)}, \u0000::jsonb)`
        const conflict = onConflict ? ` on conflict ${onConflict}` : ''
        return `insert into ${quote(table)} (${list}) select ${list} from ${from}${conflict} returning 1`
      })
      return { text, values: [JSON.stringify(rows.map((row) => asJsonRow(row as object)))], touches: 'any' }
    },

    /** Changes exactly one row; `where` usually holds the key and the `rev` that was read. Else: a lost race. */
    update<T extends Name>(
      table: T,
      where: Partial<Selectable<Tables[T]>>,
      set: Updateable<Tables[T]>,
      touches: Write['touches'] = 'one',
    ): Write {
      const condition = conditionsOf(where)
      const sets = defined(set as object)
      const columns = sets.map(([c]) => c)
      const text = cached(`u ${table} ${columns} ${condition.sql}`, () => {
        return `update ${quote(table)} set ${assignments(columns)} where ${condition.sql} returning 1`
      })
      return { text, values: [...sets.map(([, v]) => v), ...condition.values], touches }
    },

    remove<T extends Name>(
      table: T,
      where: Partial<Selectable<Tables[T]>>,
      touches: Write['touches'] = 'any',
    ): Write {
      const { sql, values } = conditionsOf(where)
      const text = cached(`d ${table} ${sql}`, () => `delete from ${quote(table)} where ${sql} returning 1`)
      return { text, values, touches }
    },

    /** Any other single statement with `returning 1`, as a template: `` raw`update … = ${x} returning 1` ``. */
    raw(text: TemplateStringsArray, ...values: readonly unknown[]): Write {
      return { text: [...text], values, touches: 'any' }
    },
  }
}
