import { beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../../../../test/support/web.ts'
import { applyFor, caterer, foodLicence } from '../testing.ts'
import { asCsv } from './audit-file.ts'

let app: TestApp
let number: string
beforeAll(async () => {
  app = await startApp()
  number = await applyFor(app, caterer, foodLicence)
  const li = await app.visitor('li-min')
  await li.get(`/desk/cases/${number}`)
})

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('the audit administrator', () => {
  it('finds by person, operation, outcome, organ, day and case, and nothing of what a case says', async () => {
    const liao = await app.visitor('liao-jingwen')
    const looked = [
      [`about=${number}`, 'case.get-desk-case'],
      ['person=li-min', 'case.get-desk-case'],
      ['operation=case.submit', 'case.submit'],
      ['operation=case.&outcome=done', 'case.submit'],
      ['organ=450721-market-regulation&outcome=read', 'case.get-desk-case'],
      ['from=2026-11-23&to=2026-11-23', 'case.submit'],
    ] as const
    for (const [query, operation] of looked) {
      const page = await liao.get(`/desk/admin/audit?${query}`)
      expect(page.status, query).toBe(200)
      expect(text(page.html), query).toContain(operation)
      expect(page.html).not.toContain('陈晓燕')
    }
    const before = await liao.get('/desk/admin/audit?to=2020-01-01&outcome=&person=')
    expect(text(before.html)).toContain('没有这样的记录')
  })

  it('pages through, newest first', async () => {
    const liao = await app.visitor('liao-jingwen')
    const first = await liao.get('/desk/admin/audit')
    const next = /href="(\/desk\/admin\/audit\?before=\d+)"/.exec(first.html)?.[1]
    const ids = (html: string) => [...html.matchAll(/>#(\d+)</g)].map(([, id]) => Number(id))
    const second = await liao.get(next ?? '')
    expect(ids(first.html)).toHaveLength(50)
    expect(Math.min(...ids(first.html))).toBeGreaterThan(Math.max(...ids(second.html)))
  })

  it('leaves a row by looking and by exporting, with what was asked', async () => {
    const liao = await app.visitor('liao-jingwen')
    const csv = await (await liao.request('/desk/admin/audit/export?format=csv&person=li-min')).text()
    expect(csv).toContain('case.get-desk-case')
    expect(csv.split('\r\n')[0]).toContain('id,at,operation,outcome')
    const json = await (await liao.request('/desk/admin/audit/export?format=json&person=li-min')).json()
    expect(json[0]).toHaveProperty('operation')
    const { rows } = await app.owner.query(
      "select operation, subject from platform.audit where person_id = 'liao-jingwen' and operation like 'audit.%' order by id desc limit 2",
    )
    expect(rows).toMatchObject([
      { operation: 'audit.export', subject: { search: { person: 'li-min' }, rows: json.length } },
      { operation: 'audit.export' },
    ])
  })

  it('checks the chain, and the broken row is named', async () => {
    const liao = await app.visitor('liao-jingwen')
    const page = await liao.get('/desk/admin/audit/chain')
    expect(text(page.html)).toContain('链校验')
    await app.owner.query("update platform.audit set rule = 'other' where id = 2")
    const worker = await import('../../../platform/audit/chain.ts')
    const { openPool } = await import('../../../platform/db/pool.ts')
    const pool = openPool(app.logins.chain, 1)
    await worker.createChainer(pool, app.platform.log).drain()
    await pool.end()
    await app.owner.query("update platform.audit set rule = 'another' where id = 2")
    const checked = await liao.submit(page, {}, '/desk/admin/audit/chain')
    expect(text(checked.html)).toContain('不完整：第 2 号记录')
  })

  it('is the only one: other officials and administrators are refused, and that is in the audit', async () => {
    for (const person of ['li-min', 'qin-haiyan', 'meng-lixin', 'lu-dawei']) {
      const other = await app.visitor(person)
      for (const path of [
        '/desk/admin/audit',
        '/desk/admin/audit/chain',
        '/desk/admin/audit/export?format=csv',
      ])
        expect((await other.get(path)).status, `${person} ${path}`).toBe(403)
    }
    const { rows } = await app.owner.query(
      "select count(*)::int as n from platform.audit where operation like 'audit.%' and outcome = 'refused'",
    )
    expect(rows[0].n).toBeGreaterThanOrEqual(12)
    expect((await (await app.visitor('zhang-san')).get('/desk/admin/audit')).status).toBe(404)
  })
})

it('a file gives a spreadsheet no formula to run', () => {
  const row = { id: 1, operation: '=cmd()', reason: 'says "hello", twice', subject: {} }
  const csv = Buffer.from(asCsv([row as never])).toString('utf8')
  expect(csv).toContain(`'=cmd()`)
  expect(csv).toContain('"says ""hello"", twice"')
})
