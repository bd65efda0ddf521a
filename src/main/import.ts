import { once } from 'node:events'
import { createWriteStream, existsSync } from 'node:fs'
import { basename } from 'node:path'
import { importItems, type RowReport, readRows } from '../modules/catalogue/index.ts'
import { loadSample as items } from '../modules/catalogue/sample.ts'
import { loadSample as certificates } from '../modules/certificate/sample.ts'
import { loadSample as tables } from '../modules/examination/sample.ts'
import { loadSample as forms } from '../modules/form/sample.ts'
import { loadSample as processes } from '../modules/process/sample.ts'
import { wordsIn } from '../platform/i18n/words.ts'
import { type Loader, readCatalogue } from './sample.ts'
import { withPlatform } from './tool.ts'

const usage = `usage: npm run import -- items <file.jsonl|.json|.csv|.xlsx> [--report <file>]
       npm run import -- starter
starter takes in the forms, processes, decision tables, certificates and service items that come with the product, for the
organs there are; again, when there are more organs.`

/** One line of the report: what became of a row, with its findings in words. */
const reportLine = ({ refused, findings, ...row }: RowReport): string => {
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    wordsIn('zh').t(key, values)
  return JSON.stringify({
    ...row,
    ...(refused
      ? { reason: refused.reason, says: say(`catalogue.refusal.${refused.reason}`, refused.values) }
      : {}),
    findings: findings.map(({ rule, values }) => ({
      rule,
      ...(values ? { values } : {}),
      says: say(`catalogue.finding.${rule}`, values),
    })),
  })
}

const importFile = async (file: string, reportFile: string | undefined): Promise<void> => {
  await withPlatform(async ({ runtime }) => {
    const report = reportFile ? createWriteStream(reportFile) : undefined
    const byRule = new Map<string, number>()
    const refused: RowReport[] = []
    const began = performance.now()
    const summary = await importItems(runtime, readRows(file), basename(file), async (rows, soFar) => {
      for (const row of rows) {
        for (const { rule } of row.findings) byRule.set(rule, (byRule.get(rule) ?? 0) + 1)
        if (row.outcome === 'refused' && refused.length < 10) refused.push(row)
        if (report && !report.write(`${reportLine(row)}\n`)) await once(report, 'drain')
      }
      console.log(
        `${soFar.rows} rows read: ${soFar.accepted} accepted, ${soFar.changed} changed, ${soFar.unchanged} unchanged, ${soFar.refused} refused`,
      )
    })
    report?.end()
    if (report) await once(report, 'finish')
    for (const row of refused) {
      const words = wordsIn('en').t(`catalogue.refusal.${row.refused?.reason}`, row.refused?.values)
      console.log(`line ${row.line} refused: ${words}`)
    }
    for (const [rule, n] of [...byRule].sort((a, b) => b[1] - a[1])) console.log(`${n} × ${rule}`)
    console.log(
      JSON.stringify({
        ...summary,
        findings: Object.fromEntries(byRule),
        ms: Math.round(performance.now() - began),
      }),
    )
  })
}

/** The catalogue that comes with the product, in module order. */
const starter: readonly (readonly [string, Loader])[] = [
  ['certificates', certificates],
  ['forms', forms],
  ['processes', processes],
  ['tables', tables],
  ['items', items],
]

const importStarter = (): Promise<void> =>
  withPlatform(async ({ runtime }) => {
    for (const [name, load] of starter) {
      await load(runtime, readCatalogue)
      console.log(`${name} taken in`)
    }
  })

const [what, file, ...options] = process.argv.slice(2)
const at = options.indexOf('--report')
if (what === 'starter') await importStarter()
else if (what !== 'items' || !file || (at >= 0 && !options[at + 1])) {
  console.error(usage)
  process.exitCode = 1
} else if (!existsSync(file)) {
  console.error(`there is no file ${file}`)
  process.exitCode = 1
} else {
  await importFile(file, at >= 0 ? options[at + 1] : undefined)
}
