import { beforeAll, describe, expect, it } from 'vitest'
import { pages } from '../../src/main/channels.ts'
import type { Visitor } from '../../src/main/tour/visitor.ts'
import { someThings, type Things } from '../support/things.ts'
import { startApp, type TestApp } from '../support/web.ts'

let app: TestApp
let things: Things
const people = new Map<string, Visitor>()
beforeAll(async () => {
  app = await startApp()
  things = await someThings(app)
  people.set('visitor', await app.visitor())
  for (const person of ['lu-haiming', 'su-fang', 'zhang-guilan', 'chen-xiaoyan', 'li-min', 'liao-jingwen'])
    people.set(person, await app.visitor(person))
})

const as = (person: string): Visitor => {
  const found = people.get(person)
  if (!found) throw new Error(person)
  return found
}

/** Ids of the same shape that nobody has. */
const nothing: Things = {
  number: 'QZ202699999999Q',
  taskId: '019a0000-0000-7000-8000-000000000001',
  messageId: '019a0000-0000-7000-8000-000000000002',
  evidenceId: '019a0000-0000-7000-8000-000000000003',
  draftId: '019a0000-0000-7000-8000-000000000004',
  certificateId: '019a0000-0000-7000-8000-000000000005',
  certificateNumber: 'ZZZZZZZZZZZZ',
}

/** Pages about one thing of somebody, and which of the ids stands in the address. */
const about: Readonly<Record<string, (of: Things) => string>> = {
  '/applications/:number/receipt': ({ number }) => `/applications/${number}/receipt`,
  '/desk/cases/:number': ({ number }) => `/desk/cases/${number}`,
  '/desk/cases/:number/applicant': ({ number }) => `/desk/cases/${number}/applicant`,
  '/drafts/:draft': ({ draftId }) => `/drafts/${draftId}`,
  '/drafts/:draft/check': ({ draftId }) => `/drafts/${draftId}/check`,
  '/drafts/:draft/materials': ({ draftId }) => `/drafts/${draftId}/materials`,
  '/drafts/:draft/pages/:page': ({ draftId }) => `/drafts/${draftId}/pages/person`,
  '/files/cases/:number/materials/:n': ({ number }) => `/files/cases/${number}/materials/1`,
  '/files/documents/:id': ({ certificateId }) => `/files/documents/${certificateId}`,
  '/my/applications/:number': ({ number }) => `/my/applications/${number}`,
  '/my/applications/:number/contact': ({ number }) => `/my/applications/${number}/contact`,
  '/my/applications/:number/correct': ({ number }) => `/my/applications/${number}/correct`,
  '/my/applications/:number/withdraw': ({ number }) => `/my/applications/${number}/withdraw`,
  '/my/documents/:id': ({ certificateId }) => `/my/documents/${certificateId}`,
  '/my/messages/:messageId': ({ messageId }) => `/my/messages/${messageId}`,
}

/** What an answer says, without what is new in each: tokens and keys of forms, the address itself, the time. */
const said = async (response: Response, ids: Things): Promise<object> => {
  let body = await response.text()
  for (const id of Object.values(ids))
    body = body.replaceAll(encodeURIComponent(id), 'ID').replaceAll(id, 'ID')
  body = body.replace(/(name="_(?:csrf|key)" value=")[^"]*/g, '$1')
  const headers = [...response.headers].filter(
    ([name]) => !['date', 'content-length', 'set-cookie', 'keep-alive', 'connection'].includes(name),
  )
  return {
    status: response.status,
    headers: headers
      .map(([name, value]) => [name, value.replaceAll('%2F', '/')])
      .map(([name = '', value = '']) => [
        name,
        Object.values(ids).reduce((text, id) => text.replaceAll(id, 'ID'), value),
      ]),
    cookies: response.headers.getSetCookie(),
    body,
  }
}

const csrfOf = async (who: Visitor): Promise<string> =>
  ((await (await who.request('/api/v1/session')).json()) as { csrfToken: string }).csrfToken

const strangers = ['visitor', 'lu-haiming', 'su-fang', 'liao-jingwen'] as const

describe('a thing of somebody else answers as a thing that is not there', () => {
  it.each(Object.keys(about))('%s: same status, same headers, same body', async (path) => {
    const address = about[path] ?? (() => '/')
    for (const person of strangers) {
      const who = as(person)
      const [there, notThere] = [
        await who.request(address(things), {}, false),
        await who.request(address(nothing), {}, false),
      ]
      expect([person, there.status >= 300 && there.status < 500]).toEqual([person, true])
      expect([person, await said(there, things)]).toEqual([person, await said(notThere, nothing)])
    }
  })

  it.each(pages.filter(({ spec }) => spec.post && spec.path in about).map(({ spec }) => spec.path))(
    'a form sent to %s: the same',
    async (path) => {
      const address = about[path] ?? (() => '/')
      for (const person of strangers) {
        const who = as(person)
        const _csrf = person === 'visitor' ? '' : await csrfOf(who)
        const send = (of: Things): Promise<Response> =>
          who.request(
            address(of),
            {
              method: 'POST',
              body: new URLSearchParams({ _csrf, reason: '看一看', declared: 'yes', phone: '19900000001' }),
            },
            false,
          )
        const [there, notThere] = [await send(things), await send(nothing)]
        expect([person, there.status]).not.toEqual([person, 200])
        expect([person, await said(there, things)]).toEqual([person, await said(notThere, nothing)])
      }
    },
  )

  it('verbs of the desk: the same for an official of the twin county', async () => {
    const who = as('su-fang')
    const _csrf = await csrfOf(who)
    for (const verb of [
      'accept',
      'request-correction',
      'refuse-intake',
      'review',
      'grant',
      'refuse',
      'transfer',
      'note',
    ]) {
      const shown = await Promise.all(
        [things, nothing].map(async (of) =>
          said(await who.request(`/desk/cases/${of.number}/${verb}?task=${of.taskId}`, {}, false), of),
        ),
      )
      expect([verb, shown[0]]).toEqual([verb, shown[1]])
      const body = (of: Things) =>
        new URLSearchParams({ _csrf, do: 'confirm', reason: '同意', taskId: of.taskId, task: of.taskId })
      const done = await Promise.all(
        [things, nothing].map(async (of) =>
          said(
            await who.request(`/desk/cases/${of.number}/${verb}`, { method: 'POST', body: body(of) }, false),
            of,
          ),
        ),
      )
      expect([verb, done[0]]).toEqual([verb, done[1]])
      expect(done[0]).toMatchObject({ status: 404 })
    }
  })

  it('ids of others in a query or a form field of one’s own page do nothing: drafts, papers, tasks', async () => {
    const who = as('lu-haiming')
    const _csrf = await csrfOf(who)
    for (const [name, value] of Object.entries(things)) {
      for (const page of [
        '/my',
        '/my/applications',
        '/my/documents',
        '/my/messages',
        '/search',
        '/acting-as',
      ]) {
        const answer = await who.request(
          `${page}?${name}=${encodeURIComponent(value)}&number=${value}&partyId=zhang-guilan&personId=zhang-guilan`,
          {},
          false,
        )
        const html = await answer.text()
        expect([page, name, answer.status < 500]).toEqual([page, name, true])
        expect([page, name, html.includes('张桂兰') || html.includes('老街坊')]).toEqual([page, name, false])
      }
    }
    const taken = await who.request(
      '/acting-as',
      { method: 'POST', body: new URLSearchParams({ _csrf, capacity: 'mandate:m-chen-xiaoyan' }) },
      false,
    )
    expect([403, 404, 422]).toContain(taken.status)
  })

  it('is true for every page with an id in its address: none is left out of this list', () => {
    const personal = pages
      .filter(({ spec }) => spec.for !== 'anyone' && spec.path.includes(':'))
      .map(({ spec }) => spec.path)
    const elsewhere = /^\/(?:items|services|sign-in|sign-on|sign-up|scan|setup)\//
    const left = personal.filter(
      (path) => !(path in about) && !elsewhere.test(path) && !path.startsWith('/desk/'),
    )
    expect(left).toEqual([])
  })
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
