// Generated from the migrated database by "npm run generate"; do not edit.
import type { ColumnType } from 'kysely'

export interface RegisterTables {
  'register.dispute': {
    id: string
    party_id: string
    field: string
    says: string
    raised_at: ColumnType<Date, Date | string, Date | string>
    organ_id: ColumnType<string | null, string | null | undefined, string | null>
    organ_path: ColumnType<string | null, string | null | undefined, string | null>
    outcome: ColumnType<string | null, string | null | undefined, string | null>
    answer: ColumnType<string | null, string | null | undefined, string | null>
    answered_by: ColumnType<string | null, string | null | undefined, string | null>
    answered_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  'register.enterprise': {
    party_id: string
    name: string
    credit_code: string
    legal_representative: string
    address: string
    division: string
    business_scope: string
    established_on: string
    registered_capital: number
    place_id: string
    as_of: string
  }
  'register.household': {
    id: string
    register_number: string
    kind: string
    address: string
    division: string
    as_of: string
  }
  'register.kinship': {
    person_id: string
    relative_id: string
    kind: string
    as_of: string
  }
  'register.person': {
    party_id: string
    name: string
    id_number: Buffer
    sex: string
    born_on: string
    nation: string
    address: string
    division: string
    household_id: string
    relation: string
    phone: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>
    monthly_income: number
    as_of: string
    number_index: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>
  }
  'register.place': {
    id: string
    address: string
    division: string
    floor_area: number
    use: string
    as_of: string
  }
}
