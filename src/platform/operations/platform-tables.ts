import type { ColumnType, Generated } from 'kysely'
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
  'platform.audit': Omit<AuditRow, 'subject'> & { id: Generated<number>; subject: ColumnType<unknown, string, never> }
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

export const auditWrite = (row: AuditRow) => w.insert('platform.audit', { ...row, subject: json(row.subject) })
