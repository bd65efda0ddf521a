import { beforeEach, describe, expect, it } from 'vitest'
import { numberOf, phoneOf } from '../../../../test/support/sample-numbers.ts'
import { startApp } from '../../../../test/support/web.ts'
import { formsIn, type PageAnswer, type Visitor } from '../../../main/tour/visitor.ts'

const app = await startApp()
const path = '/desk/hall/help-code'
const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const codeIn = (html: string): string => {
  const shown = /tb-number--large">(.*?)<\/p>/s.exec(html)?.[1] ?? ''
  return shown.replace(/<[^>]+>/g, '').trim()
}
/** What came to a phone last. */
const newestText = async (phone: string): Promise<string> => {
  const { rows } = await app.owner.query<{ text: string }>(
    'select text from message.sent where text is not null order by id desc limit 20',
  )
  return rows.map((row) => row.text).find((body) => body.includes('代办码')) ?? `nothing came to ${phone}`
}
const begin = async (clerk: Visitor, person: string): Promise<PageAnswer> => {
  const found = await clerk.submit(await clerk.get(path), { idNumber: numberOf(person) }, path)
  const { pathname, search } = new URL(found.url)
  const searched = await clerk.get(`${pathname}${search}&q=${encodeURIComponent('低保')}`)
  const link = /href="([^"]*items=[^"&]*)"/.exec(searched.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  return clerk.submit(await clerk.get(link), { days: '7', agreed: 'yes' }, path)
}
const post = async (who: Visitor, to: string, fields: Record<string, string>) => {
  const page = await who.get('/desk')
  const _csrf = formsIn(page.html, page.url)[0]?.fields._csrf ?? ''
  const answer = await who.post(to, { _csrf, ...fields })
  return { status: answer.status, html: answer.html }
}
const local = (page: PageAnswer): string => new URL(page.url).pathname + new URL(page.url).search

beforeEach(() => app.clock.set(new Date(app.clock.now().getTime() + 61_000).toISOString()))

describe('a help code at the window', () => {
  it('is made by the digits the person reads from their own phone, and by nothing else of the official', async () => {
    const liang = await app.visitor('liang-bin')
    const nobody = await liang.submit(await liang.get(path), { idNumber: '11010519491231002X' }, path)
    expect(nobody.status).toBe(422)
    const asks = await begin(liang, 'lu-haiming')
    expect(text(asks.html)).toContain('本人同意')
    expect(asks.html).not.toContain(numberOf('lu-haiming'))
    expect(asks.html).not.toContain(phoneOf('lu-haiming'))
    // the one who received the person cannot say yes for them
    expect((await post(liang, local(asks), { seen: 'yes' })).html).not.toContain('tb-number--large')
    const typing = await liang.submit(asks, { do: 'ask' }, path)
    const said = await newestText(phoneOf('lu-haiming'))
    expect(said).toMatch(/1 项，7 天/)
    const wrong = await liang.submit(typing, { do: 'answer', digits: '000000' }, path)
    expect(wrong.status).toBe(422)
    const digits = /\d{6}/.exec(said)?.[0] ?? ''
    const made = await liang.submit(wrong, { do: 'answer', digits }, path)
    const code = codeIn(made.html)
    expect(code).toMatch(/^[2-9A-Z]{8}$/)

    const own = await liang.submit(await liang.get('/acting-as'), { code }, '/acting-as')
    expect(own.status).toBe(422)
    expect(text(own.html)).toContain('这个代办码不能用')
    const agent = await app.visitor('deng-xiaomei')
    await agent.submit(await agent.get('/acting-as'), { code }, '/acting-as')
    expect(text((await agent.get('/my')).html)).toContain('代表 陆海明')
    await app.drain()
    const told = await (await app.visitor('lu-haiming')).get('/my/messages')
    expect(text(told.html)).toContain('窗口为您开了代办码')
    // what was looked at and done for them, they can read
    const held = await agent.get('/my/mandates')
    await agent.submit(held, { do: /value="(end:[^"]+)"/.exec(held.html)?.[1] ?? '' }, '/my/mandates')
    const log = await (await app.visitor('lu-haiming')).get('/my/access-log')
    expect(text(log.html)).toContain('窗口记录您要开代办码')
    expect(text(log.html)).toMatch(/代您办事的人 .*以您的名义办理/)
  })

  it('takes digits for the one request they were sent for', async () => {
    const liang = await app.visitor('liang-bin')
    const first = await liang.submit(await begin(liang, 'lu-haiming'), { do: 'ask' }, path)
    const digits = /\d{6}/.exec(await newestText(phoneOf('lu-haiming')))?.[0] ?? ''
    const other = await begin(liang, 'lu-haiming')
    const code = new URL(first.url).searchParams.get('code') ?? ''
    const answer = await post(liang, `${local(other)}&code=${code}`, { do: 'answer', digits })
    expect(answer.status).toBe(422)
    expect(answer.html).not.toContain('tb-number--large')
  })

  it('is made without a phone once a second official of the window has seen the person', async () => {
    const li = await app.visitor('li-min')
    const asks = await begin(li, 'p-0018')
    const none = await li.submit(asks, { do: 'ask' }, path)
    expect(none.status).toBe(422)
    expect(text(none.html)).toContain('没有登记手机')
    expect((await (await app.visitor('su-fang')).get(local(asks))).status).toBe(404)
    const colleague = await app.visitor('o-0586')
    const list = await colleague.get(path)
    expect(text(list.html)).toContain('等您也见一下本人')
    const look = await colleague.get(local(asks))
    expect((await colleague.submit(look, {}, path)).status).toBe(422)
    const made = await colleague.submit(look, { seen: 'yes' }, path)
    expect(codeIn(made.html)).toMatch(/^[2-9A-Z]{8}$/)
    expect((await colleague.get(local(asks))).status).toBe(404)
  })

  it('shows nobody by an address: a person is there by the number on their card alone', async () => {
    const su = await app.visitor('su-fang')
    for (const query of ['?person=lu-haiming', '?at=lu-haiming', `?at=${crypto.randomUUID()}`])
      expect(text((await su.get(`${path}${query}`)).html)).not.toContain('陆海明')
    const li = await app.visitor('li-min')
    const asks = await begin(li, 'nong-axiu')
    expect((await su.get(local(asks))).status).toBe(404)
    const { rows } = await app.owner.query(
      "select from platform.audit where operation = 'party.get-window-request' and outcome <> 'refused'",
    )
    expect(rows.length).toBeGreaterThan(0)
  })
})
