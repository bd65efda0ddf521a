// Generated from the migrated database by "npm run generate"; do not edit.
import type { ColumnType } from 'kysely'

export interface CaseTables {
  'case.access': {
    home: string
    case_id: string
    kind: string
    path: ColumnType<string | null, string | null | undefined, string | null>
    party_id: ColumnType<string | null, string | null | undefined, string | null>
    submitted_at: ColumnType<Date, Date | string, Date | string>
    appointment_id: ColumnType<string | null, string | null | undefined, string | null>
    until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    grant_id: ColumnType<string | null, string | null | undefined, string | null>
    opens: ColumnType<unknown, string | null | undefined, string | null>
    item_code: ColumnType<string | null, string | null | undefined, string | null>
  }
  'case.application': {
    home: string
    id: string
    number: string
    rev: ColumnType<number, number | undefined, number>
    state: string
    item_code: string
    item: ColumnType<unknown, string, string>
    form_key: string
    form_version: number
    process_key: string
    process_version: number
    table_version: ColumnType<number | null, number | null | undefined, number | null>
    process: ColumnType<unknown, string, string>
    organ_id: string
    organ_path: string
    organ: ColumnType<unknown, string, string>
    party_id: string
    party_kind: string
    applicant_name: string
    person_id: string
    contact: Buffer
    answers: Buffer
    materials: Buffer
    proof: Buffer
    corrected: ColumnType<boolean, boolean | undefined, boolean>
    deemed: ColumnType<boolean, boolean | undefined, boolean>
    correction: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>
    decision: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>
    outcome: ColumnType<string | null, string | null | undefined, string | null>
    certificate_number: ColumnType<string | null, string | null | undefined, string | null>
    clock: ColumnType<unknown, string, string>
    due_on: ColumnType<string | null, string | null | undefined, string | null>
    last_seq: number
    last_notice: number
    submitted_at: ColumnType<Date, Date | string, Date | string>
    changed_at: ColumnType<Date, Date | string, Date | string>
  }
  'case.draft': {
    id: string
    rev: ColumnType<number, number | undefined, number>
    party_id: string
    person_id: string
    item_code: string
    form_key: string
    form_version: number
    answers: Buffer
    pages_done: ColumnType<unknown, string | undefined, string>
    materials: ColumnType<Buffer, Buffer | undefined, Buffer>
    started_at: ColumnType<Date, Date | string, Date | string>
    saved_at: ColumnType<Date, Date | string, Date | string>
    case_number: ColumnType<string | null, string | null | undefined, string | null>
  }
  'case.event': {
    home: string
    case_id: string
    seq: number
    kind: string
    at: ColumnType<Date, Date | string, Date | string>
    actor_kind: string
    actor_id: ColumnType<string | null, string | null | undefined, string | null>
    actor_name: ColumnType<string | null, string | null | undefined, string | null>
    organ: ColumnType<unknown, string | null | undefined, string | null>
    shown: boolean
    data: Buffer
  }
  'case.note': {
    home: string
    id: string
    case_id: string
    by_id: string
    by_name: string
    text: Buffer
    lost_race: ColumnType<boolean, boolean | undefined, boolean>
    at: ColumnType<Date, Date | string, Date | string>
  }
  'case.notice': {
    home: string
    case_id: string
    n: number
    kind: string
    title: ColumnType<unknown, string, string>
    body: Buffer
    at: ColumnType<Date, Date | string, Date | string>
  }
  'case.recusal': {
    home: string
    case_id: string
    person_id: string
    at: ColumnType<Date, Date | string, Date | string>
  }
  'case.task': {
    home: string
    id: string
    case_id: string
    token: string
    node: string
    name: ColumnType<unknown, string, string>
    duty: string
    outcomes: ColumnType<unknown, string, string>
    organ_id: string
    organ_path: string
    organ: ColumnType<unknown, string, string>
    holder_id: ColumnType<string | null, string | null | undefined, string | null>
    holder_name: ColumnType<string | null, string | null | undefined, string | null>
    opened_at: ColumnType<Date, Date | string, Date | string>
    seen_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    ground: ColumnType<unknown, string | null | undefined, string | null>
  }
}
