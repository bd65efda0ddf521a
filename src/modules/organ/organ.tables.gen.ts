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
    rev: ColumnType<number, number | undefined, number>
    post_id: string
    ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    typed: ColumnType<string, string | undefined, string>
  }
  'organ.delegation': {
    id: string
    appointment_id: string
    colleague_id: string
    colleague_person_id: string
    from_on: string
    until_on: string
    ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  'organ.department': {
    slug: string
    name_zh: string
    name_en: ColumnType<string | null, string | null | undefined, string | null>
    position: number
  }
  'organ.history': {
    id: string
    about: string
    verb: string
    reason: string
    data: ColumnType<unknown, string, string>
    by_id: ColumnType<string | null, string | null | undefined, string | null>
    by_name: ColumnType<string | null, string | null | undefined, string | null>
    at: ColumnType<Date, Date | string, Date | string>
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
    rev: ColumnType<number, number | undefined, number>
    closed_on: ColumnType<string | null, string | null | undefined, string | null>
    successor_id: ColumnType<string | null, string | null | undefined, string | null>
    typed: ColumnType<string, string | undefined, string>
  }
  'organ.post': {
    id: string
    rev: ColumnType<number, number | undefined, number>
    organ_id: string
    name_zh: string
    name_en: ColumnType<string | null, string | null | undefined, string | null>
    duties: ColumnType<string[], readonly string[], readonly string[]>
    closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
}
