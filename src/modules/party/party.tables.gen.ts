import type { ColumnType } from 'kysely'

export interface PartyTables {
  'party.party': {
    id: string
    kind: string
    name: string
    number: ColumnType<Buffer, Buffer | string, Buffer | string>
    number_index: ColumnType<Buffer, Buffer | string, Buffer | string>
    masked_number: string
    phone: ColumnType<Buffer | null, Buffer | string | null, Buffer | string | null>
    email: ColumnType<Buffer | null, Buffer | string | null, Buffer | string | null>
    language: string
  }
  'party.mandate': {
    id: string
    kind: string
    person_id: string
    party_id: string
    from_on: ColumnType<string, string, string>
    until_on: ColumnType<string | null, string | null | undefined, string | null>
  }
}
