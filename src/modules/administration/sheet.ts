import { parse } from 'csv-parse/sync'
import { Problem } from '../../kernel/problem.ts'
import { unpacksWithin } from '../../platform/files/unpacked-size.ts'

/** What the sheets of an import may unpack to: thousands of rows. */
const mostUnpacked = 20 * 1_048_576

/** One row of a table: its line in the file, and what stands under each name of the first line. */
export interface SheetRow {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'object' && 'richText' in value && Array.isArray(value.richText))
    return value.richText.map((run: { text?: string }) => run.text ?? '').join('')
  if (typeof value === 'object' && 'text' in value) return String(value.text)
  if (typeof value === 'object') return ''
  return String(value)
}

const rowsOf = (lines: readonly (readonly string[])[]): readonly SheetRow[] => {
  const [head = [], ...body] = lines
  const names = head.map((name) => name.trim())
  return body.flatMap((row, at) => {
    const cells = Object.fromEntries(
      names.flatMap((name, i) => (name === '' ? [] : [[name, (row[i] ?? '').normalize('NFKC').trim()]])),
    )
    return Object.values(cells).every((cell) => cell === '') ? [] : [{ line: at + 2, cells }]
  })
}

const readXlsx = async (bytes: Buffer): Promise<readonly SheetRow[]> => {
  if (!(await unpacksWithin(bytes, mostUnpacked)))
    throw new Problem('administration.table-unpacks-too-large', 422, {
      fields: [{ path: 'file', message: 'problem.administration.table-unpacks-too-large' }],
    })
  const { default: exceljs } = await import('exceljs')
  const book = new exceljs.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const lines: string[][] = []
  book.worksheets[0]?.eachRow({ includeEmpty: true }, (row) => {
    const values = Array.isArray(row.values) ? row.values.slice(1) : []
    lines.push(Array.from(values, textOf))
  })
  return rowsOf(lines)
}

/** Reads XLSX (its first sheet) or CSV (UTF-8 or GB 18030, with comma, tab or semicolon). */
export const readSheetRows = async (bytes: Buffer): Promise<readonly SheetRow[]> => {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return readXlsx(bytes)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    text = new TextDecoder('gb18030').decode(bytes)
  }
  const options = {
    bom: true,
    relax_column_count: true,
    delimiter: [',', '\t', ';'],
    skip_empty_lines: false,
  }
  return rowsOf(parse(text.replace(/^\ufeff/, ''), options) as string[][])
}
