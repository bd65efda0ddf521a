import { beforeAll, describe, expect, it } from 'vitest'
import { visitor as anybody } from '../../src/kernel/actor.ts'
import type { PageAnswer, Visitor } from '../../src/main/tour/visitor.ts'
import { accept, getDeskCase, requestCorrection } from '../../src/modules/case/index.ts'
import { foodLicence, officialOf, readyDraft, residentOf } from '../../src/modules/case/testing.ts'
import { getItem } from '../../src/modules/catalogue/index.ts'
import { startApp, type TestApp } from '../support/web.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})

const itemCode = async (code: string, division: string): Promise<string> =>
  (await app.runtime.ask(getItem, { code, division }, anybody())).code
const numberIn = (page: PageAnswer): string => /\/applications\/([0-9A-Z]{10})/.exec(page.url)?.[1] ?? ''

const lines = [
  '%PDF-1.4',
  '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
  '2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj',
  '',
]
const body = lines.join('\n')
const pdf = Buffer.from(
  `${body}xref\n0 1\n0000000000 65535 f \ntrailer<</Size 3/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`,
)
const file = (name: string) => ({ file: { name, type: 'application/pdf', content: pdf } })

describe('senior card', () => {
  it('takes five pages with search and item, two answers, no upload; the receipt is the card', async () => {
    const who = await app.visitor('zhang-guilan')
    const at = await itemCode('senior-card', '450721101202')
    expect((await who.get(`/items/${at}`)).html).toContain(`/items/${at}/apply`)
    const begin = await who.get(`/items/${at}/apply`)
    const form = await who.submit(begin, {}, '/apply')
    expect(form.url).toMatch(/\/drafts\/[\w-]+\/pages\/apply$/)
    expect(form.html).toContain('张桂兰')
    const refused = await who.submit(form, { delivery: 'wallet' }, '/pages/apply')
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('href="#f-declared"')
    const receipt = await who.submit(refused, { delivery: 'wallet', declared: 'yes' }, '/pages/apply')
    expect(receipt.url).toMatch(/\/receipt$/)
    const number = numberIn(receipt)
    await app.drain()
    const card = await who.get(`/applications/${number}/receipt`)
    expect(card.html).toContain('tb-cert-card')
    expect(card.html).toContain('为什么通过')
    expect((await who.get('/my')).html).toContain('老年人优待证')
    const page = await who.get(`/my/applications/${number}`)
    expect(page.html).toContain('已办完')
    expect(page.html).not.toContain('/withdraw"')
    // the draft leads to its receipt from now on
    expect((await who.get(form.url)).url).toBe(receipt.url)
  })
})

describe('food licence', () => {
  let who: Visitor
  let number: string

  it('asks for the papers it needs, checks, and submits once', async () => {
    const draftId = await readyDraft(app, residentOf('chen-xiaoyan', 'laojiefang-catering'), foodLicence)
    who = await app.visitor('chen-xiaoyan')
    await who.submit(await who.get('/acting-as'), { capacity: 'mandate:m-chen-xiaoyan' }, '/acting-as')
    const materials = await who.get(`/drafts/${draftId}/materials`)
    expect(materials.status).toBe(200)
    const removed = await who.post(`/drafts/${draftId}/materials`, {
      ...fieldsOf(materials, 'remove'),
      material: 'floor-plan',
      remove: '2',
    })
    expect(removed.html).toContain('floor-plan')
    const gaps = await who.get(`/drafts/${draftId}/check`)
    expect(gaps.html).toContain('还差 1 项才能提交')
    const tooEarly = await who.submit(gaps, { declared: 'yes' }, '/check')
    expect(tooEarly.status).toBe(422)
    const script = { file: { name: '平面图.pdf', type: 'application/pdf', content: Buffer.from('<script>') } }
    const bad = await uploadFor(draftId, 'floor-plan', script)
    expect(bad.status).toBeGreaterThanOrEqual(400)
    expect((await uploadFor(draftId, 'floor-plan', file('平面图.pdf'))).html).toContain('平面图.pdf')
    const check = await who.get(`/drafts/${draftId}/check`)
    const [first, second] = await Promise.all([
      who.submit(check, { declared: 'yes' }, '/check'),
      who.submit(check, { declared: 'yes' }, '/check'),
    ])
    number = numberIn(first)
    expect(numberIn(second)).toBe(number)
    expect(first.html).toContain('tb-qr')
    await app.drain()
    expect((await who.get(`/applications/${number}/receipt`)).html).toContain('还剩 5 个工作日')
  })

  const fieldsOf = (page: PageAnswer, _name: string): Record<string, string> => ({
    _csrf: /name="_csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? '',
    _key: /name="_key" value="([^"]*)"/.exec(page.html)?.[1] ?? '',
  })

  const uploadFor = async (
    draftId: string,
    key: string,
    files: Record<string, { name: string; type: string; content: Uint8Array }>,
  ): Promise<PageAnswer> => {
    const page = await who.get(`/drafts/${draftId}/materials`)
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...fieldsOf(page, 'file'), material: key }))
      form.append(name, value)
    for (const [name, f] of Object.entries(files))
      form.append(name, new Blob([f.content as BlobPart], { type: f.type }), f.name)
    const response = await who.request(`/drafts/${draftId}/materials`, { method: 'POST', body: form })
    return { status: response.status, url: response.url, html: await response.text(), title: '' }
  }

  it('asks once for what is missing, and takes it in one go', async () => {
    const clerk = await officialOf(app, 'li-min')
    const { tasks } = await app.runtime.ask(getDeskCase, { number }, clerk)
    const task = { number, taskId: tasks[0]?.id ?? '' }
    await app.runtime.perform(requestCorrection, { ...task, gaps: ['租赁合同缺第 3 页'] }, clerk)
    await app.drain()
    expect((await who.get('/my')).html).toContain('等您补材料')
    const page = await who.get(`/my/applications/${number}`)
    expect(page.html).toContain('租赁合同缺第 3 页')
    const form = await who.get(`/my/applications/${number}/correct`)
    const empty = await who.submit(form, {}, '/correct')
    expect(empty.status).toBe(422)
    const sent = await who.submit(empty, { text: '已补第 3 页' }, '/correct', {
      'paper-2': { name: '合同.pdf', type: 'application/pdf', content: pdf },
    })
    expect(sent.html).toContain('已收到您补的材料')
    await app.runtime.perform(accept, task, clerk)
  })

  it('lets contact data be changed and the application be withdrawn', async () => {
    const contact = await who.get(`/my/applications/${number}/contact`)
    const wrong = await who.submit(contact, { phone: 'abc' }, '/contact')
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="abc"')
    const saved = await who.submit(wrong, { phone: '13900000002' }, '/contact')
    expect(saved.html).toContain('13900000002')
    const withdrawn = await who.submit(await who.get(`/my/applications/${number}/withdraw`), {}, '/withdraw')
    expect(withdrawn.html).toContain('您已撤回')
    expect((await who.get(`/my/applications/${number}/withdraw`)).status).toBe(409)
    expect((await who.get('/my/applications?state=done')).html).toContain(number.slice(0, 4))
  })

  it('is not there for anyone else, and its progress is for who knows the last four', async () => {
    const other = await app.visitor('zhang-san')
    const nothing = await other.get('/my/applications/0000000000')
    for (const path of ['', '/withdraw', '/contact', '/correct']) {
      const page = await other.get(`/my/applications/${number}${path}`)
      expect(page.status).toBe(404)
      expect(page.title).toBe(nothing.title)
    }
    expect((await other.get(`/applications/${number}/receipt`)).status).toBe(404)
    const nobody = await app.visitor()
    expect((await nobody.get(`/my/applications/${number}`)).url).toContain('/sign-in')
    const look = await nobody.get(`/progress?number=${number}`)
    expect(look.html).toContain(number)
    const missed = await nobody.submit(look, { lastFour: 'XXXX' }, '/progress')
    expect(missed.status).toBe(422)
    expect(missed.html).toContain('请核对办件编号')
  })
})
