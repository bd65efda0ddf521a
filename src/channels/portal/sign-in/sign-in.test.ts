import { describe, expect, it } from 'vitest'
import { startApp } from '../../../../test/support/web.ts'

const app = await startApp()

describe('signing in', () => {
  it('offers the sample persons by name, in both languages', async () => {
    const zh = await (await app.visitor()).get('/sign-in')
    expect(zh.status).toBe(200)
    expect(zh.html).toContain('以张桂兰登录')
    const en = await (await app.visitor(undefined, 'en')).get('/sign-in')
    expect(en.html).toContain('Sign in as')
    expect(en.html).toContain('legal representative'.replace('l', 'L'))
  })
  it('goes on where one came from, with a cookie that scripts cannot read', async () => {
    const someone = await app.visitor()
    const page = await someone.get('/my/messages')
    expect(new URL(page.url).pathname).toBe('/sign-in')
    const raw = await someone.request(
      new URL(page.url).pathname + new URL(page.url).search,
      {
        method: 'POST',
        body: new URLSearchParams({ personId: 'zhang-guilan' }),
      },
      false,
    )
    expect(raw.status).toBe(303)
    expect(raw.headers.get('location')).toBe('/my/messages')
    expect(raw.headers.getSetCookie().find((c) => c.startsWith('tb-session='))).toMatch(/HttpOnly/i)
    const inbox = await someone.get('/my/messages')
    expect(inbox.html).toContain('张桂兰')
  })
  it('never goes on to another site', async () => {
    const someone = await app.visitor()
    const body = new URLSearchParams({ personId: 'zhang-guilan' })
    const raw = await someone.request('/sign-in?next=//evil.example/x', { method: 'POST', body }, false)
    expect(raw.headers.get('location')).toBe('/')
  })
  it('leads officials to the desk', async () => {
    const someone = await app.visitor()
    const body = new URLSearchParams({ personId: 'chen-qiang' })
    expect((await someone.request('/sign-in', { method: 'POST', body }, false)).headers.get('location')).toBe(
      '/desk',
    )
  })
  it('says no to somebody who is not there', async () => {
    const someone = await app.visitor()
    const body = new URLSearchParams({ personId: 'nobody' })
    expect((await someone.request('/sign-in', { method: 'POST', body })).status).toBe(404)
    expect(someone.cookies.has('tb-session')).toBe(false)
  })
  it('refuses a form from another site', async () => {
    const someone = await app.visitor()
    const body = new URLSearchParams({ personId: 'zhang-guilan' })
    const headers = { 'sec-fetch-site': 'cross-site' }
    expect((await someone.request('/sign-in', { method: 'POST', body, headers })).status).toBe(403)
  })
  it('ends by signing out', async () => {
    const someone = await app.visitor('zhang-guilan')
    const token = someone.cookies.get('tb-session') ?? ''
    const page = await someone.get('/sign-out')
    await someone.submit(page, {}, '/sign-out')
    expect(someone.cookies.has('tb-session')).toBe(false)
    const again = await app.visitor()
    const answer = await again.request('/my/messages', { headers: { cookie: `tb-session=${token}` } }, false)
    expect(answer.headers.get('location')).toMatch(/^\/sign-in/)
  })
  it('as somebody else ends the session before', async () => {
    const someone = await app.visitor('zhang-guilan')
    const before = someone.cookies.get('tb-session') ?? ''
    await someone.signIn('wei-jianguo')
    expect(someone.cookies.get('tb-session')).not.toBe(before)
    const other = await app.visitor()
    const answer = await other.request('/my/messages', { headers: { cookie: `tb-session=${before}` } }, false)
    expect(answer.status).toBe(303)
  })
})

describe('acting as', () => {
  it('switches to the company and says so at the top of the page', async () => {
    const chen = await app.visitor('chen-xiaoyan')
    const page = await chen.get('/acting-as')
    expect(page.html).toContain('灵山县老街坊餐饮有限公司')
    const after = await chen.submit(page, { capacity: 'mandate:m-chen-xiaoyan' }, '/acting-as')
    expect(after.status).toBe(200)
    expect(after.html).toContain('您正在代表 灵山县老街坊餐饮有限公司 办事')
  })
  it("gives nobody another's company", async () => {
    const zhang = await app.visitor('zhang-guilan')
    const page = await zhang.get('/acting-as')
    expect((await zhang.submit(page, { capacity: 'mandate:m-chen-xiaoyan' }, '/acting-as')).status).toBe(404)
  })
  it('asks visitors to sign in', async () => {
    const page = await (await app.visitor()).get('/acting-as')
    expect(new URL(page.url).pathname).toBe('/sign-in')
  })
})

describe('outside of the sample province', () => {
  it('nobody can be signed in as without proof, and nobody is offered', async () => {
    await app.setSample(false)
    const someone = await app.visitor()
    const page = await someone.get('/sign-in')
    expect(page.html).not.toContain('张桂兰')
    expect(page.html).toContain('name="phone"')
    const body = new URLSearchParams({ personId: 'zhang-guilan' })
    expect((await someone.request('/sign-in', { method: 'POST', body })).status).toBe(404)
    expect((await someone.request('/sent-box')).status).toBe(404)
    expect(someone.cookies.has('tb-session')).toBe(false)
    await app.setSample(true)
  })
})

describe('on https', () => {
  it('session and device cookies are bound to this host by their names, and plain ones count for nothing', async () => {
    const tls = await startApp({ PUBLIC_URL: 'https://tongban.example' })
    const someone = await tls.visitor()
    const body = new URLSearchParams({ personId: 'zhang-guilan' })
    const answer = await someone.request('/sign-in', { method: 'POST', body }, false)
    const cookies = answer.headers.getSetCookie()
    for (const name of ['__Host-tb-session', '__Host-tb-device']) {
      const cookie = cookies.find((c) => c.startsWith(`${name}=`))
      expect(cookie).toMatch(/; Path=\//)
      expect(cookie).toMatch(/; Secure/)
      expect(cookie).toMatch(/; HttpOnly/)
      expect(cookie).not.toMatch(/Domain/i)
    }
    const token = someone.cookies.get('__Host-tb-session') ?? ''
    const other = await tls.visitor()
    const plain = await other.request('/my', { headers: { cookie: `tb-session=${token}` } }, false)
    expect(plain.status).toBe(303)
    const whole = await other.request('/my', { headers: { cookie: `__Host-tb-session=${token}` } }, false)
    expect(whole.status).toBe(200)
  })
})
