import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, system, visitor } from '../../src/kernel/actor.ts'
import { applyFor, foodLicence, officialOf, residentOf } from '../../src/modules/case/testing.ts'
import { contextOf, platformContext, type ReadingContext } from '../../src/platform/db/reading-context.ts'
import { queryFor } from '../../src/platform/db/scoped-query.ts'
import { startPlatform, type TestPlatform } from '../support/app.ts'

let app: TestPlatform
let number: string
let officials: Record<'deciding' | 'twin' | 'above' | 'admin', Actor>
const applicant = residentOf('chen-xiaoyan', 'laojiefang-catering')
const stranger = residentOf('wei-jianguo')

const protectedTables = [
  'case.access',
  'case.application',
  'case.draft',
  'case.event',
  'case.note',
  'case.notice',
  'case.task',
  'certificate.access',
  'certificate.certificate',
  'evidence.access',
  'evidence.file',
  'message.message',
  'message.sent',
  'party.agent_code',
  'party.code_try',
  'party.consent',
  'party.mandate',
  'party.party',
  'register.dispute',
  'register.enterprise',
  'register.household',
  'register.person',
]
const quoted = (table: string): string =>
  table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')

/** A query that forgot its scope. */
const count = async (table: string, context: ReadingContext): Promise<number> => {
  const text = `select count(*)::int as n from ${quoted(table)}`
  const { rows } = await queryFor<{ n: number }>(app.pool, { text }, context)
  return rows[0]?.n ?? -1
}
const numbersFor = async (actor: Actor): Promise<string[]> => {
  const text = 'select number from "case"."application"'
  return (await queryFor<{ number: string }>(app.pool, { text }, contextOf(actor))).rows.map((r) => r.number)
}

beforeAll(async () => {
  app = await startPlatform()
  number = await applyFor(app, applicant, foodLicence)
  const deciding = await officialOf(app, 'wang-fang').catch(() => officialOf(app, 'liang-bin'))
  const { rows } = await app.owner.query<{ organ_path: string }>(
    'select organ_path from "case"."application"',
  )
  const path = rows[0]?.organ_path ?? ''
  officials = {
    deciding: { ...deciding, path },
    twin: { ...deciding, path: path.replace('lingshan', 'pubei') },
    above: { ...deciding, path: 'gx.' },
    admin: { ...deciding, path: 'gx.', duties: ['system-admin'] },
  }
})

describe('rows by themselves, for a query that forgot its scope', () => {
  it('are on and forced on every protected table, and for no other role than the owner switched off', async () => {
    const { rows } = await app.owner.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relrowsecurity and c.relforcerowsecurity order by 1`,
    )
    expect(rows.map((row) => row.name)).toEqual(expect.arrayContaining(protectedTables))
    const { rows: login } = await app.pool.query<{ user: string; above: boolean }>(
      `select session_user as user, rolsuper or rolbypassrls as above from pg_roles where rolname = session_user`,
    )
    expect(login[0]?.user).toMatch(/^tongban_app_/)
    expect(login[0]?.above).toBe(false)
  })

  it('the connection cannot become the owner again', async () => {
    await expect(app.pool.query('set role tongban_owner')).rejects.toThrow(/permission denied/)
    await app.pool.query('reset role')
    const { rows } = await app.pool.query<{ me: string }>('select current_user as me')
    expect(rows[0]?.me).toMatch(/^tongban_app_/)
  })

  it('without a context there are none', async () => {
    for (const table of protectedTables) {
      const { rows } = await app.pool.query(`select 1 from ${quoted(table)} limit 1`)
      expect([table, rows.length]).toEqual([table, 0])
    }
  })

  it('a visitor and an administrator see none of them', async () => {
    for (const table of protectedTables) {
      expect([table, await count(table, contextOf(visitor()))]).toEqual([table, 0])
      if (!table.startsWith('party.'))
        expect([table, await count(table, contextOf(officials.admin))]).toEqual([table, 0])
    }
  })

  it('a case is there for its party, its organ, the organs above, and nobody else', async () => {
    expect(await numbersFor(applicant)).toContain(number)
    expect(await numbersFor(officials.deciding)).toContain(number)
    expect(await numbersFor(officials.above)).toContain(number)
    expect(await numbersFor(system('test'))).toContain(number)
    expect(await numbersFor(stranger)).not.toContain(number)
    expect(await numbersFor(residentOf('chen-xiaoyan'))).not.toContain(number)
    expect(await numbersFor(officials.twin)).not.toContain(number)
  })

  it('a mandate for chosen items reaches no case and no draft of another', async () => {
    const { rows } = await app.owner.query<{ code: string }>(
      'select item_code as code from "case"."application" where number = $1',
      [number],
    )
    const code = rows[0]?.code ?? ''
    await app.owner.query(
      `insert into "case"."draft" (id, party_id, person_id, item_code, form_key, form_version, answers, started_at, saved_at)
        values ('d-items', 'laojiefang-catering', 'chen-xiaoyan', $1, 'x', 1, '\\x00', now(), now())`,
      [code],
    )
    const handler = (items: readonly string[]) => contextOf({ ...applicant, items } as Actor)
    for (const table of [
      'case.access',
      'case.application',
      'case.task',
      'case.event',
      'case.notice',
      'case.draft',
    ]) {
      const all = await count(table, contextOf(applicant))
      expect([table, all > 0]).toEqual([table, true])
      expect([table, await count(table, handler([code]))]).toEqual([table, all])
      expect([table, await count(table, handler(['a', code.slice(19, 31)]))]).toEqual([table, all])
      expect([table, await count(table, handler(['another']))]).toEqual([table, 0])
      expect([table, await count(table, handler([]))]).toEqual([table, 0])
    }
  })

  it('an emergency opens a case to one post until its end, by the clock of the program', async () => {
    await app.owner.query(
      `insert into "case"."access" (home, case_id, kind, appointment_id, until, grant_id, submitted_at)
        select home, id, 'emergency', 'post-of-another', '2026-12-01T10:00:00Z', 'g-1', now()
        from "case"."application" where number = $1`,
      [number],
    )
    const other = { ...officials.twin, appointmentId: 'post-of-another' } as Actor
    const rowsAt = (actor: Actor, at?: string) =>
      count('case.application', contextOf(actor, at === undefined ? undefined : new Date(at)))
    expect(await rowsAt(other, '2026-12-01T09:59:59Z')).toBe(1)
    expect(await rowsAt(other, '2026-12-01T10:00:00Z')).toBe(0)
    expect(await rowsAt(other)).toBe(0)
    expect(await rowsAt(officials.twin, '2026-12-01T09:59:59Z')).toBe(0)
  })

  it('all that belongs to a case goes with it', async () => {
    for (const table of ['case.access', 'case.task', 'case.event', 'case.notice']) {
      const all = await count(table, platformContext)
      expect(all).toBeGreaterThan(0)
      expect([table, await count(table, contextOf(stranger))]).toEqual([table, 0])
      expect([table, await count(table, contextOf(officials.twin))]).toEqual([table, 0])
      expect(await count(table, contextOf(officials.deciding))).toBeGreaterThan(0)
    }
    expect(await count('evidence.file', contextOf(applicant))).toBeGreaterThan(0)
    expect(await count('evidence.file', contextOf(officials.deciding))).toBeGreaterThan(0)
    expect(await count('evidence.file', contextOf(stranger))).toBe(0)
    expect(await count('message.message', contextOf(stranger))).toBe(0)
  })

  it('what one statement was read for is not there for the next on the same connection', async () => {
    const client = await app.pool.connect()
    try {
      const text = 'select count(*)::int as n from "case"."application"'
      const { rows } = await queryFor<{ n: number }>(client, { text, name: 'again' }, platformContext)
      expect(rows[0]?.n).toBeGreaterThan(0)
      expect((await client.query<{ n: number }>(text)).rows[0]?.n).toBe(0)
      await expect(queryFor(client, { text: 'select 1 / 0' }, platformContext)).rejects.toThrow(/division/)
      expect((await client.query<{ n: number }>(text)).rows[0]?.n).toBe(0)
      const again = await queryFor<{ n: number }>(client, { text, name: 'again' }, contextOf(stranger))
      expect(again.rows).toEqual([{ n: 0 }])
    } finally {
      client.release()
    }
  })

  it('nothing can be written past the policies either', async () => {
    const mine = contextOf(applicant)
    const text = `update "case"."application" set state = 'DECIDED' where number = $1`
    expect((await queryFor(app.pool, { text, values: [number] }, mine)).rowCount).toBe(0)
    expect((await app.pool.query(text, [number])).rowCount).toBe(0)
    await expect(
      queryFor(
        app.pool,
        {
          text: `insert into "party"."mandate" (id, kind, person_id, party_id, from_on)
        values ('m-x', 'handler', 'wei-jianguo', 'laojiefang-catering', '2026-01-01')`,
        },
        contextOf(stranger),
      ),
    ).rejects.toThrow(/row-level security|null value/)
  })

  it('an owner who is no superuser is under them too', async () => {
    await app.owner.query(`do $$ begin if not exists (select from pg_roles where rolname = 'plain_owner')
      then create role plain_owner; end if; end $$`)
    const client = new pg.Client({ connectionString: app.databaseUrl })
    await client.connect()
    try {
      await client.query('begin')
      await client.query(
        'grant usage on schema "case" to plain_owner; alter table "case"."application" owner to plain_owner; alter table "case"."access" owner to plain_owner',
      )
      await client.query('set local role plain_owner')
      expect((await client.query('select 1 from "case"."application"')).rowCount).toBe(0)
    } finally {
      await client.query('rollback')
      await client.end()
    }
  })
})
