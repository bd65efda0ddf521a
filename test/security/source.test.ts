import { globSync, readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import exceljs from 'exceljs'
import { describe, expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { readSheetRows } from '../../src/modules/administration/sheet.ts'
import { readDmn } from '../../src/modules/examination/read-dmn.ts'
import { readBpmn } from '../../src/modules/process/read-bpmn.ts'
import { aBpmn, flows } from '../../src/modules/process/testing.ts'
import { aZip } from '../support/zip.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const sources = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((file) => !/\.test\.tsx?$/.test(file))
const holding = (what: RegExp): string[] =>
  sources.filter((file) => what.test(readFileSync(root + file, 'utf8'))).sort()

describe('the source', () => {
  it('starts no program but the database, the press and, for the tour, itself', () => {
    expect(sources.length).toBeGreaterThan(400)
    expect(holding(/node:child_process|node:cluster/)).toEqual([
      'src/main/tour/product.ts',
      'src/modules/seal/press/press.ts',
      'src/platform/db/embedded.ts',
    ])
  })

  it('makes patterns only of its own words, and of a form’s patterns once they were found tame', () => {
    expect(holding(/\bRegExp\(/)).toEqual([
      'src/main/tour/main-job.ts',
      'src/modules/catalogue/search/by-characters.ts',
      'src/modules/catalogue/search/synonyms.ts',
      'src/modules/catalogue/search/titles.ts',
      'src/modules/examination/cell.ts',
      'src/modules/form/check-form.ts',
    ])
  })

  it('runs no text as a program, and puts no markup into a page but its own icons', () => {
    expect(holding(/\beval\(|new Function\(|node:vm|dangerouslySetInnerHTML|\.innerHTML\b/)).toEqual([
      'src/channels/ui/components/icon.tsx',
    ])
  })

  it('logs in one place: what a command says to who started it goes to the console of that command', () => {
    expect(
      holding(/\bconsole\.|process\.std(?:out|err)/).filter((file) => !file.startsWith('src/main/')),
    ).toEqual([])
    expect(holding(/\bpino\(/)).toEqual(['src/main/open.ts'])
    expect(readFileSync(`${root}src/main/open.ts`, 'utf8')).toMatch(/pino\.destination\(\{ dest: 2,/)
  })

  it('asks the browser for no paste to be kept out of a field', () => {
    expect(holding(/onpaste|onPaste|['"]paste['"]/)).toEqual([])
  })
})

describe('XML', () => {
  const outside = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from(
    { length: 20 },
    (_one, n) =>
      `<!ENTITY ${String.fromCharCode(98 + n)} "${`&${String.fromCharCode(97 + n)};`.repeat(10)}">`,
  ).join('')}]>`
  const process = aBpmn(
    `<startEvent id="s" name="&secret;&u;"/><endEvent id="e" gov:result="granted"/>${flows('s>e')}`,
  )

  it.each([
    ['a file of this machine', outside],
    ['itself, a thousand million times', laughs],
  ])('takes in nothing from %s, as process or as table', async (_what, doctype) => {
    for (const read of [
      async () => readBpmn(doctype + process, 'p', 1),
      async () =>
        readDmn(`${doctype}<definitions name="&secret;&u;"/>`, { key: 't', version: 1, sha256: '' }),
    ]) {
      const began = performance.now()
      const said = JSON.stringify(await read().catch((error: Error) => error.message))
      expect(said).not.toMatch(/root:|hahaha/)
      expect(performance.now() - began).toBeLessThan(1_000)
    }
  })

  it('takes in nothing from a file of this machine, as a sheet', async () => {
    const book = new exceljs.Workbook()
    book.addWorksheet('x').addRows([['姓名'], ['&secret;']])
    const zip = await fromBufferPromise(Buffer.from(await book.xlsx.writeBuffer()), { lazyEntries: true })
    const files: Record<string, Buffer> = {}
    for await (const entry of zip.eachEntry()) {
      const xml = await text(await zip.openReadStreamPromise(entry))
      const told = entry.fileName.startsWith('xl/') ? xml.replace('?>', `?>${outside}`) : xml
      files[entry.fileName] = Buffer.from(told.replaceAll('&amp;secret;', '&secret;'))
    }
    expect(Object.values(files).some((xml) => xml.includes('&secret;'))).toBe(true)
    const bytes = aZip(files)
    const rows = await readSheetRows(bytes).catch((error: Error) => error.message)
    expect(JSON.stringify(rows)).not.toContain('root:')
  })
})
