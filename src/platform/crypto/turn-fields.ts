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

type Row = Readonly<Record<string, unknown>> & { readonly sealed: Buffer }

/**
 * Writes values of one column anew, in batches by key. A value is replaced only if it is still the one that was read,
 * so a change of the product meanwhile wins; a run that was cut short goes on by beginning again. `owner` must see all
 * rows.
 */
const rewrite = async (
  owner: pg.Client,
  at: SealedColumn,
  which: string,
  fresh: (rowId: string, value: Buffer) => Buffer,
): Promise<number> => {
  const keys = at.key.map(quoted)
  const column = quoted(at.column)
  const list = keys.join(', ')
  const after = at.key.map((_, n) => `$${n + 1}`).join(', ')
  const read = (beyond: string): string => `select ${list}, ${column} as sealed from ${quoted(at.table)}
    where ${beyond} ${versionIn(column)} ${which} order by ${list} limit ${batch}`
  const put = `update ${quoted(at.table)} t set ${column} = d.fresh
    from unnest(${at.key.map((_, n) => `$${n + 3}::text[]`).join(', ')}, $1::bytea[], $2::bytea[])
      as d(${at.key.map((_, n) => `k${n}`).join(', ')}, sealed, fresh)
    where ${keys.map((key, n) => `t.${key}::text = d.k${n}`).join(' and ')} and t.${column} = d.sealed`
  let written = 0
  for (let last: readonly string[] = []; ; ) {
    const { rows } = await owner.query<Row>(read(last.length > 0 ? `(${list}) > (${after}) and` : ''), [
      ...last,
    ])
    const end = rows.at(-1)
    if (!end) return written
    const idOf = (row: Row): string[] => at.key.map((key) => String(row[key]))
    const anew = rows.map((row) => fresh(idOf(row).join(at.separator ?? '/'), row.sealed))
    const columns = at.key.map((_, n) => rows.map((row) => idOf(row)[n]))
    written += (await owner.query(put, [rows.map((row) => row.sealed), anew, ...columns])).rowCount ?? 0
    last = idOf(end)
  }
}

/** Seals all values of one column under the current version; what is new already is passed over. */
export const turnColumn = (
  owner: pg.Client,
  fields: FieldCipher,
  version: number,
  at: SealedColumn,
): Promise<number> =>
  rewrite(owner, at, `<> ${version}`, (rowId, value) =>
    fields.encrypt(placeOf(at), rowId, fields.decrypt(placeOf(at), rowId, value)),
  )

/** Seals what a column held in the clear before it became a sealed one (the procedure "platform"."seal_later"). */
export const sealColumn = (owner: pg.Client, fields: FieldCipher, at: SealedColumn): Promise<number> =>
  rewrite(owner, at, '= 0', (rowId, value) =>
    fields.encrypt(placeOf(at), rowId, value.subarray(1).toString('utf8')),
  )

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
