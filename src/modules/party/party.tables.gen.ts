// Generated from the migrated database by "npm run generate"; do not edit.
import type { ColumnType } from 'kysely'

export interface PartyTables {
  'party.agent_code': {
    id: string
    rev: ColumnType<number, number | undefined, number>
    party_id: string
    code_hash: Buffer
    items: ColumnType<unknown, string, string>
    made_by: string
    organ_id: ColumnType<string | null, string | null | undefined, string | null>
    made_at: ColumnType<Date, Date | string, Date | string>
    expires_at: ColumnType<Date, Date | string, Date | string>
    state: ColumnType<string, string | undefined, string>
    mandate_id: ColumnType<string | null, string | null | undefined, string | null>
    seen_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  'party.code_try': {
    person_id: string
    hour: ColumnType<Date, Date | string, Date | string>
    n: number
  }
  'party.consent': {
    id: string
    party_id: string
    text_key: string
    text_version: number
    text_sha256: string
    how: string
    given_at: ColumnType<Date, Date | string, Date | string>
    recorded_by: string
    organ_id: ColumnType<string | null, string | null | undefined, string | null>
    mandate_id: ColumnType<string | null, string | null | undefined, string | null>
    code_id: ColumnType<string | null, string | null | undefined, string | null>
    proven_by: ColumnType<string | null, string | null | undefined, string | null>
    seen_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  'party.mandate': {
    id: string
    kind: string
    person_id: ColumnType<string | null, string | null | undefined, string | null>
    party_id: string
    from_on: string
    until_on: ColumnType<string | null, string | null | undefined, string | null>
    rev: ColumnType<number, number | undefined, number>
    state: ColumnType<string, string | undefined, string>
    items: ColumnType<unknown, string | null | undefined, string | null>
    ends_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    offered_name: ColumnType<string | null, string | null | undefined, string | null>
    offered_index: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>
    offered_masked: ColumnType<string | null, string | null | undefined, string | null>
    granted_by: ColumnType<string | null, string | null | undefined, string | null>
    granted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    answered_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    ended_by: ColumnType<string | null, string | null | undefined, string | null>
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
  'party.window_request': {
    id: string
    rev: ColumnType<number, number | undefined, number>
    party_id: string
    made_by: string
    organ_id: string
    made_at: ColumnType<Date, Date | string, Date | string>
    expires_at: ColumnType<Date, Date | string, Date | string>
    state: ColumnType<string, string | undefined, string>
    items: ColumnType<unknown, string | null | undefined, string | null>
    days: ColumnType<number | null, number | null | undefined, number | null>
  }
}
