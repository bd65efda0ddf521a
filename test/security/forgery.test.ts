import { request } from 'node:http'
import { beforeAll, describe, expect, it } from 'vitest'
import { apiRoutes, pages } from '../../src/main/channels.ts'
import type { Visitor } from '../../src/main/tour/visitor.ts'
import { startApp, type TestApp } from '../support/web.ts'

let app: TestApp
const signed = new Map<string, { who: Visitor; token: string }>()
beforeAll(async () => {
  app = await startApp()
  for (const person of ['zhang-guilan', 'lu-haiming', 'li-min']) {
    const who = await app.visitor(person)
    const { csrfToken } = (await (await who.request('/api/v1/session')).json()) as { csrfToken: string }
    signed.set(person, { who, token: csrfToken })
  }
})

const as = (person: string): { who: Visitor; token: string } => {
  const found = signed.get(person)
  if (!found) throw new Error(person)
  return found
}

const filled = (path: string): string =>
  path.replace(/:(\w+)/g, (_all, name: string) => (name === 'n' ? '1' : 'aaaaaaaaaaaa'))

const done = async (): Promise<number> => {
  const { rows } = await app.owner.query<{ n: number }>(
    `select count(*)::int as n from "platform"."audit" where outcome = 'done' and actor_kind in ('resident', 'official')`,
  )
  return rows[0]?.n ?? 0
}
const doorRows = async (): Promise<number> => {
  const { rows } = await app.owner.query<{ n: number }>(
    `select count(*)::int as n from "platform"."audit" where outcome = 'refused' and rule = 'door' and reason = 'cross-site'`,
  )
  return rows[0]?.n ?? 0
}

/** A request as another site, or somebody who guesses, could make one in the browser of a person who is signed in. */
const forgeries = (
  own: string,
  others: string,
): Readonly<Record<string, readonly [string, Record<string, string>]>> => ({
  'from another site, with the right token': [own, { 'sec-fetch-site': 'cross-site' }],
  'from a sister site, with the right token': [own, { 'sec-fetch-site': 'same-site' }],
  'from an old browser on another site': [own, { 'sec-fetch-site': '', origin: 'https://evil.example' }],
  'from a page without an origin': [own, { 'sec-fetch-site': '', origin: 'null' }],
  'without a token': ['', {}],
  'with the token of another session': [others, {}],
  'with a token made up': ['bm9uY2Vub25j.c2lnbmF0dXJlc2lnbmF0dXJlc2lnbmF0dXJlc2lnbmF0dXI', {}],
  'with its token cut': [own.slice(0, -2), {}],
})

describe('every write of the API', () => {
  const writes = apiRoutes.filter(
    ({ operation, access }) => operation.kind === 'command' && access === 'session',
  )
  const kinds = Object.keys(forgeries('a', 'b'))

  it.each(kinds)('%s is refused, does nothing and is in the audit', async (kind) => {
    const { who, token } = as('zhang-guilan')
    const [given, headers] = forgeries(token, as('lu-haiming').token)[kind] ?? ['', {}]
    const before = [await done(), await doorRows()] as const
    expect(writes.length).toBeGreaterThan(10)
    for (const { method, path } of writes) {
      const answer = await who.request(`/api/v1${filled(path)}`, {
        method,
        headers: {
          ...(method === 'DELETE' ? {} : { 'content-type': 'application/json' }),
          'x-csrf-token': given,
          ...headers,
        },
        ...(method === 'DELETE' ? {} : { body: '{}' }),
      })
      expect([method, path, answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
        method,
        path,
        403,
        'cross-site',
      ])
    }
    expect([await done(), await doorRows()]).toEqual([before[0], before[1] + writes.length])
  })
})

describe('every form of every page', () => {
  const forms = pages.filter(({ spec }) => spec.post)
  const kinds = Object.keys(forgeries('a', 'b'))

  it.each(kinds)('%s is refused, does nothing and is in the audit', async (kind) => {
    const before = [await done(), await doorRows()] as const
    let refused = 0
    for (const { spec } of forms) {
      const { who, token } = as(spec.for === 'official' ? 'li-min' : 'zhang-guilan')
      const [given, headers] = forgeries(token, as('lu-haiming').token)[kind] ?? ['', {}]
      const body = new URLSearchParams({ _csrf: given, _key: 'forged-key-1' })
      const answer = await who.request(filled(spec.path), { method: 'POST', body, headers }, false)
      await answer.text()
      // an address whose shape is wrong is not there, before anything else is looked at
      expect([spec.path, answer.status]).toEqual([spec.path, answer.status === 404 ? 404 : 403])
      if (answer.status === 403) refused++
    }
    expect(refused).toBeGreaterThan(forms.length * 0.6)
    expect([await done(), await doorRows()]).toEqual([before[0], before[1] + refused])
  })

  it('nobody can be signed in by another site', async () => {
    const stranger = await app.visitor()
    const body = new URLSearchParams({ personId: 'lu-haiming' })
    const answer = await stranger.request(
      '/sign-in',
      { method: 'POST', body, headers: { 'sec-fetch-site': 'cross-site' } },
      false,
    )
    expect(answer.status).toBe(403)
    expect(answer.headers.getSetCookie()).toEqual([])
  })
})

describe('whose form it is', () => {
  it('says the address that the operator set, not the host that the sender names', async () => {
    const { PUBLIC_URL } = { PUBLIC_URL: 'https://zwfw.example' }
    const tls = await startApp({ PUBLIC_URL })
    const port = Number(new URL(tls.url).port)
    const status = (origin: string, host: string): Promise<number> =>
      new Promise((done, failed) => {
        const headers = { host, origin, 'content-type': 'application/x-www-form-urlencoded' }
        const sent = request({ port, path: '/sign-in', method: 'POST', headers }, (answer) => {
          answer.resume()
          done(answer.statusCode ?? 0)
        })
        sent.on('error', failed)
        sent.end('personId=lu-haiming')
      })
    expect(await status('https://evil.example', 'evil.example')).toBe(403)
    expect(await status('http://zwfw.example', 'zwfw.example')).toBe(403)
    expect(await status('https://zwfw.example', 'zwfw.example')).toBe(303)
  })
})

describe('a question', () => {
  it('of any page changes nothing that an audit would call done', async () => {
    const before = await done()
    for (const { spec } of pages.filter(({ spec }) => spec.get)) {
      const { who } = as(spec.for === 'official' ? 'li-min' : 'zhang-guilan')
      await (await who.request(filled(spec.path), {}, false)).text()
    }
    expect(await done()).toBe(before)
  })
})
