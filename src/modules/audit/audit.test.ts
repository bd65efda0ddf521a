import { appendFileSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startPlatform, type TestPlatform } from '../../../test/support/app.ts'
import { system, visitor } from '../../kernel/actor.ts'
import { chainedColumns, chainHash, chainStart, createChainer } from '../../platform/audit/chain.ts'
import { headsFile, readHeads } from '../../platform/audit/heads.ts'
import { openPool } from '../../platform/db/pool.ts'
import { removeExpired } from '../../platform/operations/retention.ts'
import { verifyChain } from './index.ts'

let app: TestPlatform
let heads: string
const verify = () => app.runtime.ask(verifyChain, {}, system('test'))
const change = (sql: string): Promise<unknown> => app.owner.query(sql)

/** What the chainer does each second, once. */
const chain = async (headsIn?: string): Promise<void> => {
  const pool = openPool(app.logins.chain, 1)
  await createChainer(pool, app.platform.log, headsIn).drain()
  await pool.end()
}

beforeAll(async () => {
  app = await startPlatform()
  const { rows } = await app.owner.query('select current_database() as name')
  heads = headsFile(join(app.config.dataDir, 'audit'), rows[0].name)
  // test rows carry business time: to the verifier they are minutes old
  await change("update platform.audit set at = '2026-11-20T00:00:00Z'")
  await chain(join(app.config.dataDir, 'audit'))
  await change('create table kept_audit as select * from platform.audit')
  await change('create table kept_chain as select * from platform.audit_chain')
  return () => rmSync(heads, { force: true })
})

afterEach(async () => {
  await change('truncate platform.audit, platform.audit_chain')
  await change('insert into platform.audit overriding system value select * from kept_audit')
  await change('insert into platform.audit_chain select * from kept_chain')
})

describe('the verifier of the audit chain, against the owner of the database', () => {
  it('finds nothing where nothing was done, and compares the head outside', async () => {
    expect(await verify()).toMatchObject({ whole: true, heads: 1 })
    expect((await verify()).rows).toBeGreaterThan(5)
  })

  it('names a changed row', async () => {
    await change(`update platform.audit set rule = 'other' where id = 3`)
    expect(await verify()).toMatchObject({ whole: false, rows: 2, row: 3, fault: 'changed' })
    await change(
      `update platform.audit a set rule = k.rule, subject = '{"number":"X"}' from kept_audit k where a.id = 3 and k.id = 3`,
    )
    expect(await verify()).toMatchObject({ whole: false, row: 3, fault: 'changed' })
  })

  it('names a deleted row: alone, with its link, and at the end', async () => {
    await change('delete from platform.audit where id = 3')
    expect(await verify()).toMatchObject({ whole: false, row: 3, fault: 'missing' })
    await change('delete from platform.audit_chain where audit_id = 3')
    expect(await verify()).toMatchObject({ whole: false, row: 3, fault: 'missing' })
  })

  it('misses the last rows by the head that was written down outside', async () => {
    const { rows } = await app.owner.query('select max(id) as last from platform.audit')
    await change(`delete from platform.audit where id = ${rows[0].last}`)
    await change(`delete from platform.audit_chain where audit_id = ${rows[0].last}`)
    expect(await verify()).toMatchObject({ whole: false, row: Number(rows[0].last), fault: 'missing' })
  })

  it('names a row that was moved, however it was moved', async () => {
    await change('update platform.audit_chain set seq = 1000000 where seq = 3')
    expect(await verify()).toMatchObject({ whole: false, row: 3, fault: 'reordered' })
    await change('update platform.audit_chain set seq = 3 where seq = 1000000')
    await change('update platform.audit_chain set seq = -seq where seq in (3, 4)')
    await change('update platform.audit_chain set seq = 7 + seq where seq in (-3, -4)')
    expect(await verify()).toMatchObject({ whole: false, fault: 'reordered' })
    await change('truncate platform.audit_chain')
    await change('insert into platform.audit_chain select * from kept_chain')
    await change('update platform.audit_chain set audit_id = -audit_id where audit_id in (3, 5)')
    await change('update platform.audit_chain set audit_id = 8 + audit_id where audit_id in (-3, -5)')
    expect(await verify()).toMatchObject({ whole: false, row: 5, fault: 'reordered' })
  })

  const forged = `insert into platform.audit (id, at, operation, outcome, actor_kind, actor_id, subject)
    overriding system value values (900000, '2026-11-20T00:00:00Z', 'case.grant', 'done', 'system', 'system:x', '{}')`

  it('names a row that was put between, with a link or a link of its own making', async () => {
    await change(forged)
    await change('update platform.audit_chain set seq = -seq where seq >= 3')
    await change('update platform.audit_chain set seq = 1 - seq where seq < 0')
    const { rows } = await app.owner.query('select * from platform.audit where id = 900000')
    const { rows: before } = await app.owner.query('select hash from platform.audit_chain where seq = 2')
    const hash = chainHash(before[0].hash, rows[0])
    await app.owner.query('insert into platform.audit_chain values (3, 900000, $1)', [hash])
    expect(await verify()).toMatchObject({ whole: false, row: 900000, fault: 'inserted' })
    await app.owner.query('update platform.audit_chain set hash = $1 where seq = 3', [Buffer.alloc(32)])
    expect(await verify()).toMatchObject({ whole: false, row: 900000, fault: 'inserted' })
  })

  it('names a row that was added later for an earlier time, though the chainer took it in', async () => {
    await change(`insert into platform.audit (id, at, operation, outcome, actor_kind, actor_id, subject)
      overriding system value values (900001, '2026-11-19T12:00:00Z', 'case.grant', 'done', 'system', 'system:x', '{}')`)
    await chain()
    expect(await verify()).toMatchObject({ whole: false, row: 900001, fault: 'inserted' })
  })

  it('names a row that has been in no chain for longer than a minute', async () => {
    await change(forged)
    expect(await verify()).toMatchObject({ whole: false, row: 900000, fault: 'unchained' })
    await change(
      `update platform.audit set at = '${new Date(app.clock.now().getTime() - 30_000).toISOString()}' where id = 900000`,
    )
    expect(await verify()).toMatchObject({ whole: true })
  })

  it('names a row that hides before the first number or in a time to come', async () => {
    const row = (id: number, at: string): Promise<unknown> =>
      change(`insert into platform.audit (id, at, operation, outcome, actor_kind, actor_id, subject)
        overriding system value values (${id}, ${at}, 'case.grant', 'done', 'system', 'system:x', '{}')`)
    await row(-5, `'${app.clock.now().toISOString()}'`)
    expect(await verify()).toMatchObject({ whole: false, row: -5, fault: 'unchained' })
    await change('delete from platform.audit where id = -5')
    await row(900002, `'infinity'`)
    expect(await verify()).toMatchObject({ whole: false, row: 900002, fault: 'unchained' })
    await chain()
    expect(await verify()).toMatchObject({ whole: false, row: 900002, fault: 'inserted' })
  })

  it('names a row whose time was moved by less than the chain holds', async () => {
    await change(`update platform.audit set at = at + interval '1 microsecond' where id = 3`)
    expect(await verify()).toMatchObject({ whole: false, row: 3, fault: 'changed' })
  })

  it('is not deceived by a chain that was made anew from changed rows: the heads outside know better', async () => {
    await change(`update platform.audit set rule = 'other' where id = 3`)
    const { rows } = await app.owner.query(
      'select a.*, c.seq from platform.audit a join platform.audit_chain c on c.audit_id = a.id order by c.seq',
    )
    let hash: Buffer = chainStart
    for (const { seq, ...row } of rows) {
      hash = chainHash(hash, row)
      await app.owner.query('update platform.audit_chain set hash = $1 where seq = $2', [hash, seq])
    }
    expect(await verify()).toMatchObject({ whole: false, fault: 'rewritten' })
  })
})

describe('the audit', () => {
  it('holds fast every column of its table', async () => {
    const { rows } = await app.owner.query<{ name: string }>(
      "select column_name as name from information_schema.columns where table_schema = 'platform' and table_name = 'audit'",
    )
    expect(rows.map((row) => row.name).sort()).toEqual([...chainedColumns].sort())
  })

  it('cannot be changed, emptied or unchained by the role the product works as', async () => {
    for (const sql of [
      `update platform.audit set rule = 'x'`,
      'delete from platform.audit',
      'truncate platform.audit',
      'update platform.audit_chain set seq = seq',
      'delete from platform.audit_chain',
      'truncate platform.audit_chain',
      `insert into platform.audit_chain values (9000000, 9000000, '')`,
    ])
      await expect(app.pool.query(sql), sql).rejects.toThrow(/permission denied/)
  })

  it('can be changed by the chainer no more than by the product', async () => {
    const pool = openPool(app.logins.chain, 1)
    for (const sql of [
      `update platform.audit set rule = 'x'`,
      'delete from platform.audit',
      'update platform.audit_chain set seq = seq',
      'delete from platform.audit_chain',
    ])
      await expect(pool.query(sql), sql).rejects.toThrow(/permission denied/)
    await pool.end()
  })

  it('is kept: what is removed after its time takes no row of it, not after six months and not after six years', async () => {
    const count = async () => (await app.owner.query('select count(*) as n from platform.audit')).rows[0].n
    const before = await count()
    await removeExpired(app.pool, new Date('2032-12-01T00:00:00Z'))
    expect(await count()).toBe(before)
  })

  it('is not for visitors', async () => {
    await expect(app.runtime.ask(verifyChain, {}, visitor())).rejects.toMatchObject({ status: 401 })
  })
})

describe('the heads outside of the database', () => {
  it('are lines that are only added, and a torn line spoils none of the others', async () => {
    expect(existsSync(heads)).toBe(true)
    appendFileSync(heads, '{"seq":12,"ro')
    await change(`insert into platform.audit (at, operation, outcome, actor_kind, actor_id, subject)
      values ('2026-11-20T00:00:00Z', 'test.row', 'done', 'system', 'system:x', '{}')`)
    await chain(join(app.config.dataDir, 'audit'))
    const found = readHeads(heads)
    expect(found).toHaveLength(2)
    expect(found[1]?.seq).toBe((found[0]?.seq ?? 0) + 1)
    expect(await verify()).toMatchObject({ whole: true, heads: 2 })
  })
})
