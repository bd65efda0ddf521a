import { request } from 'node:http'
import { beforeAll, describe, expect, it } from 'vitest'
import { pages } from '../../src/main/channels.ts'
import { someThings } from '../support/things.ts'
import { pageAt, type Walked, walk } from '../support/walk.ts'
import { startApp, type TestApp } from '../support/web.ts'

let app: TestApp
const walked = new Map<string, Walked[]>()
beforeAll(async () => {
  app = await startApp()
  await someThings(app)
  const from = { nobody: '/site-map', 'zhang-guilan': '/my', 'li-min': '/desk' }
  for (const [who, start] of Object.entries(from)) {
    const visitor = await app.visitor(who === 'nobody' ? undefined : who)
    walked.set(
      who,
      await walk(visitor, [start, '/', '/no-such-page', '/search?q=%E5%BC%80%E9%A5%AD%E5%BA%97']),
    )
  }
})

const everything = (): Walked[] => [...walked.values()].flat()
const html = (): Walked[] =>
  everything().filter(({ headers }) => headers.get('content-type')?.startsWith('text/html'))

/** Everything in a page that a strict policy would have to be loosened for. */
const inlineCode =
  /<script(?![^>]*\ssrc="\/)[^>]*>|<style\b|\sstyle="|\son[a-z]+="|(?:href|src|action|formaction)="\s*(?:javascript|data:text|vbscript):|<(?:iframe|object|embed|base|frame)\b/i

describe('every page that links lead to', () => {
  it('was walked: most pages of the portal and the desk', () => {
    const reached = new Set(everything().map(({ path }) => pageAt(path)))
    const withoutParams = pages.filter(({ spec }) => spec.get && !spec.path.includes(':'))
    expect(reached.size).toBeGreaterThan(40)
    expect(withoutParams.filter(({ spec }) => reached.has(spec.path)).length).toBeGreaterThan(20)
  })

  it('answers, and never with an error of ours', () => {
    expect(everything().filter(({ status }) => status >= 500)).toEqual([])
  })

  it('holds no inline script, style or handler, no frame and no address that is code', () => {
    expect(html().length).toBeGreaterThan(50)
    for (const { path, body } of html()) expect([path, inlineCode.exec(body)?.[0]]).toEqual([path, undefined])
  })

  it('sends one strict policy, and the headers that keep other sites out', () => {
    for (const { path, headers } of html()) {
      const policy = headers.get('content-security-policy') ?? ''
      const directives = new Map(policy.split('; ').map((line) => [line.split(' ')[0], line]))
      expect([path, policy.includes('unsafe'), policy.includes('*')]).toEqual([path, false, false])
      expect([path, directives.get('default-src')]).toEqual([path, "default-src 'none'"])
      expect([path, directives.get('script-src')]).toEqual([path, "script-src 'self'"])
      expect([path, directives.get('style-src')]).toEqual([path, "style-src 'self'"])
      expect([path, directives.get('object-src')]).toEqual([path, "object-src 'none'"])
      expect([path, directives.get('base-uri')]).toEqual([path, "base-uri 'none'"])
      expect([path, directives.get('form-action')]).toEqual([path, "form-action 'self'"])
      expect([path, directives.get('frame-ancestors')]).toEqual([path, "frame-ancestors 'none'"])
      expect([path, headers.get('cross-origin-opener-policy')]).toEqual([path, 'same-origin'])
    }
    for (const { path, headers } of everything()) {
      expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff'])
      expect([path, headers.get('referrer-policy')]).toEqual([path, 'same-origin'])
      expect([path, headers.get('cross-origin-resource-policy')]).toEqual([path, 'same-origin'])
      expect(headers.get('permissions-policy'), path).toMatch(/microphone=\(\)/)
      expect([
        path,
        headers.get('access-control-allow-origin'),
        headers.get('server'),
        headers.get('x-powered-by'),
      ]).toEqual([path, null, null, null])
    }
  })

  it('says what it is with its character set', () => {
    for (const { path, headers, body } of everything()) {
      if (body.length === 0) continue
      expect(headers.get('content-type'), path).toMatch(
        /^(?:text\/[\w+-]+; charset=utf-8|application\/[\w.+-]+)/,
      )
    }
  })

  it('is kept by no cache once somebody is signed in', () => {
    for (const who of ['zhang-guilan', 'li-min'])
      for (const { path, headers } of walked.get(who) ?? [])
        expect([path, headers.get('cache-control')]).toEqual([path, 'no-store'])
  })

  it('is kept by no cache where it holds what opens an account', async () => {
    for (const path of [
      '/setup/made-up',
      '/sign-up/enrol/made-up',
      '/sign-in/code',
      '/scan/made-up',
      '/sign-in',
    ])
      expect([path, (await fetch(app.url + path)).headers.get('cache-control')]).toEqual([path, 'no-store'])
    const sent = {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ number: 'x' }),
    }
    for (const path of ['/verify', '/progress', '/setup/made-up']) {
      const answer = await fetch(app.url + path, { ...sent, redirect: 'manual' })
      expect([path, answer.headers.get('cache-control')]).toEqual([path, 'no-store'])
    }
    expect((await fetch(`${app.url}/about`)).headers.get('cache-control')).toBe('no-cache')
  })

  it('has the way out on it once somebody is signed in', () => {
    for (const who of ['zhang-guilan', 'li-min']) {
      const pages = (walked.get(who) ?? []).filter(({ headers, body }) =>
        Boolean(headers.get('content-type')?.startsWith('text/html') && body),
      )
      expect(pages.length).toBeGreaterThan(10)
      for (const { path, body } of pages)
        expect([path, body.includes('href="/sign-out"')]).toEqual([path, true])
    }
  })

  it('hides a password while it is typed, and lets it be pasted or kept by a password manager', async () => {
    const asked = [
      ...walked.values(),
      await walk(await app.visitor(), ['/sign-in', '/sign-in/password', '/sign-up', '/recover']),
    ].flat()
    const fields = asked.flatMap(
      ({ body }) => body.match(/<input\b[^>]*(?:name|type)="password"[^>]*>/g) ?? [],
    )
    expect(fields.length).toBeGreaterThan(0)
    for (const field of fields) {
      expect(field).toContain('type="password"')
      expect(field).toMatch(/autocomplete="(?:current|new)-password"/i)
      expect(field).not.toMatch(/onpaste|readonly|maxlength="[1-9]\d?"/i)
    }
  })

  it('puts no token into an address', () => {
    for (const { path, body } of html())
      expect([path, /href="[^"]*(?:_csrf|csrfToken|tb-session)=/.exec(body)?.[0]]).toEqual([path, undefined])
  })
})

describe('what is no page', () => {
  it('has the same headers: assets, API, health, what is not there, an address nobody can read', async () => {
    const home = await (await fetch(app.url)).text()
    const [, asset = ''] = /href="(\/assets\/[^"]+)"/.exec(home) ?? []
    expect(asset).not.toBe('')
    for (const path of [
      asset,
      '/api/v1/divisions/450721000000',
      '/livez',
      '/readyz',
      '/nothing',
      '/api/v1/nothing',
      '/%zz',
    ]) {
      const { headers } = await fetch(app.url + path)
      expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff'])
      expect(headers.get('content-security-policy'), path).toMatch(/default-src 'none'/)
    }
  })

  it('lets an asset that never changes be cached, and no answer of the API', async () => {
    const home = await (await fetch(app.url)).text()
    const [, asset = ''] = /href="(\/assets\/[^"]+)"/.exec(home) ?? []
    expect((await fetch(app.url + asset)).headers.get('cache-control')).toMatch(/immutable/)
    expect((await fetch(`${app.url}/api/v1/divisions/450721000000`)).headers.get('cache-control')).toBe(
      'no-store',
    )
  })

  it('answers no method that was not declared: TRACE, CONNECT-like and made-up ones change nothing and echo nothing', async () => {
    const statusOf = (method: string): Promise<number> =>
      new Promise((done, failed) => {
        const sent = request(app.url, { method, headers: { 'x-secret': 'echo-me' } }, (answer) => {
          let body = ''
          answer.on('data', (part) => {
            body += part
          })
          answer.on('end', () =>
            body.includes('echo-me') ? failed(new Error('echoed')) : done(answer.statusCode ?? 0),
          )
        })
        sent.on('error', failed)
        sent.end()
      })
    for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])
      expect([method, await statusOf(method)]).toEqual([method, 404])
  })

  it('gives other origins nothing: no CORS header for any origin', async () => {
    for (const path of ['/', '/api/v1/items?q=x', '/api/v1/session']) {
      const answer = await fetch(app.url + path, { headers: { origin: 'https://evil.example' } })
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })
})

describe('signing out', () => {
  it('takes what the browser kept of the pages with it', async () => {
    const who = await app.visitor('zhang-guilan')
    const token = /name="_csrf" value="([^"]*)"/.exec((await who.get('/sign-out')).html)?.[1] ?? ''
    const body = new URLSearchParams({ _csrf: token })
    const answer = await who.request('/sign-out', { method: 'POST', body }, false)
    expect([answer.status, answer.headers.get('clear-site-data')]).toEqual([303, '"cache", "storage"'])
    // other answers leave it alone: what somebody is about to send would be lost
    expect((await who.request('/sign-in')).headers.get('clear-site-data')).toBeNull()
  })
})

describe('http', () => {
  it('is not turned into https by the product, neither for pages nor for programs', async () => {
    const tls = await startApp({ PUBLIC_URL: 'https://zwfw.example' })
    for (const path of [
      '/',
      '/api/v1/divisions/450721000000',
      '/livez',
      '/oidc/.well-known/openid-configuration',
    ]) {
      const answer = await fetch(tls.url + path, {
        redirect: 'manual',
        headers: { 'x-forwarded-proto': 'http' },
      })
      expect([path, answer.status]).toEqual([path, 200])
    }
  })
})

describe('files of people', () => {
  it('are attachments in a sandbox, from a path of their own', async () => {
    const things = await someThings(app)
    const [owner, official] = [await app.visitor('zhang-guilan'), await app.visitor('li-min')]
    const paths = [`/files/documents/${things.certificateId}`, `/files/cases/${things.number}/materials/1`]
    for (const [who, path] of [
      [owner, paths[0]],
      [official, paths[1]],
    ] as const) {
      const answer = await who.request(path ?? '')
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w%.~-]+$/)
      expect(answer.headers.get('content-security-policy')).toBe(
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
      )
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
  })

  it('every page that opens a file of somebody lies under /files', () => {
    const opening = pages.filter(({ spec }) =>
      spec.does === 'static'
        ? false
        : spec.does.some(({ name }) => ['evidence.open-file', 'certificate.open-pdf'].includes(name)),
    )
    expect(opening.length).toBeGreaterThan(0)
    for (const { spec } of opening) expect(spec.path).toMatch(/^\/files\//)
  })
})

describe('over https', () => {
  it('insists on TLS for a year, subdomains too, and guards the session cookie by its prefix', async () => {
    const tls = await startApp({ PUBLIC_URL: 'https://zwfw.example' })
    const page = await fetch(`${tls.url}/sign-in`)
    expect(page.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
    expect((await fetch(`${tls.url}/nothing`)).headers.get('strict-transport-security')).toMatch(
      /^max-age=31536000/,
    )
    expect((await fetch(`${app.url}/`)).headers.get('strict-transport-security')).toBeNull()
    const answer = await fetch(`${tls.url}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ personId: 'zhang-guilan', _key: 'a-key-of-this-test' }),
    })
    expect(answer.status).toBe(303)
    const [cookie = ''] = answer.headers.getSetCookie().filter((line) => line.includes('tb-session'))
    expect(cookie).toMatch(/^__Host-tb-session=[\w-]{43}; /)
    for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax'])
      expect(cookie).toContain(attribute)
    expect(cookie).not.toContain('Domain')
    // without the prefix it is nobody's cookie
    const token = /=([\w-]{43})/.exec(cookie)?.[1]
    const bare = await fetch(`${tls.url}/my`, {
      redirect: 'manual',
      headers: { cookie: `tb-session=${token}` },
    })
    expect([bare.status, bare.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fmy'])
    const guarded = await fetch(`${tls.url}/my`, { headers: { cookie: `__Host-tb-session=${token}` } })
    expect(guarded.status).toBe(200)
    const chosen = await fetch(`${tls.url}/preferences`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ language: 'en', size: 'lg' }),
    })
    const cookies = chosen.headers.getSetCookie()
    expect(cookies.length).toBeGreaterThan(0)
    for (const line of [cookie, ...cookies]) expect(line.length).toBeLessThan(4_096)
    for (const line of cookies) expect(line).toMatch(/^__Host-tb-\w+=\w+; .*Path=\/;.*Secure/)
    const english = await fetch(`${tls.url}/`, {
      headers: { cookie: cookies.map((line) => line.split(';')[0]).join('; ') },
    })
    expect(await english.text()).toMatch(/<html[^>]*lang="en"/)
  })
})
