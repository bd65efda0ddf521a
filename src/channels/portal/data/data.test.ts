import { describe, expect, it } from 'vitest'
import { startApp } from '../../../../test/support/web.ts'
import { registerFields } from '../../../modules/register/index.ts'
import { hasMessage } from '../../../platform/i18n/messages.ts'

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
