// Generated from the migrated database by "npm run generate"; do not edit.
import type { ColumnType } from 'kysely'

export interface ProcessTables {
  'process.definition': {
    key: string
    version: number
    sha256: string
    source: string
    compiled: string
    published_at: ColumnType<Date, Date | string, Date | string>
  }
}
