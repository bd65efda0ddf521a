// Generated from the migrated database by "npm run generate"; do not edit.
import type { ColumnType } from 'kysely'

export interface IdentityTables {
  'identity.account': {
    person_id: string
    name: string
    level: number
    language: string
    sample: ColumnType<boolean, boolean | undefined, boolean>
  }
  'identity.sample_person': {
    person_id: string
    audience: string
    about_zh: string
    about_en: string
    position: number
  }
  'identity.session': {
    token_hash: string
    person_id: string
    csrf_secret: string
    actor: ColumnType<unknown, string, string>
    opened_at: ColumnType<Date, Date | string, Date | string>
    touched_at: ColumnType<Date, Date | string, Date | string>
    absolute_at: ColumnType<Date, Date | string, Date | string>
  }
}
