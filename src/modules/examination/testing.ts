import { readFile } from 'node:fs/promises'
import { checkTable } from './check-table.ts'
import type { Input, Outcome, Table, TableRule } from './examination.ts'
import { readDmn } from './read-dmn.ts'

const words = (text: string) => ({ zh: text, en: text })

/** A table from rows of cells, each ending with its outcome. */
export const aTable = (
  hit: Table['hit'],
  columns: Readonly<Record<string, Input['type']>>,
  ...rows: readonly (readonly string[])[]
): Table => ({
  key: 'a-table',
  version: 1,
  sha256: '0',
  name: words('table'),
  hit,
  inputs: Object.entries(columns).map(([expression, type]) => ({
    label: words(expression),
    expression,
    type,
  })),
  rules: rows.map(
    (row, i): TableRule => ({
      id: `r${i + 1}`,
      annotation: words('note'),
      clause: words('§ 1'),
      cells: row.slice(0, -1),
      outcome: row.at(-1) as Outcome,
    }),
  ),
})

export const catalogueTable = async (key: string): Promise<Table> => {
  const file = new URL(`../../../catalogue/tables/${key}.dmn`, import.meta.url)
  const read = await readDmn(await readFile(file, 'utf8'), { key, version: 1, sha256: '0' })
  const wrong = read.table ? [...read.findings, ...checkTable(read.table)] : read.findings
  if (!read.table || wrong.length > 0) throw new Error(`${key}: ${JSON.stringify(wrong)}`)
  return read.table
}
