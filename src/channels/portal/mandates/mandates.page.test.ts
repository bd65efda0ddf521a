import { beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../../../../test/support/web.ts'
import { system } from '../../../kernel/actor.ts'
import type { Visitor } from '../../../main/tour/visitor.ts'
import { revealNumber } from '../../../modules/party/index.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const codeIn = (html: string): string => {
  const shown = /tb-number--large">(.*?)<\/p>/s.exec(html)?.[1] ?? ''
  return shown.replace(/<[^>]+>/g, '').trim()
}
const actAs = async (who: Visitor, capacity: string) =>
  who.submit(await who.get('/acting-as'), { capacity }, '/acting-as')
const chosen = async (who: Visitor, path: string, word: string): Promise<string> => {
  const page = await who.get(`${path}&q=${encodeURIComponent(word)}`)
  const link = /href="([^"]*items=[^"&]*)"/.exec(page.html)?.[1]
  if (!link) throw new Error(`"${word}" finds nothing to choose on ${page.url}`)
  return link.replaceAll('&amp;', '&')
}

describe('mandates over the portal', () => {
  it('a handler is let, accepts, acts, and stops at once when it is taken back', async () => {
    const chen = await app.visitor('chen-xiaoyan')
    await actAs(chen, 'mandate:m-chen-xiaoyan')
    const idNumber = await app.runtime.ask(
      revealNumber,
      { partyId: 'zhang-san', reason: 'test' },
      system('test'),
    )
    const form = await chen.get('/my/mandates/new')
    const refused = await chen.submit(form, { name: '', idNumber }, '/my/mandates/new')
    expect(refused.status).toBe(422)
    expect(text(refused.html)).toContain('请填写对方的姓名')
    const sent = await chen.submit(refused, { name: '张三', idNumber }, '/my/mandates/new')
    expect(sent.status).toBe(200)
    expect(text(sent.html)).toContain('等待接受')
    expect(sent.html).not.toContain(idNumber)

    const zhang = await app.visitor('zhang-san')
    const offers = await zhang.get('/my/mandates')
    const accept = /value="(accept:[^"]+)"/.exec(offers.html)?.[1] ?? ''
    const accepted = await zhang.submit(offers, { do: accept }, '/my/mandates')
    expect(text(accepted.html)).toContain('已接受')
    const id = accept.slice('accept:'.length)
    await actAs(zhang, `mandate:${id}`)
    expect(text((await zhang.get('/my')).html)).toContain('代表 灵山县老街坊餐饮有限公司')
    // a handler passes nothing on
    expect((await zhang.get('/my/mandates/new')).status).toBe(403)

    await chen.submit(await chen.get('/my/mandates'), { do: `end:${id}` }, '/my/mandates')
    await app.drain()
    await new Promise((done) => setTimeout(done, 1_100))
    const after = await zhang.get('/my')
    expect(text(after.html)).not.toContain('代表 灵山县老街坊餐饮有限公司')
  })

  it("another company's handler gets the same page as for nothing there", async () => {
    const he = await app.visitor('he-liping')
    await actAs(he, 'mandate:m-he-liping')
    const page = await he.get('/my/mandates')
    const other = await he.submit(page, { do: 'end:m-li-wenbo' }, '/my/mandates')
    const nothing = await he.submit(page, { do: 'end:m-nothing' }, '/my/mandates')
    expect([other.status, nothing.status]).toEqual([404, 404])
    const bare = (html: string): string => html.replace(/value="[^"]*"/g, '')
    expect(bare(other.html)).toBe(bare(nothing.html))
  })

  it('an elder makes a code, the village agent enters it and acts for the chosen service only', async () => {
    const zhang = await app.visitor('zhang-guilan')
    const empty = await zhang.submit(
      await zhang.get('/my/mandates/new?kind=agent'),
      { days: '1', agreed: 'yes' },
      '/my/mandates/new',
    )
    expect(empty.status).toBe(422)
    const link = await chosen(zhang, '/my/mandates/new?kind=agent', '老年人优待证')
    const page = await zhang.get(link)
    const without = await zhang.submit(page, { days: '3' }, '/my/mandates/new')
    expect(without.status).toBe(422)
    const made = await zhang.submit(page, { days: '3', agreed: 'yes' }, '/my/mandates/new')
    const code = codeIn(made.html)
    expect(code).toMatch(/^[2-9A-Z]{8}$/)

    const agent = await app.visitor('deng-xiaomei')
    const wrong = await agent.submit(await agent.get('/acting-as'), { code: '2222-2222' }, '/acting-as')
    expect(wrong.status).toBe(422)
    expect(text(wrong.html)).toContain('这个代办码不能用')
    const formOf = await agent.get('/acting-as')
    const entered = await agent.submit(formOf, { code: code.toLowerCase() }, '/acting-as')
    expect(entered.status).toBe(200)
    expect(text((await agent.get('/my')).html)).toContain('代表 张桂兰')

    await zhang.submit(
      await zhang.get('/my/mandates'),
      { do: /value="(revoke:[^"]+)"/.exec((await zhang.get('/my/mandates')).html)?.[1] ?? '' },
      '/my/mandates',
    )
    await app.drain()
    await new Promise((done) => setTimeout(done, 1_100))
    expect(text((await agent.get('/my')).html)).not.toContain('代表 张桂兰')
  })

  it('shows the family as the register has it', async () => {
    const page = await (await app.visitor('huang-meiling')).get('/my/family')
    expect(text(page.html)).toMatch(/梁小禾.*您可以替其办事/)
  })
})
