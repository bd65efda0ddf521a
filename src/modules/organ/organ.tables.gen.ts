import type { ColumnType } from 'kysely'

export interface OrganTables {
  'organ.organ': {
    id: string
    credit_code: string
    name_zh: string
    name_en: string | null
    short_zh: string
    short_en: string | null
    department: string
    division: string
    level: number
    parent_id: string | null
    path: string
    phone: string
    address_zh: string
    address_en: string | null
  }
  'organ.department': {
    slug: string
    name_zh: string
    name_en: string | null
    position: number
  }
  'organ.appointment': {
    id: string
    person_id: string
    person_name: string
    organ_id: string
    post_zh: string
    post_en: string | null
    duties: string[]
    from_on: ColumnType<string, string, string>
    until_on: ColumnType<string | null, string | null | undefined, string | null>
  }
}
