import { createReadStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { RefusalReason } from './finding.ts'

/** One row of a file: what it parsed to, or why it could not be read. `line` counts from 1. */
export type FileRow =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly refused: RefusalReason; readonly text: string }

const shown = 120

/** Chinese spreadsheets are often saved in the national encoding; text that is not UTF-8 is read as GB 18030. */
const encodingOf = async (path: string): Promise<'utf-8' | 'gb18030'> => {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0)
    // streaming: a character cut at the end of the sample is not an error
    new TextDecoder('utf-8', { fatal: true }).decode(buffer.subarray(0, bytesRead), { stream: true })
    return 'utf-8'
  } catch {
    return 'gb18030'
  } finally {
    await handle.close()
  }
}

const textOf = async (path: string): Promise<Readable> => {
  const encoding = await encodingOf(path)
  const source = createReadStream(path)
  if (encoding === 'utf-8') return source.setEncoding('utf-8')
  const decoder = new TextDecoder(encoding)
  const { Readable: Stream } = await import('node:stream')
  return Stream.from(
    (async function* () {
      for await (const chunk of source) yield decoder.decode(chunk as Buffer, { stream: true })
    })(),
  )
}

const parse = (text: string, line: number): FileRow => {
  try {
    return { line, value: JSON.parse(text) }
  } catch {
    const refused = /^\s*<(!doctype|html|head|body|script|div|center|h\d|\?xml)/i.test(text)
      ? 'html-page'
      : 'not-json'
    return { line, refused, text: text.slice(0, shown) }
  }
}

async function* jsonLines(path: string): AsyncGenerator<FileRow> {
  const lines = createInterface({ input: await textOf(path), crlfDelay: Number.POSITIVE_INFINITY })
  let line = 0
  for await (const text of lines) {
    line++
    const bare = text.replace(/^\uFEFF/, '').trim()
    if (bare) yield parse(bare, line)
  }
}

/** Answers of exchange systems wrap their records: { data: { list: [...] } }, a bare list, or one record. */
async function* wholeJson(path: string): AsyncGenerator<FileRow> {
  const parsed = parse((await readFile(path, 'utf-8')).replace(/^\uFEFF/, ''), 1)
  if ('refused' in parsed) {
    yield* jsonLines(path)
    return
  }
  const value = parsed.value as { data?: { list?: unknown[] }; list?: unknown[] }
  const list = Array.isArray(value) ? (value as unknown[]) : (value?.data?.list ?? value?.list ?? [value])
  for (const [i, one] of list.entries()) yield { line: i + 1, value: one }
}

/** A flat row: columns of AUDIT_ITEM by name, other tables as JSON in one cell, materials also as names line by line. */
const fromCells = (header: readonly string[], cells: readonly string[]): unknown => {
  const row: Record<string, unknown> = {}
  header.forEach((name, i) => {
    const column = name
      .trim()
      .toUpperCase()
      .replace(/^AUDIT_ITEM(?:_EXTEND)?\./, '')
    const cell = cells[i] ?? ''
    if (!column || !cell) return
    if (column === 'AUDIT_MATERIAL' && !/^\s*\[/.test(cell)) {
      row[column] = cell
        .split(/[\n;；]/)
        .filter(Boolean)
        .map((MATERIAL_NAME) => ({ MATERIAL_NAME }))
    } else if (/^\s*\[/.test(cell)) {
      const list = parse(cell, 0)
      row[column] = 'value' in list ? list.value : cell
    } else row[column] = cell
  })
  return row
}

async function* csv(path: string): AsyncGenerator<FileRow> {
  const { parse: parser } = await import('csv-parse')
  const rows = (await textOf(path)).pipe(
    parser({ bom: true, relax_column_count: true, skip_empty_lines: true, relax_quotes: true, info: true }),
  )
  let header: string[] | undefined
  for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    if (header) yield { line: info.lines, value: fromCells(header, record) }
    else header = record
  }
}

const cellText = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value !== 'object') return String(value)
  const cell = value as { richText?: { text: string }[]; text?: unknown; result?: unknown }
  return cell.richText
    ? cell.richText.map((part) => part.text).join('')
    : cellText(cell.text ?? cell.result ?? '')
}

async function* xlsx(path: string): AsyncGenerator<FileRow> {
  const { default: Excel } = await import('exceljs')
  const book = new Excel.stream.xlsx.WorkbookReader(path, {
    sharedStrings: 'cache',
    styles: 'ignore',
    hyperlinks: 'ignore',
    worksheets: 'emit',
    entries: 'ignore',
  })
  for await (const sheet of book) {
    let header: string[] | undefined
    for await (const row of sheet) {
      const cells = (row.values as unknown[]).slice(1).map(cellText)
      if (cells.every((cell) => cell === '')) continue
      if (header) yield { line: row.number, value: fromCells(header, cells) }
      else header = cells
    }
    return
  }
}

/** The rows of a file by its kind: JSON lines, one JSON document, CSV, XLSX. Never the whole of a large file at once. */
export const readRows = (path: string): AsyncGenerator<FileRow> => {
  switch (extname(path).toLowerCase()) {
    case '.xlsx':
      return xlsx(path)
    case '.csv':
      return csv(path)
    case '.json':
      return wholeJson(path)
    default:
      return jsonLines(path)
  }
}
