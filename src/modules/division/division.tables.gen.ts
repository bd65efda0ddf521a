// Generated from the migrated database by "npm run generate"; do not edit.
import type { ColumnType } from 'kysely'

export interface DivisionTables {
  'division.division': {
    code: string
    name_zh: string
    name_en: ColumnType<string | null, string | null | undefined, string | null>
    level: number
    parent: ColumnType<string | null, string | null | undefined, string | null>
    pinyin: string
  }
}
