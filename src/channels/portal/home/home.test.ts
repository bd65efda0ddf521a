import { beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../../../../test/support/web.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})

describe('home', () => {
  it('asks what is to be done, in the language of the browser', async () => {
    const zh = await (await app.visitor()).get('/')
    const en = await (await app.visitor(undefined, 'en')).get('/')
    expect(zh.html).toContain('您要办什么事')
    expect(en.html).toContain('What do you need to do?')
    expect(en.html).toContain('<html lang="en"')
  })

  it('says on each page that the province is a sample', async () => {
    for (const path of ['/', '/help', '/no-such-page'])
      expect((await (await app.visitor()).get(path)).html).toContain('示例省演示')
  })

  it('keeps language, size and region in cookies and comes back to the same page', async () => {
    const visitor = await app.visitor()
    const home = await visitor.get('/help')
    expect(home.html).toContain('<html lang="zh-CN" data-size="md"')
    const chosen = { language: 'en', size: 'lg', region: '450721000000', next: '/help' }
    const back = await visitor.post('/preferences', chosen)
    expect(new URL(back.url).pathname).toBe('/help')
    expect(back.html).toContain('<html lang="en" data-size="lg"')
    expect(back.html).toContain('Lingshan')
  })

  it('never sends a visitor to another site', async () => {
    const visitor = await app.visitor()
    const back = await visitor.post('/preferences', { size: 'lg', next: '//else.where/' })
    expect(back.url).toBe(`${app.url}/`)
  })

  it('finds a village by pinyin on /region', async () => {
    const found = await (await app.visitor()).get('/region?q=lingshan')
    expect(found.html).toContain('/region?code=450721000000')
  })
})
