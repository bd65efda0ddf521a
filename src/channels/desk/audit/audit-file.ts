import { type AuditEntry, auditColumns } from '../../../modules/audit/index.ts'
import { csvOf } from '../parts/csv.ts'

export const asCsv = (rows: readonly AuditEntry[]): Uint8Array =>
  Buffer.from(
    csvOf(
      auditColumns,
      rows.map((row) => auditColumns.map((column) => row[column])),
    ),
  )

export const asJson = (rows: readonly AuditEntry[]): Uint8Array =>
  Buffer.from(`${JSON.stringify(rows, null, 1)}\n`)
