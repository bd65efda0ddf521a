import type { ColumnType } from 'kysely'

type Instant = ColumnType<Date, Date | string, Date | string>

export interface MessageTables {
  'message.message': {
    id: string
    party_id: string
    title_zh: string
    title_en: string | null
    body_zh: string
    body_en: string | null
    case_number: string | null
    sent_at: Instant
    read_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  'message.sent': {
    id: string
    message_id: string
    channel: string
    masked_address: string
    text: string
    language: string
    case_number: string | null
    sent_at: Instant
  }
}
