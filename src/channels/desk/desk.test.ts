import { beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../../../test/support/web.ts'
import { applyFor, caterer, foodLicence } from './testing.ts'
import { verbForms } from './verb/verb-forms.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})

const apply = () => applyFor(app, caterer, foodLicence)
const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('a case on its way over the desk', () => {
  it('is accepted, reviewed, granted, each by its post, and says so on every line', async () => {
    const number = await apply()
    const accepter = await app.visitor('li-min')
    const list = await accepter.get('/desk/cases?view=unclaimed')
    expect(list.html).toContain(`/desk/cases/${number}`)
    expect(text(list.html)).toMatch(/还剩 5 个工作日/)

    const page = await accepter.get(`/desk/cases/${number}`)
    expect(text(page.html)).toContain('灵山县老街坊餐饮有限公司')
    expect(page.html).toContain(`/desk/cases/${number}/accept`)
    expect(page.html).not.toContain(`/desk/cases/${number}/grant`)
    expect(page.html).not.toMatch(/\d{17}[\dX](?!\d)/)

    const verb = await accepter.get(`/desk/cases/${number}/accept`)
    expect(text(verb.html)).toContain('受理通知书')
    const done = await accepter.submit(verb, { opinion: '材料齐全', do: 'confirm' })
    expect(done.url).toContain(`/desk/cases/${number}?did=accept`)
    expect(text(done.html)).toContain('已受理')

    const reviewer = await app.visitor('zhou-jianhua')
    const review = await reviewer.get(`/desk/cases/${number}/review`)
    const unsaid = await reviewer.submit(review, { opinion: '场所符合要求', do: 'confirm' })
    expect(unsaid.status).toBe(422)
    expect(unsaid.html).toContain('场所符合要求')
    expect(unsaid.html).toContain('href="#f-verdict"')
    await reviewer.submit(unsaid, { verdict: 'pass', opinion: '场所符合要求', do: 'confirm' })

    const decider = await app.visitor('chen-qiang')
    const case3 = await decider.get(`/desk/cases/${number}`)
    expect(text(case3.html)).toContain('场所符合要求')
    await decider.submit(await decider.get(`/desk/cases/${number}/grant`), { do: 'confirm' })
    await app.drain()
    const last = await decider.get(`/desk/cases/${number}`)
    expect(text(last.html)).toContain('办结')
    expect((await decider.get('/desk/cases?view=done')).html).toContain(number)
  })

  it('asks for all gaps in one notice, previews it, and cannot be asked twice', async () => {
    const number = await apply()
    const li = await app.visitor('li-min')
    const path = `/desk/cases/${number}/request-correction`
    const empty = await li.submit(await li.get(path), { do: 'confirm' })
    expect(empty.status).toBe(422)
    const gaps = '平面图看不清\n租赁合同缺最后一页'
    const preview = await li.submit(empty, { gaps, days: '10', do: 'preview' })
    expect(preview.status).toBe(200)
    expect(text(preview.html)).toMatch(/1\. 平面图看不清.*2\. 租赁合同缺最后一页/)
    expect(preview.html).toContain('value="10"')
    const done = await li.submit(preview, { gaps, days: '10', do: 'confirm' })
    expect(text(done.html)).toContain('一次性补正中')
    expect((await li.get(path)).status).toBe(409)
    expect((await li.get('/desk/cases?view=waiting')).html).toContain(number)
  })

  it('tells who was slower what happened and keeps the opinion as a note', async () => {
    const number = await apply()
    const [li, other] = [await app.visitor('li-min'), await app.visitor('li-min')]
    const [first, second] = [
      await li.get(`/desk/cases/${number}/accept`),
      await other.get(`/desk/cases/${number}/refuse-intake`),
    ]
    await li.submit(first, { do: 'confirm' })
    const lost = await other.submit(second, { reason: '不属于本机关职权', do: 'confirm' })
    expect(lost.status).toBe(409)
    expect(text(lost.html)).toMatch(/李敏.*已保留为内部备注.*已被他人抢先/)
    expect(text((await li.get(`/desk/cases/${number}`)).html)).toContain('不属于本机关职权')
  })

  it('sends the same form twice without doing it twice', async () => {
    const number = await apply()
    const li = await app.visitor('li-min')
    const form = await li.get(`/desk/cases/${number}/accept`)
    const [a, b] = await Promise.all([li.submit(form, { do: 'confirm' }), li.submit(form, { do: 'confirm' })])
    expect([a.status, b.status]).toEqual([200, 200])
    const page = text((await li.get(`/desk/cases/${number}`)).html)
    expect(page.match(/受理通知书[:：]/g)).toHaveLength(1)
  })

  it('hands a held step over to a colleague', async () => {
    const number = await apply()
    const li = await app.visitor('li-min')
    await li.submit(await li.get(`/desk/cases/${number}/claim`), { do: 'confirm' })
    expect((await li.get('/desk/cases')).html).toContain(number)
    const form = await li.get(`/desk/cases/${number}/transfer`)
    const to = /<option value="(a-[^"]+|[^"]{4,})"/.exec(form.html)?.[1] ?? ''
    const done = await li.submit(form, { to, reason: '休假', do: 'confirm' })
    expect(text(done.html)).toContain('已转办')
    expect((await li.get('/desk/cases')).html).not.toContain(number)
  })

  it('keeps internal notes on the case', async () => {
    const number = await apply()
    const li = await app.visitor('li-min')
    const page = await li.get(`/desk/cases/${number}`)
    expect((await li.submit(page, { text: ' ' }, number)).status).toBe(422)
    expect(text((await li.submit(page, { text: '电话里说明过' }, number)).html)).toContain('电话里说明过')
  })

  it('shows the whole number only for a reason, and keeps who asked in the audit', async () => {
    const number = await apply()
    const li = await app.visitor('li-min')
    const form = await li.get(`/desk/cases/${number}/applicant`)
    expect(form.html).not.toContain('91450721FAKE')
    expect((await li.submit(form, { reason: '' }, 'applicant')).status).toBe(422)
    const phone = await li.submit(form, { reason: '约看现场', what: 'phone' }, 'applicant')
    expect(text(phone.html)).toMatch(/完整联系电话 1\d{10}/)
    const shown = await li.submit(form, { reason: '与营业执照核对', what: 'number' }, 'applicant')
    expect(shown.html).toContain('91450721FAKE')
    const { rows } = await app.owner.query(
      `select * from "platform"."audit" where operation = 'party.reveal-number' and outcome = 'read'`,
    )
    expect(JSON.stringify(rows)).toContain(`${number}: 与营业执照核对`)
  })

  it('hands papers out as attachments, as what they are, never sniffed, in a sandbox', async () => {
    const number = await apply()
    const li = await app.visitor('li-min')
    const answer = await li.request(`/files/cases/${number}/materials/1`)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''/)
    expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*; sandbox$/)
    expect((await li.request(`/files/cases/${number}/materials/99`)).status).toBe(404)
  })
})

describe('the worklist', () => {
  it('goes on from page to page without a gap or a repeat, most pressing first', async () => {
    for (let n = 0; n < 3; n++) await apply()
    const li = await app.visitor('li-min')
    const seen: { number: string; due: string }[] = []
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const next: string = cursor ? `&cursor=${cursor}` : ''
      const answer = await li.request(`/api/v1/desk/cases?view=all&limit=2${next}`)
      const { items, next: after } = (await answer.json()) as {
        items: { number: string; clock: { dueOn: string } | null }[]
        next?: string
      }
      seen.push(...items.map(({ number, clock }) => ({ number, due: clock?.dueOn ?? '9999' })))
      cursor = after
    }
    expect(seen.length).toBeGreaterThan(2)
    expect(new Set(seen.map(({ number }) => number)).size).toBe(seen.length)
    expect(seen.map(({ due }) => due)).toEqual(seen.map(({ due }) => due).sort())
  })

  it('keeps its filters in the address and says what is set', async () => {
    const li = await app.visitor('li-min')
    const list = await li.get('/desk/cases?view=all&due=week&q=灵山县老街坊')
    expect(list.html).toContain('href="/desk/cases?view=all&amp;q=%E7%81%B5')
    expect(text(list.html)).toContain('筛选（1）')
    const waiting = text((await li.get('/desk/cases?view=all&state=CORRECTION')).html)
    expect(waiting).toContain('一次性补正中')
    expect(waiting).not.toContain('已收件')
    expect(text((await li.get('/desk/cases?view=all&q=没有这个人')).html)).toContain('没有符合筛选条件的办件')
  })
})

describe('who sees what', () => {
  it('for an official of the twin county, every path of the case is not there', async () => {
    const number = await apply()
    const stranger = await app.visitor('su-fang')
    const paths = ['', '/applicant', ...verbForms.map(({ verb }) => `/${verb}`)]
    const addresses = [
      `/files/cases/${number}/materials/1`,
      ...paths.map((path) => `/desk/cases/${number}${path}`),
    ]
    for (const path of addresses) {
      const answer = await stranger.request(path)
      expect(answer.status, path).toBe(404)
      expect(await answer.text(), path).not.toContain('老街坊')
    }
    for (const { verb } of verbForms) {
      const page = await stranger.get('/desk')
      const _csrf = /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
      const answer = await stranger.post(`/desk/cases/${number}/${verb}`, {
        _csrf,
        _key: verb,
        task: 'x',
        do: 'confirm',
      })
      expect(answer.status, verb).toBe(404)
    }
    for (const path of ['/desk/cases?view=all', `/desk/search?q=${number}`, '/desk/search?q=灵山县老街坊']) {
      expect((await stranger.get(path)).html, path).not.toContain(`/desk/cases/${number}`)
    }
  })

  it('for a resident the desk is not there; a visitor is asked to sign in', async () => {
    const resident = await app.visitor('zhang-guilan')
    for (const path of ['/desk', '/desk/cases', '/desk/search', '/desk/cases/9NS110000A']) {
      expect((await resident.get(path)).status, path).toBe(404)
    }
    const visitor = await app.visitor()
    expect((await visitor.get('/desk/cases?view=all')).url).toContain(
      '/sign-in?next=%2Fdesk%2Fcases%3Fview%3Dall',
    )
  })

  it('a city official sees the county below, may not do its steps, and is told why', async () => {
    const number = await apply()
    const li = await app.visitor('li-min')
    const decideOnly = await app.visitor('chen-qiang')
    const page = await decideOnly.get(`/desk/cases/${number}`)
    expect(page.status).toBe(200)
    expect(page.html).not.toContain(`/desk/cases/${number}/accept`)
    expect(text(page.html)).toContain('为什么没有其他操作')
    expect((await decideOnly.get(`/desk/cases/${number}/accept`)).status).toBe(409)
    expect((await li.get(`/desk/search?q=${number.toLowerCase()}`)).url).toContain(`/desk/cases/${number}`)
  })
})
