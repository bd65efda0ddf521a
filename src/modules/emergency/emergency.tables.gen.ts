// Generated from the migrated database by "npm run generate"; do not edit.
import type { ColumnType } from 'kysely'

export interface EmergencyTables {
  'emergency.request': {
    id: string
    rev: ColumnType<number, number | undefined, number>
    state: string
    reason: string
    case_numbers: ColumnType<unknown, string, string>
    hours: number
    person_id: string
    appointment_id: string
    person_name: string
    organ_id: string
    organ_name: ColumnType<unknown, string, string>
    asked_at: ColumnType<Date, Date | string, Date | string>
    decided_by: ColumnType<string | null, string | null | undefined, string | null>
    decided_by_appointment: ColumnType<string | null, string | null | undefined, string | null>
    decided_by_name: ColumnType<string | null, string | null | undefined, string | null>
    decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    opens: ColumnType<unknown, string | undefined, string>
  }
}
