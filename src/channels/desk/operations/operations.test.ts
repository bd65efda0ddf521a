import { beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../../../../test/support/web.ts'
import type { Visitor } from '../../../main/tour/visitor.ts'
import { plainError } from '../../../modules/operations/operations.ts'
import { applyFor, caterer, foodLicence } from '../testing.ts'

let app: TestApp
let operator: Visitor
const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

const park = (eventId: string, error: string): Promise<unknown> =>
  app.owner.query(
    `insert into "platform"."parked_delivery" (listener, event_id, seq, aggregate, tries, last_error, retry_at, stuck)
     values ('case.noticed→message.send', $1, (select seq from "platform"."outbox" where id = $1), 'a', 8, $2, now(), true)`,
    [eventId, error],
  )
const parked = async (eventId: string) =>
  (
    await app.owner.query<{ stuck: boolean; held: boolean; tries: number }>(
      'select stuck, held, tries from "platform"."parked_delivery" where event_id = $1',
      [eventId],
    )
  ).rows[0]

beforeAll(async () => {
  app = await startApp()
  operator = await app.visitor('lu-dawei')
})

describe('the operator', () => {
  it('sees health: queue, stuck deliveries, chain, backup, disk', async () => {
    const page = await operator.get('/desk/operations')
    expect(page.status).toBe(200)
    expect(text(page.html)).toMatch(/最近备份 从未 需处理/)
    expect(text(page.html)).toMatch(/预写日志存档 未开启/)
    expect(text(page.html)).toMatch(/磁盘 剩余 [\d.]+ [GT]B/)
    expect(text(page.html)).toMatch(/连接本库的进程 [1-9]/)
  })

  it('has a stuck delivery tried again, and it arrives', async () => {
    await applyFor(app, caterer, foodLicence)
    const { rows } = await app.owner.query<{ id: string }>(
      `select id from "platform"."outbox" where name = 'case.noticed' order by seq desc limit 1`,
    )
    const id = rows[0]?.id ?? ''
    await app.owner.query('delete from "platform"."delivery" where event_id = $1', [id])
    await park(id, `Key (phone)=(13800005678) of "张桂兰" failed: 45000019550308002X zhang@example.org`)
    const page = await operator.get('/desk/operations/outbox')
    expect(text(page.html)).toContain('卡住')
    expect(page.html).not.toMatch(/13800005678|张桂兰|45000019550308002X|zhang@example/)
    const before = await app.owner.query('select 1 from "message"."message"')
    const done = await operator.submit(page, { do: 'retry' }, `event=${id}&verb=retry`)
    expect(text(done.html)).toContain('已安排重试')
    await app.drain()
    expect(await parked(id)).toBeUndefined()
    const after = await app.owner.query('select 1 from "message"."message"')
    expect(after.rowCount).toBe((before.rowCount ?? 0) + 1)
  })

  it('holds a delivery back with a reason that stays in the audit; then it is not tried', async () => {
    const { rows } = await app.owner.query<{ id: string }>(`select id from "platform"."outbox" limit 1`)
    const id = rows[0]?.id ?? ''
    await park(id, 'boom')
    const page = await operator.get('/desk/operations/outbox')
    expect((await operator.submit(page, { do: 'hold', reason: '' }, `event=${id}&verb=hold`)).status).toBe(
      422,
    )
    const held = await operator.submit(page, { do: 'hold', reason: '等短信商恢复' }, `event=${id}&verb=hold`)
    expect(text(held.html)).toContain('已暂停')
    await app.drain()
    expect(await parked(id)).toMatchObject({ stuck: true, held: true })
    const { rows: audit } = await app.owner.query<{ subject: { reason?: string } }>(
      `select subject from "platform"."audit" where operation = 'operations.hold-delivery' and outcome = 'done'`,
    )
    expect(audit.at(-1)?.subject.reason).toBe('等短信商恢复')
    const ready = (await (await operator.request('/readyz')).json()) as { stuckDeliveries: number }
    expect(ready.stuckDeliveries).toBe(0)
  })
})

describe('the security administrator', () => {
  it('sees key versions, and no key', async () => {
    const page = await (await app.visitor('meng-lixin')).get('/desk/admin/keys')
    expect(page.status).toBe(200)
    expect(text(page.html)).toContain('第 1 版')
    expect(text(page.html)).toMatch(/对外签名密钥 (第 1 把在签名|尚无系统接入)/)
    expect(page.html).not.toContain(app.keys.fingerprint)
  })
})

it('is for nobody else: not for handlers of cases, not for the other administrators', async () => {
  for (const [person, paths] of [
    ['li-min', ['/desk/operations', '/desk/operations/jobs', '/desk/operations/outbox', '/desk/admin/keys']],
    ['qin-haiyan', ['/desk/operations', '/desk/operations/outbox', '/desk/admin/keys']],
    ['meng-lixin', ['/desk/operations', '/desk/operations/outbox']],
    ['liao-jingwen', ['/desk/operations', '/desk/admin/keys']],
    ['lu-dawei', ['/desk/admin/keys']],
  ] as const) {
    const visitor = await app.visitor(person)
    for (const path of paths) expect((await visitor.get(path)).status, `${person} ${path}`).toBe(403)
  }
})

it('shows an error without what could be a person', () => {
  expect(plainError('duplicate key "x", phone 13800005678 of 张桂兰 at a@b.cn, code 409')).toBe(
    'duplicate key …, phone … of … at … code 409',
  )
})
