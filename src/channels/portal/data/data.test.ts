import { describe, expect, it } from 'vitest'
import { startApp } from '../../../../test/support/web.ts'
import { consultFacts, registerFields } from '../../../modules/register/index.ts'
import { hasMessage } from '../../../platform/i18n/messages.ts'
import { wordsIn } from '../../../platform/i18n/words.ts'
import { applyFor, caterer, foodLicence } from '../../desk/testing.ts'
import { sectionsOf } from './document.ts'

const app = await startApp()

describe('my information', () => {
  it('shows facts with their source, and numbers masked', async () => {
    const page = await (await app.visitor('huang-meiling')).get('/my/data')
    expect(page.status).toBe(200)
    for (const part of ['黄美玲', '梁小禾', '公安人口登记', '450***********', '1995-05-16'])
      expect(page.html).toContain(part)
    expect(page.html).not.toMatch(/450000\d{8}/)
  })
  it('of a company shows the company', async () => {
    const chen = await app.visitor('chen-xiaoyan')
    await chen.submit(await chen.get('/acting-as'), { capacity: 'mandate:m-chen-xiaoyan' }, '/acting-as')
    const page = await chen.get('/my/data')
    expect(page.html).toContain('91450721FAKE')
    expect(page.html).not.toContain('身份证号')
  })
  it('takes "this is wrong" in the person\'s own words', async () => {
    const zhang = await app.visitor('zhang-guilan')
    const form = await zhang.get('/my/data/wrong?field=person.address')
    const refused = await zhang.submit(form, { says: ' ' }, '/my/data/wrong')
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('请写明哪里不对')
    const done = await zhang.submit(refused, { says: '我搬到了萍塘村' }, '/my/data/wrong')
    expect(done.html).toContain('已记下您的异议')
    expect(done.html).toContain('我搬到了萍塘村')
  })
  it('knows no page for a field that is not held', async () => {
    const zhang = await app.visitor('zhang-guilan')
    expect((await zhang.get('/my/data/wrong?field=enterprise.name')).status).toBe(404)
  })
  it('has a name for every field it may show', () => {
    const codes = ['person.householdDivision', 'enterprise.division', 'place.division', 'household.address']
    const nameless = registerFields.filter((f) => !codes.includes(f) && !hasMessage(`portal.data.field.${f}`))
    expect(nameless).toEqual([])
  })
})

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const actAs = async (person: string, capacity: string) => {
  const who = await app.visitor(person)
  await who.submit(await who.get('/acting-as'), { capacity }, '/acting-as')
  return who
}

describe('taking my data out', () => {
  it('gives everything as JSON: facts with sources, account, cases, papers, messages, who looked', async () => {
    const number = await applyFor(app, caterer, foodLicence)
    await (await app.visitor('li-min')).get(`/desk/cases/${number}`)
    const chen = await actAs('chen-xiaoyan', 'mandate:m-chen-xiaoyan')
    const answer = await chen.request('/my/data/export.json')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
    const mine = await answer.json()
    expect(mine).toMatchObject({ format: 'tongban-my-data', version: 1, account: null })
    expect(mine.party.name).toBe('灵山县老街坊餐饮有限公司')
    expect(mine.facts.facts).toContainEqual(
      expect.objectContaining({
        field: 'enterprise.name',
        asOf: expect.any(String),
        source: expect.any(Object),
      }),
    )
    expect(mine.applications.cases[0]).toMatchObject({ number, state: 'RECEIVED' })
    expect(mine.files.length).toBeGreaterThan(0)
    expect(mine.messages.length).toBeGreaterThan(0)
    expect(mine.audit.readByOthers).toContainEqual(
      expect.objectContaining({ operation: 'case.get-desk-case', caseNumber: number }),
    )
    const { rows } = await app.owner.query(
      "select operation from platform.audit where person_id = 'chen-xiaoyan' and outcome = 'read' and operation like '%.export-mine'",
    )
    expect(new Set(rows.map((row) => row.operation)).size).toBeGreaterThanOrEqual(6)
  })

  it("gives one's own account without what would let somebody in, and relatives' numbers masked", async () => {
    const zhang = await app.visitor('zhang-guilan')
    const raw = await (await zhang.request('/my/data/export.json')).text()
    const mine = JSON.parse(raw)
    expect(mine.party.number).toMatch(/^450000\d{11}[\dX]$/)
    expect(mine.account).toBeTruthy()
    expect(raw).not.toMatch(/csrf|secret|token_?hash/i)
    const whole = raw.match(/450000\d{11}[\dX]/g) ?? []
    expect(new Set(whole)).toEqual(new Set([mine.party.number]))
  })

  it('prints no raw name of a field, in either language', async () => {
    for (const who of ['zhang-guilan', 'chen-xiaoyan', 'wei-jianguo']) {
      const mine = await (await (await app.visitor(who)).request('/my/data/export.json')).json()
      for (const language of ['zh', 'en'] as const) {
        const printed = sectionsOf(wordsIn(language), mine)
          .flatMap(({ rows }) => rows.flat())
          .join('\n')
        // camel case is no word of either language, nor a lower-case word before a Chinese colon
        expect(printed.match(/\b[a-z]+[A-Z][a-zA-Z]+(?=：|: )/g) ?? []).toEqual([])
        if (language === 'zh') expect(printed.match(/\b[a-z]+(?=：)/g) ?? []).toEqual([])
      }
    }
  })

  it('typesets the same as a PDF', async () => {
    const zhang = await app.visitor('zhang-guilan')
    const answer = await zhang.request('/my/data/export.pdf')
    expect(answer.headers.get('content-type')).toContain('application/pdf')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(bytes.length).toBeGreaterThan(10_000)
  }, 60_000)

  it('is not for who only helps out', async () => {
    const handler = await actAs('li-wenbo', 'mandate:m-li-wenbo')
    for (const path of [
      '/my/data',
      '/my/data/wrong?field=enterprise.name',
      '/my/data/export.json',
      '/my/data/export.pdf',
    ])
      expect((await handler.get(path)).status, path).toBe(403)
  })
})

describe('who looked at my data', () => {
  it('is shown with organ, case and reason, and to nobody else', async () => {
    await app.runtime.ask(
      consultFacts,
      { partyId: 'zhang-san', fields: ['person.name'], reason: '核对本人' },
      {
        kind: 'official',
        within: 'case.reveal-applicant',
        personId: 'wu-xiuying' as never,
        appointmentId: 'a-wu-xiuying' as never,
        organId: '450721-market-regulation' as never,
        path: 'gx.qinzhou.lingshan.market-regulation.',
        duties: ['accept'],
        name: '吴秀英',
        level: 4,
        language: 'zh',
      },
    )
    const mine = await (await app.visitor('zhang-san')).get('/my/access-log')
    expect(text(mine.html)).toMatch(/市场监督管理局.*查了登记信息.*理由：核对本人/)
    expect(mine.html).not.toContain('吴秀英')
    const other = await (await app.visitor('wei-jianguo')).get('/my/access-log')
    expect(text(other.html)).not.toContain('核对本人')
  })
})

describe('closing the account', () => {
  it('waits until nothing is open, and says what is kept and how long', async () => {
    const chen = await app.visitor('chen-xiaoyan')
    const page = await chen.get('/my/data/close')
    expect(text(page.html)).toMatch(/按机关档案的保管期限.*至少六个月/)
    expect(text(page.html)).toContain('您是企业的法定代表人')
    expect(page.html).not.toContain('name="sure"')
  })
  it('takes account, contact, drafts and mandates, and leaves what the law keeps', async () => {
    const wei = await app.visitor('wei-jianguo')
    const other = await app.visitor('wei-jianguo')
    const page = await wei.get('/my/data/close')
    expect((await wei.submit(page, {}, '/my/data/close')).status).toBe(422)
    const done = await wei.submit(page, { sure: 'yes' }, '/my/data/close')
    expect(done.status).toBe(200)
    await new Promise((passed) => setTimeout(passed, 1_100))
    expect((await other.request('/my', {}, false)).status).toBe(303)
    const { rows } = await app.owner.query(
      "select (select count(*)::int from identity.account where person_id = 'wei-jianguo') as accounts, (select phone is null and email is null from party.party where id = 'wei-jianguo') as forgotten, (select count(*)::int from register.person where party_id = 'wei-jianguo') as registered",
    )
    expect(rows[0]).toEqual({ accounts: 0, forgotten: true, registered: 1 })
  })
})

it('says for each purpose what, why, who, how long and which law', async () => {
  const page = text((await (await app.visitor()).get('/my/data/purposes')).html)
  expect(page.match(/个人信息保护法 第/g)).toHaveLength(7)
  expect(page).toContain('个人信息保护法 第13条第3项 第34条')
})

describe('a correction request', () => {
  it('goes to the organ that keeps the register, is answered there, and the answer comes back', async () => {
    const zhang = await app.visitor('zhang-debao')
    const form = await zhang.get('/my/data/wrong?field=person.address')
    await zhang.submit(form, { says: '门牌号应为 12 号' }, '/my/data/wrong')
    const wang = await app.visitor('wang-jun')
    const list = await wang.get('/desk/data/disputes')
    expect(text(list.html)).toMatch(/张德保.*待答复.*门牌号应为 12 号/)
    const own = list.html.slice(list.html.indexOf('张德保'))
    const link = /href="(\/desk\/data\/disputes\?answer=[^"]+)"/.exec(own)?.[1] ?? ''
    const id = link.split('=')[1]
    // the twin county's police and another department know nothing of it
    const li = await app.visitor('li-min')
    expect(text((await li.get('/desk/data/disputes')).html)).not.toContain('门牌号')
    const page = await wang.get(link)
    const empty = await wang.submit(page, { says: '', do: `corrected:${id}` }, '/desk/data/disputes')
    expect(empty.status).toBe(422)
    const done = await wang.submit(
      empty,
      { says: '已改为 12 号', do: `corrected:${id}` },
      '/desk/data/disputes',
    )
    expect(text(done.html)).toContain('已更正')
    expect(done.status).toBe(200)
    await app.drain()
    const mine = await zhang.get('/my/data')
    expect(text(mine.html)).toMatch(/门牌号应为 12 号 已更正 答复 ?：已改为 12 号/)
    const inbox = await zhang.get('/my/messages')
    expect(text(inbox.html)).toContain('对您更正请求的答复')
  })
})
