// Generated from the migrated database by "npm run generate"; do not edit.
import type { ColumnType } from 'kysely'

export interface EvidenceTables {
  'evidence.access': {
    evidence_id: string
    path: string
  }
  'evidence.file': {
    id: string
    owner_party_id: string
    name: Buffer
    type: string
    bytes: number
    sha256: string
    file_id: string
    stored_at: ColumnType<Date, Date | string, Date | string>
    item_code: ColumnType<string | null, string | null | undefined, string | null>
  }
}
