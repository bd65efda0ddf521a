import type { ColumnType } from 'kysely'

export interface CertificateTables {
  'certificate.type': {
    key: string
    version: number
    definition: ColumnType<unknown, string, string>
  }
  'certificate.template': {
    path: string
    source: string
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
    case_number: string | null
    state: string
    state_reason: string | null
    issued_at: ColumnType<Date, Date | string, Date | string>
    valid_from: string
    valid_until: string | null
    face: Buffer
    file_id: string | null
    file_sha256: string | null
    file_bytes: number | null
    sealed_at: ColumnType<Date | null, Date | string | null, Date | string | null>
  }
}
