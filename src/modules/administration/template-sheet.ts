/** One column of a table that can be taken in: its name in both languages, what it says, and an example. */
export interface TemplateColumn {
  readonly names: { readonly zh: string; readonly en: string }
  readonly about: { readonly zh: string; readonly en: string }
  readonly example: string
}

/**
 * An empty table to fill in (XLSX): the first sheet has its names alone, so that nothing in it is taken in by mistake;
 * the second explains each column in both languages, with an example.
 */
export const templateSheet = async (columns: readonly TemplateColumn[]): Promise<Uint8Array> => {
  const { default: exceljs } = await import('exceljs')
  const book = new exceljs.Workbook()
  const rows = book.addWorksheet('导入 Import', { views: [{ state: 'frozen', ySplit: 1 }] })
  rows.addRow(columns.map(({ names }) => names.zh))
  rows.getRow(1).font = { bold: true }
  columns.forEach((_column, at) => {
    // text, so that codes keep their zeros and long numbers their digits
    Object.assign(rows.getColumn(at + 1), { width: 22, numFmt: '@' })
  })
  const notes = book.addWorksheet('说明 Notes')
  notes.addRow(['列名', 'Column', '说明', 'What it says', '示例 Example'])
  for (const { names, about, example } of columns)
    notes.addRow([names.zh, names.en, about.zh, about.en, example])
  notes.getRow(1).font = { bold: true }
  for (const [at, width] of [20, 14, 60, 60, 28].entries())
    Object.assign(notes.getColumn(at + 1), { width, alignment: { wrapText: true, vertical: 'top' } })
  return new Uint8Array(await book.xlsx.writeBuffer())
}
