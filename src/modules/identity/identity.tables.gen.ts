import type { ColumnType } from 'kysely'

type Instant = ColumnType<Date, Date | string, Date | string>

export interface IdentityTables {
  'identity.account': {
    person_id: string
    name: string
    level: number
    language: string
    sample: boolean
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
    opened_at: Instant
    touched_at: Instant
    absolute_at: Instant
  }
}
