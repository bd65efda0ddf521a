import { beforeAll, describe, expect, it } from 'vitest'
import { csrfOf, type Hostile, startHostile } from '../support/hostile.ts'

const hostile = startHostile()
let app: Hostile['app']
let things: Hostile['things']
let as: Hostile['as']
beforeAll(() => {
  ;({ app, things, as } = hostile())
})

describe('expired, replayed, oversized, confusable', () => {
  it('a session that ended is nobody’s: pages send to sign in and come back, the API says 401', async () => {
    const who = await app.visitor('zhang-san')
    const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    await who.submit(await who.get('/sign-out'), {}, '/sign-out')
    const page = await fetch(`${app.url}/my/documents`, { redirect: 'manual', headers: { cookie } })
    expect([page.status, page.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fmy%2Fdocuments'])
    const api = await fetch(`${app.url}/api/v1/applications`, { headers: { cookie } })
    expect([api.status, await api.json()]).toMatchObject([401, { code: 'sign-in-needed' }])
  })

  it('a session that was idle too long is nobody’s', async () => {
    const who = await app.visitor('nong-axiu')
    expect((await who.request('/my', {}, false)).status).toBe(200)
    const now = app.clock.now()
    app.clock.set(new Date(now.getTime() + 30 * 3_600_000).toISOString())
    try {
      await expect
        .poll(async () => (await who.request('/my', {}, false)).status, { timeout: 4_000 })
        .toBe(303)
    } finally {
      app.clock.set(now.toISOString())
    }
  })

  it('a form sent twice is done once; the same key with other content is refused with a reason', async () => {
    const who = await app.visitor('zhang-san')
    const { csrfToken } = (await (await who.request('/api/v1/session')).json()) as { csrfToken: string }
    const { items } = (await (
      await who.request(`/api/v1/items?q=${encodeURIComponent('居住证明')}&division=450721101202`)
    ).json()) as { items: { taskCode: string; applicable: boolean }[] }
    const itemCode = items.find(({ applicable }) => applicable)?.taskCode
    const send = (body: object): Promise<Response> =>
      who.request('/api/v1/drafts', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-csrf-token': csrfToken,
          'idempotency-key': 'replayed-by-a-test',
        },
        body: JSON.stringify(body),
      })
    const [first, second] = [await send({ itemCode }), await send({ itemCode })]
    expect([first.status, await second.json()]).toEqual([201, await first.json()])
    const other = await send({ itemCode: `${itemCode}x` })
    expect([404, 422]).toContain(other.status)
  })

  it('a form or a file that is too large is refused before it is kept', async () => {
    const who = as('zhang-guilan')
    const _csrf = await csrfOf(who)
    const page = `/drafts/${things.draftId}/pages/person`
    const large = await who.request(
      page,
      { method: 'POST', body: new URLSearchParams({ _csrf, x: 'x'.repeat(1_200_000) }) },
      false,
    )
    expect(large.status).toBe(413)
    const many = new URLSearchParams({ _csrf })
    for (let n = 0; n < 3_000; n++) many.append(`f${n}`, '1')
    expect([400, 413]).toContain((await who.request(page, { method: 'POST', body: many }, false)).status)
    const script = new FormData()
    script.append('_csrf', _csrf)
    script.append(
      'file-idCard',
      new Blob(['<script>alert(1)</script>'], { type: 'image/jpeg' }),
      '../../../etc/passwd.jpg',
    )
    const refused = await who.request(
      `/drafts/${things.draftId}/materials`,
      { method: 'POST', body: script },
      false,
    )
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect(refused.status).toBeLessThan(500)
    expect(await refused.text()).not.toContain('<script>alert(1)')
  })

  it('text that looks like other text, or is markup, comes back as text', async () => {
    const visitor = as('visitor')
    for (const typed of [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      '\u202eoffice',
      '４５０７２１',
      'а\u0000b',
      '{{7*7}}',
    ]) {
      for (const path of ['/search?q=', '/region?q=', '/verify?number=', '/progress?number=']) {
        const answer = await visitor.request(path + encodeURIComponent(typed), {}, false)
        const html = await answer.text()
        expect([path, typed, answer.status < 500]).toEqual([path, typed, true])
        expect([path, typed, /<script>alert|<img src=x/.test(html)]).toEqual([path, typed, false])
      }
    }
  })

  it('an address to go on to never leaves this site', async () => {
    for (const next of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '/%09/evil.example',
    ]) {
      const who = await app.visitor()
      const page = await who.get(`/sign-in?next=${encodeURIComponent(next)}`)
      const [, next2 = next] = /name="next" value="([^"]*)"/.exec(page.html) ?? []
      const answer = await who.request(
        '/sign-in',
        { method: 'POST', body: new URLSearchParams({ personId: 'zhang-san', next: next2 }) },
        false,
      )
      await answer.text()
      expect(answer.headers.get('location') ?? '/').toMatch(/^\/(?![\\/])/)
      const raw = await (await app.visitor()).request(
        '/sign-in',
        { method: 'POST', body: new URLSearchParams({ personId: 'zhang-san', next }) },
        false,
      )
      await raw.text()
      expect(raw.headers.get('location') ?? '/').toMatch(/^\/(?![\\/])/)
    }
  })
})
