import type pg from 'pg'
import type { SealedColumn } from '../module.ts'
import type { FieldCipher } from './field-cipher.ts'

const batch = 500

const quoted = (name: string): string =>
  name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')

/** The version in a sealed value's first byte; null for one that was emptied. */
const versionIn = (column: string): string =>
  `(case when length(${column}) > 0 then get_byte(${column}, 0) end)`

export const placeOf = ({ table, column }: SealedColumn): string => `${table}|${column}`

type Row = Readonly<Record<string, string>> & { readonly sealed: Buffer }

/**
 * Seals all values of one column under the current version, in batches by key. A value is replaced only if it is
 * still the one that was read, so a change of the product meanwhile wins; what is new already is passed over, so a
 * run that was cut short goes on by beginning again. `owner` must see all rows.
 */
export const turnColumn = async (
  owner: pg.Client,
  fields: FieldCipher,
  version: number,
  at: SealedColumn,
): Promise<number> => {
  const keys = at.key.map(quoted)
  const column = quoted(at.column)
  const list = keys.join(', ')
  const after = at.key.map((_, n) => `$${n + 2}`).join(', ')
  const read = `select ${list}, ${column} as sealed from ${quoted(at.table)}
    where (${list}) > (${after}) and ${versionIn(column)} <> $1 order by ${list} limit ${batch}`
  const put = `update ${quoted(at.table)} t set ${column} = d.fresh
    from unnest(${at.key.map((_, n) => `$${n + 3}::text[]`).join(', ')}, $1::bytea[], $2::bytea[])
      as d(${at.key.map((_, n) => `k${n}`).join(', ')}, sealed, fresh)
    where ${keys.map((key, n) => `t.${key} = d.k${n}`).join(' and ')} and t.${column} = d.sealed`
  let turned = 0
  for (let last = at.key.map(() => ''); ; ) {
    const { rows } = await owner.query<Row>(read, [version, ...last])
    const end = rows.at(-1)
    if (!end) return turned
    const idOf = (row: Row): string[] => at.key.map((key) => String(row[key]))
    const fresh = rows.map((row) => {
      const rowId = idOf(row).join(at.separator ?? '/')
      return fields.encrypt(placeOf(at), rowId, fields.decrypt(placeOf(at), rowId, row.sealed))
    })
    const columns = at.key.map((_, n) => rows.map((row) => idOf(row)[n]))
    turned += (await owner.query(put, [rows.map((row) => row.sealed), fresh, ...columns])).rowCount ?? 0
    last = idOf(end)
  }
}

/** How many values each version seals in a column. */
export const countColumn = async (
  owner: pg.Client,
  at: SealedColumn,
): Promise<{ version: number; count: number }[]> =>
  (
    await owner.query<{ version: number; count: number }>(
      `select ${versionIn(quoted(at.column))} as version, count(*)::int as count
       from ${quoted(at.table)} where ${versionIn(quoted(at.column))} is not null group by 1 order by 1`,
    )
  ).rows
