import { beforeAll, describe, expect, it } from 'vitest'
import { about, csrfOf, type Hostile, startHostile } from '../support/hostile.ts'

const hostile = startHostile()
let app: Hostile['app']
let things: Hostile['things']
let as: Hostile['as']
beforeAll(() => {
  ;({ app, things, as } = hostile())
})

describe('what is refused to somebody known', () => {
  const refusals = async (person: string): Promise<number> => {
    const { rows } = await app.owner.query<{ n: number }>(
      `select count(*)::int as n from "platform"."audit" where person_id = $1 and outcome in ('refused', 'read')`,
      [person],
    )
    return rows[0]?.n ?? 0
  }

  it.each([
    ['lu-haiming', '/my/applications/:number', 'GET'],
    ['lu-haiming', '/drafts/:draft', 'GET'],
    ['lu-haiming', '/my/documents/:id', 'GET'],
    ['lu-haiming', '/files/documents/:id', 'GET'],
    ['lu-haiming', '/my/messages/:messageId', 'GET'],
    ['lu-haiming', '/my/applications/:number/withdraw', 'POST'],
    ['lu-haiming', '/desk/cases/:number', 'GET'],
    ['su-fang', '/desk/cases/:number', 'GET'],
    ['su-fang', '/files/cases/:number/materials/:n', 'GET'],
    ['su-fang', '/desk/cases/:number/applicant', 'POST'],
    ['liao-jingwen', '/desk/cases/:number', 'GET'],
    ['li-min', '/my/applications/:number', 'GET'],
  ])('%s asking for %s (%s) leaves an audit row', async (person, path, method) => {
    const who = as(person)
    const before = await refusals(person)
    const body =
      method === 'POST'
        ? { method, body: new URLSearchParams({ _csrf: await csrfOf(who), reason: '看一看' }) }
        : {}
    const answer = await who.request(about[path]?.(things) ?? '/', body, false)
    await answer.text()
    expect([403, 404]).toContain(answer.status)
    await expect.poll(() => refusals(person)).toBeGreaterThan(before)
  })
})

describe('what cannot be taken for how it was sent', () => {
  const rowsOf = async (person: string): Promise<unknown[]> => {
    const { rows } = await app.owner.query(
      `select reason, subject->>'line' as line from "platform"."audit"
        where person_id = $1 and operation = 'platform.request' and outcome = 'refused' order by id`,
      [person],
    )
    return rows
  }

  it('is in the audit with the reason and without the content: oversized, malformed, confusable, replayed', async () => {
    const who = await app.visitor('zhang-san')
    const token = await csrfOf(who)
    const send = async (body: string, more: Record<string, string> = {}): Promise<number> => {
      const headers = { 'content-type': 'application/json', 'x-csrf-token': token, ...more }
      const answer = await who.request('/api/v1/drafts', { method: 'POST', headers, body })
      await answer.text()
      return answer.status
    }
    const confusable = JSON.stringify({ itemCode: 'senior\u0000card' })
    expect(await send(`{"itemCode":"${'x'.repeat(1_100_000)}"}`)).toBe(413)
    expect(await send('{"itemCode":')).toBe(400)
    expect(await send('itemCode', { 'content-type': 'text/csv' })).toBe(415)
    expect(await send(confusable)).toBe(422)
    expect(await send('{"itemCode":"a"}', { 'idempotency-key': 'short' })).toBe(400)
    const form = new URLSearchParams({ _csrf: token, x: 'x'.repeat(1_100_000) })
    expect((await who.request('/acting-as', { method: 'POST', body: form }, false)).status).toBe(413)
    const line = 'POST /api/v1/drafts'
    await expect
      .poll(() => rowsOf('zhang-san'))
      .toEqual([
        { reason: 'too-large', line },
        { reason: 'bad-request', line },
        { reason: 'unsupported-content', line },
        { reason: 'input-invalid', line },
        { reason: 'key-unusable', line },
        { reason: 'too-large', line: 'POST /acting-as' },
      ])
  })
})
