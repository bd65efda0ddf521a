import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { startPlatform, type TestPlatform } from '../../../test/support/app.ts'
import { system, visitor } from '../../kernel/actor.ts'
import { createChainer } from '../../platform/audit/chain.ts'
import { openPool } from '../../platform/db/pool.ts'
import { verifyChain } from './index.ts'

let platform: TestPlatform
let owner: pg.Pool
const verify = () => platform.runtime.ask(verifyChain, {}, system('test'))
const change = (sql: string): Promise<unknown> => owner.query(sql)

beforeAll(async () => {
  platform = await startPlatform()
  owner = new pg.Pool({ connectionString: platform.databaseUrl, max: 1 })
  const chainPool = openPool(platform.logins.chain, 1)
  await createChainer(chainPool, platform.platform.log).drain()
  await chainPool.end()
  return () => owner.end()
})

describe('the audit chain', () => {
  it('holds for what the sample load left', async () => {
    const report = await verify()
    expect(report.whole).toBe(true)
    expect(report.rows).toBeGreaterThan(0)
  })

  it('names a changed row, a missing one and one out of order', async () => {
    await change(`update platform.audit set rule = 'other' where id = 2`)
    expect(await verify()).toMatchObject({ whole: false, row: 2, fault: 'changed' })
    await change(
      `update platform.audit set rule = (select rule from platform.audit where id = 1) where id = 2`,
    )
    await change(
      `create table kept as select * from platform.audit where id = 2; delete from platform.audit where id = 2`,
    )
    expect(await verify()).toMatchObject({ whole: false, row: 2, fault: 'missing' })
    await change(`insert into platform.audit overriding system value select * from kept`)
    await change(`update platform.audit_chain set seq = 1000000 where seq = 2`)
    expect(await verify()).toMatchObject({ whole: false, fault: 'reordered' })
  })

  it('cannot be changed by the role the product works as', async () => {
    for (const sql of [
      `update platform.audit set rule = 'x'`,
      'delete from platform.audit',
      'delete from platform.audit_chain',
    ]) {
      await expect(platform.pool.query(sql)).rejects.toThrow(/permission denied/)
    }
  })

  it('is not for visitors', async () => {
    await expect(platform.runtime.ask(verifyChain, {}, visitor())).rejects.toMatchObject({ status: 401 })
  })
})
