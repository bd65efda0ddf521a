// Generated from the migrated database by "npm run generate"; do not edit.
import type { ColumnType } from 'kysely'

export interface OrganTables {
  'organ.appointment': {
    id: string
    person_id: string
    person_name: string
    organ_id: string
    post_zh: string
    post_en: ColumnType<string | null, string | null | undefined, string | null>
    duties: ColumnType<string[], readonly string[], readonly string[]>
    from_on: string
    until_on: ColumnType<string | null, string | null | undefined, string | null>
  }
  'organ.department': {
    slug: string
    name_zh: string
    name_en: ColumnType<string | null, string | null | undefined, string | null>
    position: number
  }
  'organ.organ': {
    id: string
    credit_code: string
    name_zh: string
    name_en: ColumnType<string | null, string | null | undefined, string | null>
    short_zh: string
    short_en: ColumnType<string | null, string | null | undefined, string | null>
    department: string
    division: string
    level: number
    parent_id: ColumnType<string | null, string | null | undefined, string | null>
    path: string
    phone: string
    address_zh: string
    address_en: ColumnType<string | null, string | null | undefined, string | null>
  }
}
