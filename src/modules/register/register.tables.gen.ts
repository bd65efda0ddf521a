import type { ColumnType } from 'kysely'

type Day = ColumnType<string, string, string>
type Bytes = ColumnType<Buffer, Buffer | string, Buffer | string>

export interface RegisterTables {
  'register.person': {
    party_id: string
    name: string
    id_number: Bytes
    sex: string
    born_on: Day
    nation: string
    address: string
    division: string
    household_id: string
    relation: string
    phone: ColumnType<Buffer | null, Buffer | string | null, Buffer | string | null>
    monthly_income: number
    as_of: Day
  }
  'register.household': {
    id: string
    register_number: string
    kind: string
    address: string
    division: string
    as_of: Day
  }
  'register.enterprise': {
    party_id: string
    name: string
    credit_code: string
    legal_representative: string
    address: string
    division: string
    business_scope: string
    established_on: Day
    registered_capital: number
    place_id: string
    as_of: Day
  }
  'register.place': {
    id: string
    address: string
    division: string
    floor_area: number
    use: string
    as_of: Day
  }
  'register.dispute': {
    id: string
    party_id: string
    field: string
    says: string
    raised_at: ColumnType<Date, Date | string, Date | string>
  }
}
