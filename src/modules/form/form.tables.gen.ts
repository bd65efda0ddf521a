import type { ColumnType } from 'kysely'

export interface FormTables {
  'form.definition': {
    key: string
    version: number
    sha256: string
    source: string
    compiled: ColumnType<unknown, string, string>
    published_at: ColumnType<Date, Date | string, Date | string>
  }
}
