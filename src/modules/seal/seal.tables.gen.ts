// Generated from the migrated database by "npm run generate"; do not edit.
import type { ColumnType } from 'kysely'

export interface SealTables {
  'seal.authority': {
    id: string
    certificate: string
    made_at: ColumnType<Date, Date | string, Date | string>
  }
  'seal.seal': {
    id: string
    organ_id: string
    organ_name: string
    credit_code: string
    serial: string
    certificate: string
    state: string
    made_at: ColumnType<Date, Date | string, Date | string>
    valid_until: ColumnType<Date, Date | string, Date | string>
  }
  'seal.use': {
    id: string
    seal_id: string
    subject: string
    case_number: ColumnType<string | null, string | null | undefined, string | null>
    document_sha256: string
    sealed_sha256: string
    used_at: ColumnType<Date, Date | string, Date | string>
  }
}
