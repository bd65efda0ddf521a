// Generated from the migrated database by "npm run generate"; do not edit.
import type { ColumnType } from 'kysely'

export interface PartyTables {
  'party.mandate': {
    id: string
    kind: string
    person_id: string
    party_id: string
    from_on: string
    until_on: ColumnType<string | null, string | null | undefined, string | null>
  }
  'party.party': {
    id: string
    kind: string
    name: string
    number: Buffer
    number_index: Buffer
    masked_number: string
    phone: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>
    email: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>
    language: string
  }
}
