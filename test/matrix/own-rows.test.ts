import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, system, visitor } from '../../src/kernel/actor.ts'
import { residentOf } from '../../src/modules/case/testing.ts'
import { contextOf, platformContext } from '../../src/platform/db/reading-context.ts'
import { queryFor } from '../../src/platform/db/scoped-query.ts'
import { startPlatform, type TestPlatform } from '../support/app.ts'
import { officialFor } from './archetypes.ts'

/** What one person has in each table that opens an account; `$1` is the person, `$2` a text of their own. */
const rowsOf: Readonly<Record<string, string>> = {
  'identity.account': `insert into "identity"."account" (person_id, name, level, language) values ($1, $2, 2, 'zh')`,
  'identity.sample_person': `insert into "identity"."sample_person" values ($1, 'resident', $2, $2, 900)`,
  'identity.session': `insert into "identity"."session" (id, token_hash, person_id, csrf_secret, actor, proofs, device,
    opened_at, touched_at, absolute_at) values ($2, $2, $1, 'x', '{}', '[]', 'x', now(), now(), now())`,
  'identity.known_device': `insert into "identity"."known_device" values ($1, $2, 'x', now(), now())`,
  'identity.password': `insert into "identity"."password" values ($1, $2, now())`,
  'identity.passkey': `insert into "identity"."passkey" (id, person_id, name, public_key, counter, transports, backed_up, added_at)
    values ($2, $1, 'x', '\\x00', 0, '[]', false, now())`,
  'identity.challenge': `insert into "identity"."challenge" values ($2, 'prove', $1, null, now())`,
  'identity.totp': `insert into "identity"."totp" (id, person_id, name, secret, session_id, added_at)
    values ($2, $1, 'x', '\\x00', 'x', now())`,
  'identity.recovery_code': `insert into "identity"."recovery_code" values ($1, $2)`,
  'identity.wrong_codes': `insert into "identity"."wrong_codes" values ($1, length($2), now())`,
  'client.code_try': `insert into "client"."code_try" values ($1, length($2), now())`,
  'client.sign_on': `insert into "client"."sign_on" (id, person_id, account, session_id, capacity, level, methods, proven_at, opened_at)
    values ($2, $1, $1, 'x', '{}', 2, '{}', now(), now())`,
}
/** Rows that are nobody's because of who they are: only to hold the secret opens them. */
const rowsOfSecrets: Readonly<Record<string, string>> = {
  'identity.link': `insert into "identity"."link" values ($2, $1, 'enrol', 'x', now(), now())`,
  'identity.code': `insert into "identity"."code" (id, purpose, phone, phone_index, hash, sent_at, expires_at)
    select $2, 'sign-in', '\\x00', '\\x00', '\\x00', now(), now() where $1::text <> ''`,
  'identity.scan': `insert into "identity"."scan" values ($2, $2, 11, '[]', 'x', 'x', 'confirmed', $1, now())`,
}

let app: TestPlatform
const people = ['row-anna', 'row-berta'] as const
const [anna, berta] = people.map((id) => residentOf(id)) as [Actor, Actor]
const clerk = officialFor('row-berta', ['accept'], 'gx.')
const keepers = {
  system: officialFor('row-berta', ['system-admin'], 'gx.'),
  security: officialFor('row-berta', ['security-admin'], 'gx.'),
  audit: officialFor('row-berta', ['audit'], 'gx.'),
  operator: officialFor('row-berta', ['operate'], 'gx.'),
}

/** A query that forgot its scope: whose rows of these two it gives. */
const seen = async (table: string, column: string, actor: Actor): Promise<string[]> => {
  const [schema, name] = table.split('.')
  const text = `select ${column} as who from "${schema}"."${name}"`
  const { rows } = await queryFor<{ who: string }>(app.pool, { text }, contextOf(actor))
  return [...new Set(rows.map(({ who }) => who).filter((who) => who?.startsWith('row-')))].sort()
}

beforeAll(async () => {
  app = await startPlatform()
  for (const insert of Object.values({ ...rowsOf, ...rowsOfSecrets }))
    for (const person of people) await app.owner.query(insert, [person, `row-of-${person}`])
  for (const person of people) {
    await app.owner.query(
      `insert into "client"."sign_on_system" (sign_on_id, client_id, grant_hash, scopes, allowed_at)
        values ('row-of-' || $1::text, 'sample-social-security', $1, '{}', now())`,
      [person],
    )
    await app.owner.query(
      `insert into "emergency"."request" (id, state, reason, case_numbers, hours, person_id, appointment_id, person_name,
        organ_id, organ_name, asked_at) values ($1, 'asked', 'x', '[]', 1, $1, 'post-' || $1, 'x', 'x', '{}', now())`,
      [person],
    )
    await app.owner.query(
      `insert into "platform"."audit" (at, operation, outcome, actor_kind, actor_id, person_id, subject)
        values (now(), 'x.y', 'done', 'resident', $1, $1, '{}')`,
      [person],
    )
  }
})

describe('a query that forgot its scope', () => {
  it.each(Object.keys(rowsOf))('gives a person their own rows of %s and no others', async (table) => {
    expect(await seen(table, 'person_id', system('test'))).toEqual(people)
    expect(await seen(table, 'person_id', anna)).toEqual(['row-anna'])
    expect(await seen(table, 'person_id', residentOf('row-anna', 'a-company'))).toEqual(['row-anna'])
    expect(await seen(table, 'person_id', berta)).toEqual(['row-berta'])
    expect(await seen(table, 'person_id', visitor())).toEqual([])
    for (const official of [clerk, ...Object.values(keepers)])
      expect(await seen(table, 'person_id', official)).toEqual(['row-berta'])
  })

  it.each(Object.keys(rowsOfSecrets))('gives nobody rows of %s', async (table) => {
    const column = table === 'identity.link' ? 'token_hash' : table === 'identity.code' ? 'id' : 'code_hash'
    expect(await seen(table, column, system('test'))).toHaveLength(2)
    for (const actor of [anna, berta, visitor(), clerk, ...Object.values(keepers)])
      expect(await seen(table, column, actor)).toEqual([])
  })

  it('gives a person what they agreed to, and to no keeper what others did', async () => {
    const table = 'client.sign_on_system'
    expect(await seen(table, 'grant_hash', system('test'))).toEqual(people)
    expect(await seen(table, 'grant_hash', anna)).toEqual(['row-anna'])
    expect(await seen(table, 'grant_hash', visitor())).toEqual([])
    for (const official of [clerk, ...Object.values(keepers)])
      expect(await seen(table, 'grant_hash', official)).toEqual(['row-berta'])
  })

  it('gives emergency requests to the post that asked and to the security administrator', async () => {
    const table = 'emergency.request'
    expect(await seen(table, 'id', officialFor('row-anna', ['accept'], 'gx.'))).toEqual(['row-anna'])
    expect(await seen(table, 'id', { ...keepers.security })).toEqual(people)
    expect(await seen(table, 'id', keepers.audit)).toEqual(['row-berta'])
    expect(await seen(table, 'id', anna)).toEqual([])
    expect(await seen(table, 'id', visitor())).toEqual([])
  })

  it('gives the trail to the audit administrator, and to everybody what they did', async () => {
    const table = 'platform.audit'
    expect(await seen(table, 'person_id', keepers.audit)).toEqual(people)
    expect(await seen(table, 'person_id', anna)).toEqual(['row-anna'])
    for (const actor of [berta, clerk, keepers.system, keepers.security, keepers.operator])
      expect(await seen(table, 'person_id', actor)).toEqual(['row-berta'])
    expect(await seen(table, 'person_id', visitor())).toEqual([])
  })
})

/** Tables with people in them that every signed-in official may read: who serves where is public in an administration. */
const ofOfficials = [
  'organ.organ',
  'organ.appointment',
  'organ.delegation',
  'organ.history',
  'administration.setup_link',
]
/** Read before anybody is known, by the keyed hash of what was typed: they name nobody. */
const ofWindows = ['identity.attempt']

it('every table that knows a person keeps its rows', async () => {
  const { rows } = await app.owner.query<{ name: string }>(
    `select distinct n.nspname || '.' || c.relname as name from pg_attribute a
     join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and a.attname ~ '(^|_)(person_id|party_id|phone|phone_index|account_id)$'
       and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`,
  )
  expect(
    rows.map(({ name }) => name).filter((name) => ![...ofOfficials, ...ofWindows].includes(name)),
  ).toEqual([])
})

it('the context of signing in, where nobody is known, opens nothing by itself', async () => {
  expect(contextOf(visitor())).not.toEqual(platformContext)
  expect((await app.pool.query('select 1 from "identity"."session"')).rowCount).toBe(0)
})
