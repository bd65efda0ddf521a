// Generated from the migrated database by "npm run generate"; do not edit.
import type { ColumnType } from 'kysely'

export interface CertificateTables {
  'certificate.access': {
    certificate_id: string
    path: string
  }
  'certificate.certificate': {
    id: string
    rev: number
    number: string
    short_number: string
    type_key: string
    kind: string
    name: ColumnType<unknown, string, string>
    holder_party_id: string
    organ_id: string
    organ_path: string
    issuer: ColumnType<unknown, string, string>
    case_number: ColumnType<string | null, string | null | undefined, string | null>
    state: string
    state_reason: ColumnType<string | null, string | null | undefined, string | null>
    issued_at: ColumnType<Date, Date | string, Date | string>
    valid_from: string
    valid_until: ColumnType<string | null, string | null | undefined, string | null>
    face: Buffer
    file_id: ColumnType<string | null, string | null | undefined, string | null>
    file_sha256: ColumnType<string | null, string | null | undefined, string | null>
    file_bytes: ColumnType<number | null, number | null | undefined, number | null>
    sealed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    holder_kind: ColumnType<string | null, string | null | undefined, string | null>
  }
  'certificate.template': {
    path: string
    source: string
  }
  'certificate.type': {
    key: string
    version: number
    definition: ColumnType<unknown, string, string>
  }
}
