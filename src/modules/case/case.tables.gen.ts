import type { ColumnType } from 'kysely'

type Json = ColumnType<unknown, string, string>
type JsonOr = ColumnType<unknown, string | null | undefined, string | null>
type At = ColumnType<Date, Date | string, Date | string>
type AtOr = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
type Day = ColumnType<string | null, string | null | undefined, string | null>
type Or<T> = ColumnType<T, T | undefined, T>

export interface CaseTables {
  'case.draft': {
    id: string
    rev: Or<number>
    party_id: string
    person_id: string
    item_code: string
    form_key: string
    form_version: number
    answers: Buffer
    pages_done: ColumnType<unknown, string | undefined, string>
    materials: ColumnType<unknown, string | undefined, string>
    started_at: At
    saved_at: At
    case_number: Or<string | null>
  }
  'case.application': {
    home: string
    id: string
    number: string
    rev: Or<number>
    state: string
    item_code: string
    item: Json
    form_key: string
    form_version: number
    process_key: string
    process_version: number
    table_version: Or<number | null>
    process: Json
    organ_id: string
    organ_path: string
    organ: Json
    party_id: string
    party_kind: string
    applicant_name: string
    person_id: string
    contact: Buffer
    answers: Buffer
    materials: Json
    proof: Buffer
    corrected: Or<boolean>
    deemed: Or<boolean>
    correction: JsonOr
    decision: JsonOr
    outcome: Or<string | null>
    certificate_number: Or<string | null>
    clock: Json
    due_on: Day
    last_seq: number
    last_notice: number
    submitted_at: At
    changed_at: At
  }
  'case.access': {
    home: string
    case_id: string
    kind: string
    path: Or<string | null>
    party_id: Or<string | null>
    submitted_at: At
  }
  'case.event': {
    home: string
    case_id: string
    seq: number
    kind: string
    at: At
    actor_kind: string
    actor_id: Or<string | null>
    actor_name: Or<string | null>
    organ: JsonOr
    shown: boolean
    data: Json
  }
  'case.task': {
    home: string
    id: string
    case_id: string
    token: string
    node: string
    name: Json
    duty: string
    outcomes: Json
    organ_id: string
    organ_path: string
    organ: Json
    holder_id: Or<string | null>
    holder_name: Or<string | null>
    opened_at: At
    seen_at: AtOr
    ground: JsonOr
  }
  'case.notice': {
    home: string
    case_id: string
    n: number
    kind: string
    title: Json
    body: Json
    at: At
  }
  'case.note': {
    home: string
    id: string
    case_id: string
    by_id: string
    by_name: string
    text: string
    lost_race: Or<boolean>
    at: At
  }
}
