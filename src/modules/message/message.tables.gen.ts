// Generated from the migrated database by "npm run generate"; do not edit.
import type { ColumnType } from 'kysely'

export interface MessageTables {
  'message.leaving': {
    id: string
    channel: string
    letter: Buffer
    until: ColumnType<Date, Date | string, Date | string>
  }
  'message.message': {
    id: string
    party_id: string
    title_zh: string
    title_en: ColumnType<string | null, string | null | undefined, string | null>
    body_zh: string
    body_en: ColumnType<string | null, string | null | undefined, string | null>
    case_number: ColumnType<string | null, string | null | undefined, string | null>
    sent_at: ColumnType<Date, Date | string, Date | string>
    read_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  'message.sent': {
    id: string
    message_id: ColumnType<string | null, string | null | undefined, string | null>
    channel: string
    masked_address: string
    text: string
    language: string
    case_number: ColumnType<string | null, string | null | undefined, string | null>
    sent_at: ColumnType<Date, Date | string, Date | string>
  }
}
