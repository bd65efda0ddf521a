// Generated from the migrated database by "npm run generate"; do not edit.
import type { ColumnType } from 'kysely'

export interface IdentityTables {
  'identity.account': {
    person_id: string
    name: string
    level: number
    language: string
    sample: ColumnType<boolean, boolean | undefined, boolean>
    phone: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>
    phone_index: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>
    opened_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    phone_proven_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    claims: ColumnType<string | null, string | null | undefined, string | null>
    claimed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    handle: ColumnType<string, string | undefined, string>
  }
  'identity.attempt': {
    key: string
    count: number
    until: ColumnType<Date, Date | string, Date | string>
  }
  'identity.challenge': {
    challenge_hash: string
    purpose: string
    person_id: ColumnType<string | null, string | null | undefined, string | null>
    session_id: ColumnType<string | null, string | null | undefined, string | null>
    expires_at: ColumnType<Date, Date | string, Date | string>
  }
  'identity.code': {
    id: string
    purpose: string
    phone: Buffer
    phone_index: Buffer
    hash: Buffer
    tries: ColumnType<number, number | undefined, number>
    sent_at: ColumnType<Date, Date | string, Date | string>
    expires_at: ColumnType<Date, Date | string, Date | string>
    used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    about: ColumnType<string | null, string | null | undefined, string | null>
  }
  'identity.known_device': {
    person_id: string
    token_hash: string
    device: string
    first_at: ColumnType<Date, Date | string, Date | string>
    last_at: ColumnType<Date, Date | string, Date | string>
  }
  'identity.link': {
    token_hash: string
    person_id: string
    purpose: string
    made_by: string
    made_at: ColumnType<Date, Date | string, Date | string>
    expires_at: ColumnType<Date, Date | string, Date | string>
    used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    approved_by: ColumnType<string | null, string | null | undefined, string | null>
    approved_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  'identity.passkey': {
    id: string
    person_id: string
    name: string
    public_key: Buffer
    counter: number
    transports: ColumnType<unknown, string, string>
    backed_up: boolean
    added_at: ColumnType<Date, Date | string, Date | string>
    used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  'identity.password': {
    person_id: string
    hash: string
    set_at: ColumnType<Date, Date | string, Date | string>
  }
  'identity.recovery_code': {
    person_id: string
    code_hash: string
  }
  'identity.sample_person': {
    person_id: string
    audience: string
    about_zh: string
    about_en: string
    position: number
  }
  'identity.scan': {
    browser_hash: string
    code_hash: string
    number: number
    choices: ColumnType<unknown, string, string>
    device: string
    place: string
    state: string
    person_id: ColumnType<string | null, string | null | undefined, string | null>
    expires_at: ColumnType<Date, Date | string, Date | string>
    session_id: ColumnType<string | null, string | null | undefined, string | null>
  }
  'identity.session': {
    token_hash: string
    person_id: string
    csrf_secret: string
    actor: ColumnType<unknown, string, string>
    opened_at: ColumnType<Date, Date | string, Date | string>
    touched_at: ColumnType<Date, Date | string, Date | string>
    absolute_at: ColumnType<Date, Date | string, Date | string>
    id: string
    device: string
    place: ColumnType<string | null, string | null | undefined, string | null>
    proofs: ColumnType<unknown, string, string>
  }
  'identity.totp': {
    id: string
    person_id: string
    name: string
    secret: Buffer
    session_id: string
    last_step: ColumnType<number, number | undefined, number>
    added_at: ColumnType<Date, Date | string, Date | string>
    confirmed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  'identity.wrong_codes': {
    person_id: string
    wrong: number
    since: ColumnType<Date, Date | string, Date | string>
  }
}
