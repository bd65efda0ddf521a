import type { ColumnType, Generated } from 'kysely'
import type { Write } from '../../kernel/write.ts'
import { json, writer } from '../db/writer.ts'
import type { AuditRow } from './audit-row.ts'

interface PlatformTables {
  'platform.outbox': {
    seq: Generated<number>
    id: string
    name: string
    version: number
    aggregate: string
    payload: ColumnType<unknown, string, never>
    at: Date
    caused_by: string | null
  }
  'platform.audit': Omit<AuditRow, 'subject'> & {
    id: Generated<number>
    subject: ColumnType<unknown, string, never>
  }
  'platform.idempotency': {
    actor: string
    key: string
    operation: string
    body_sha256: string
    answer: ColumnType<unknown, string, never>
    at: Date
  }
  'platform.delivery': { listener: string; event_id: string; at: Date }
}

export const w = writer<PlatformTables>()

/** Audit rows in their order. */
export const auditWrites = (rows: readonly AuditRow[]): Write[] =>
  rows.length === 0
    ? []
    : [
        w.insertMany(
          'platform.audit',
          rows.map((row) => ({ ...row, subject: json(row.subject) })),
        ),
      ]
