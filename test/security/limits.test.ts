import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { startApp } from '../support/web.ts'

describe('too many requests', () => {
  it('are answered with 429, Retry-After and a sentence, on pages in both languages and in the API as RFC 9457', async () => {
    const app = await startApp({ RATE_LIMITS: 'look-up=3' })
    const ask = (path: string, language: string) =>
      fetch(app.url + path, { headers: { 'accept-language': language } })
    for (let n = 0; n < 3; n++) expect((await ask('/verify/NOTHING1', 'zh')).status).toBe(404)
    for (const [language, sentence] of [
      ['zh', '请求太多了'],
      ['en', 'Too many requests'],
    ] as const) {
      const page = await ask('/verify/NOTHING1', language)
      expect([page.status, page.headers.get('content-type')]).toEqual([429, 'text/html; charset=utf-8'])
      expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(Number(page.headers.get('retry-after'))).toBeLessThanOrEqual(60)
      expect(await page.text()).toContain(sentence)
    }
    const api = await ask('/api/v1/certificates/NOTHING1/verification', 'en')
    expect([api.status, api.headers.get('content-type')]).toEqual([429, 'application/problem+json'])
    expect(Number(api.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await api.json()).toMatchObject({
      status: 429,
      code: 'too-many-requests',
      type: '/api#too-many-requests',
    })
    // everything else goes on
    expect((await ask('/', 'zh')).status).toBe(200)
  })

  it('of signing in are counted by address, also when the browser says it is forwarded for somebody else', async () => {
    const app = await startApp({ RATE_LIMITS: 'sign-in=2' })
    const tried = async (n: number): Promise<number> => {
      const answer = await fetch(`${app.url}/sign-in`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': `203.0.113.${n}` },
        body: new URLSearchParams({ personId: 'nobody-at-all' }),
      })
      await answer.text()
      return answer.status
    }
    const statuses: number[] = []
    for (let n = 1; n <= 4; n++) statuses.push(await tried(n))
    expect(statuses.slice(2)).toEqual([429, 429])
    expect(statuses.slice(0, 2)).not.toContain(429)
  })
})

describe('a proxy that is named', () => {
  it('is believed about who asks: people are counted apart, and one too many of a person is in the audit once', async () => {
    const app = await startApp({ RATE_LIMITS: 'page=4,search=2', TRUST_PROXY: '127.0.0.1' })
    const from = (ip: string) =>
      fetch(`${app.url}/search?q=x`, { headers: { 'x-forwarded-for': ip } }).then((a) => a.status)
    expect([await from('203.0.113.1'), await from('203.0.113.1'), await from('203.0.113.1')]).toEqual([
      200, 200, 429,
    ])
    expect(await from('203.0.113.2')).toBe(200)
    // what the browser itself put before the proxy's own word is not believed
    expect(await from('198.51.100.9, 203.0.113.1')).toBe(429)

    const who = await app.visitor('zhang-guilan')
    const statuses: number[] = []
    for (let n = 0; n < 7; n++)
      statuses.push(
        (await who.request('/my/data', { headers: { 'x-forwarded-for': `203.0.113.${n}` } })).status,
      )
    expect(statuses).toContain(429)
    const audited = async (): Promise<unknown[]> => {
      const { rows } = await app.owner.query(
        `select operation, person_id from "platform"."audit" where outcome = 'refused' and reason = 'too-many-requests'`,
      )
      return rows
    }
    await expect
      .poll(audited)
      .toEqual([{ operation: expect.stringMatching(/^\w+\./), person_id: 'zhang-guilan' }])
  })
})

describe('who sends slowly', () => {
  /** What came back to a sender who sends one byte after the other, and never reads when `reads` is false. */
  const dribble = (port: number, first: string, rest: string, reads = true): Promise<string> =>
    new Promise((done) => {
      let answer = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(first))
      const bytes = [...rest]
      const slowly = setInterval(() => socket.write(bytes.shift() ?? 'x'), 100)
      const over = (): void => {
        clearInterval(slowly)
        done(answer)
      }
      if (reads) socket.on('data', (part) => (answer += part.toString()))
      socket.on('close', over)
      socket.on('error', over)
      setTimeout(() => {
        answer = 'still open'
        socket.destroy()
      }, 9_000).unref()
    })

  it('is cut off: head, body and idle connection have their times', async () => {
    const app = await startApp()
    const { server } = app
    const port = Number(new URL(app.url).port)
    expect(server.headersTimeout).toBeLessThanOrEqual(15_000)
    expect(server.requestTimeout).toBeLessThanOrEqual(300_000)
    expect(server.keepAliveTimeout).toBeGreaterThan(0)
    expect(server.keepAliveTimeout).toBeLessThanOrEqual(75_000)
    Object.assign(server, { headersTimeout: 1_000, requestTimeout: 2_000, keepAliveTimeout: 500 })
    const [head, body, between] = await Promise.all([
      dribble(port, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ', 'a'.repeat(200)),
      dribble(
        port,
        'POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\n',
        'a'.repeat(200),
      ),
      new Promise<string>((done) => {
        const socket = connect(port, '127.0.0.1', () =>
          socket.write('GET /livez HTTP/1.1\r\nHost: x\r\n\r\n'),
        )
        socket.resume()
        socket.on('close', () => done('closed'))
        setTimeout(() => done('open'), 6_000).unref()
      }),
    ])
    expect(head).toMatch(/^HTTP\/1\.1 40[08] /)
    expect(body).toMatch(/^HTTP\/1\.1 40[08] /)
    expect(between).toBe('closed')
    expect((await fetch(`${app.url}/livez`)).status).toBe(200)
  })

  it('or asks much and never reads it is cut off too', async () => {
    const app = await startApp()
    expect(app.server.timeout).toBeGreaterThan(0)
    expect(app.server.timeout).toBeLessThanOrEqual(120_000)
    app.server.timeout = 700
    const [, asset = ''] = /href="(\/assets\/[^"]+)"/.exec(await (await fetch(app.url)).text()) ?? []
    let ended = false
    app.server.once('connection', (at) => at.once('close', () => (ended = true)))
    const port = Number(new URL(app.url).port)
    const socket = connect(port, '127.0.0.1', () => {
      socket.pause()
      socket.write(`GET ${asset} HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(600))
    })
    socket.on('error', () => undefined)
    await expect.poll(() => ended, { timeout: 5_000 }).toBe(true)
    socket.destroy()
  })

  it('a request with two lengths, or with a length and chunks, is refused before any page', async () => {
    const app = await startApp()
    const port = Number(new URL(app.url).port)
    const raw = (text: string): Promise<string> =>
      new Promise((done) => {
        let answer = ''
        const socket = connect(port, '127.0.0.1', () => socket.write(text))
        socket.on('data', (part) => {
          answer += part.toString()
        })
        socket.on('close', () => done(answer))
        socket.on('error', () => done(answer))
        setTimeout(() => socket.destroy(), 2_000)
      })
    for (const heads of [
      'Content-Length: 3\r\nTransfer-Encoding: chunked',
      'Content-Length: 3\r\nContent-Length: 5',
    ]) {
      const answer = await raw(
        `POST /sign-in HTTP/1.1\r\nHost: x\r\n${heads}\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n`,
      )
      expect(answer).toMatch(/^HTTP\/1\.1 400 /)
      expect(answer).not.toContain('smuggled')
    }
    expect(await raw(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    )
  })
})
