import { system } from '../../../kernel/actor.ts'
import { Problem } from '../../../kernel/problem.ts'
import type { Hands } from '../../../platform/platform.ts'
import { getOrganByCode, getServingOrgan, listDepartments } from '../../organ/index.ts'
import { fingerprintOf } from '../catalogue.ts'
import { takeIn } from '../commands/take-in.ts'
import type { ItemRecord } from '../item-record.ts'
import { departmentFinder } from './departments.ts'
import { openRecord } from './exchange.ts'
import type { Finding, RefusalReason } from './finding.ts'
import { mapRecord } from './map-record.ts'
import type { FileRow } from './read-rows.ts'

export type Outcome = 'accepted' | 'changed' | 'unchanged' | 'refused'

/** What became of one row. */
export interface RowReport {
  readonly line: number
  readonly code: string
  readonly name: string
  readonly outcome: Outcome
  readonly refused?: {
    readonly reason: RefusalReason
    readonly values: Readonly<Record<string, string | number>>
  }
  readonly findings: readonly Finding[]
}

export interface ImportSummary {
  readonly rows: number
  readonly accepted: number
  readonly changed: number
  readonly unchanged: number
  readonly refused: number
  /** Rows stored with at least one finding. */
  readonly warned: number
}

interface Waiting {
  readonly line: number
  readonly record: ItemRecord
  readonly findings: Finding[]
}

const batchSize = 500

/** Takes a file's rows in, batch by batch, each one command; tells what became of every row, in batches. */
export const importItems = async (
  hands: Hands,
  rows: AsyncIterable<FileRow>,
  source: string,
  tell: (reports: readonly RowReport[], soFar: ImportSummary) => Promise<void> | void,
): Promise<ImportSummary> => {
  const actor = system('import')
  const departmentOf = departmentFinder(await hands.ask(listDepartments, {}, actor))
  const organs = new Map<string, string | null>()
  /** Our organ with this credit code; null when the record's organ is not in this instance. */
  const organIdOf = async (creditCode: string): Promise<string | null> => {
    let id = organs.get(creditCode)
    if (id === undefined) {
      id = await hands.ask(getOrganByCode, { creditCode }, actor).then(
        // a merged organ's items are its successor's
        async ({ id: known, successorId }): Promise<string> =>
          successorId ? (await hands.ask(getServingOrgan, { organId: known }, actor)).id : known,
        (error: unknown) => {
          if (error instanceof Problem) return null
          throw error
        },
      )
      organs.set(creditCode, id)
    }
    return id
  }
  const seen = new Map<string, { readonly line: number; readonly fingerprint: string }>()
  const count = { rows: 0, accepted: 0, changed: 0, unchanged: 0, refused: 0, warned: 0 }
  let waiting: Waiting[] = []
  let reports: RowReport[] = []

  const note = (report: RowReport): void => {
    count[report.outcome]++
    if (report.outcome !== 'refused' && report.findings.length > 0) count.warned++
    reports.push(report)
  }
  const refuse = (line: number, code: string, reason: RefusalReason, values = {}, name = ''): void =>
    note({ line, code, name, outcome: 'refused', refused: { reason, values }, findings: [] })

  /** One command a batch; if the database will not have it, halves find the row that is to blame. */
  const store = async (batch: readonly Waiting[]): Promise<void> => {
    if (batch.length === 0) return
    try {
      const answer = await hands.perform(takeIn, { source, records: batch.map((one) => one.record) }, actor)
      const changed = new Set(answer.changed)
      const unchanged = new Set(answer.unchanged)
      for (const { line, record, findings } of batch) {
        const outcome = changed.has(record.code)
          ? 'changed'
          : unchanged.has(record.code)
            ? 'unchanged'
            : 'accepted'
        note({ line, code: record.code, name: record.name.zh, outcome, findings })
      }
    } catch (error) {
      const [first] = batch
      if (batch.length === 1 && first) {
        refuse(
          first.line,
          first.record.code,
          'not-stored',
          { why: (error as Error).message },
          first.record.name.zh,
        )
        return
      }
      const half = Math.ceil(batch.length / 2)
      await store(batch.slice(0, half))
      await store(batch.slice(half))
    }
  }
  const flush = async (): Promise<void> => {
    const batch = waiting
    waiting = []
    await store(batch)
    const told = reports.sort((a, b) => a.line - b.line)
    reports = []
    await tell(told, count)
  }

  for await (const row of rows) {
    count.rows++
    if ('refused' in row) {
      refuse(row.line, '', row.refused, { text: row.text })
      continue
    }
    const raw = openRecord(row.value)
    if (!raw) {
      refuse(row.line, '', 'no-item')
      continue
    }
    const mapped = mapRecord(raw, departmentOf)
    if ('refused' in mapped) {
      refuse(row.line, mapped.code, mapped.refused)
      continue
    }
    const { findings } = mapped
    const record = { ...mapped.record, organId: await organIdOf(mapped.record.organCode) }
    const fingerprint = fingerprintOf(record)
    const before = seen.get(record.code)
    if (before && before.fingerprint !== fingerprint) {
      refuse(row.line, record.code, 'duplicate-differs', { line: before.line }, record.name.zh)
      continue
    }
    if (before) {
      note({
        line: row.line,
        code: record.code,
        name: record.name.zh,
        outcome: 'unchanged',
        findings: [{ rule: 'duplicate', values: { line: before.line } }],
      })
      continue
    }
    seen.set(record.code, { line: row.line, fingerprint })
    waiting.push({ line: row.line, record, findings })
    if (waiting.length >= batchSize) await flush()
  }
  await flush()
  return count
}
