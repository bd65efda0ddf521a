// Generated from the migrated database by "npm run generate"; do not edit.
import type { ColumnType } from 'kysely'

export interface ClientTables {
  'client.artefact': {
    model: string
    id_hash: string
    payload: Buffer
    client_id: ColumnType<string | null, string | null | undefined, string | null>
    grant_hash: ColumnType<string | null, string | null | undefined, string | null>
    uid_hash: ColumnType<string | null, string | null | undefined, string | null>
    user_code_index: ColumnType<string | null, string | null | undefined, string | null>
    consumed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    answered_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    expires_at: ColumnType<Date, Date | string, Date | string>
    found_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  'client.code_try': {
    person_id: string
    tries: number
    until: ColumnType<Date, Date | string, Date | string>
  }
  'client.sign_on': {
    id: string
    person_id: string
    session_id: string
    capacity: ColumnType<unknown, string, string>
    appointment_id: ColumnType<string | null, string | null | undefined, string | null>
    mandate_id: ColumnType<string | null, string | null | undefined, string | null>
    level: number
    methods: ColumnType<string[], readonly string[], readonly string[]>
    proven_at: ColumnType<Date, Date | string, Date | string>
    opened_at: ColumnType<Date, Date | string, Date | string>
    ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    account: string
  }
  'client.sign_on_system': {
    sign_on_id: string
    client_id: string
    grant_hash: string
    scopes: ColumnType<string[], readonly string[], readonly string[]>
    allowed_at: ColumnType<Date, Date | string, Date | string>
    told_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  'client.system': {
    id: string
    rev: ColumnType<number, number | undefined, number>
    name_zh: string
    name_en: string
    organ_id: string
    contact: string
    purpose: string
    purpose_zh: string
    purpose_en: string
    authentication: string
    secret_hash: ColumnType<string | null, string | null | undefined, string | null>
    old_secret_hash: ColumnType<string | null, string | null | undefined, string | null>
    old_secret_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    jwks: ColumnType<unknown, string | null | undefined, string | null>
    grants: ColumnType<string[], readonly string[], readonly string[]>
    scopes: ColumnType<string[], readonly string[], readonly string[]>
    redirect_uris: ColumnType<string[], readonly string[], readonly string[]>
    logout_return_uris: ColumnType<string[], readonly string[], readonly string[]>
    logout_uri: ColumnType<string | null, string | null | undefined, string | null>
    sector: string
    level: number
    status: string
    from_on: string
    until_on: ColumnType<string | null, string | null | undefined, string | null>
    registered_at: ColumnType<Date, Date | string, Date | string>
    changed_at: ColumnType<Date, Date | string, Date | string>
    pushed_only: ColumnType<boolean, boolean | undefined, boolean>
    bound_tokens: ColumnType<boolean, boolean | undefined, boolean>
    old_jwks: ColumnType<unknown, string | null | undefined, string | null>
  }
}
