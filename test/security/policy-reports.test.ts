import { beforeAll, describe, expect, it, vi } from 'vitest'
import { startApp, type TestApp } from '../support/web.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ RATE_LIMITS: 'report=20' })
})

const send = async (body: unknown, type: string): Promise<number> => {
  const answer = await fetch(`${app.url}/policy-reports`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  expect(await answer.text()).toBe('')
  return answer.status
}

describe('what a page’s policy kept from running', () => {
  it('is told to the log, old way and new, with nothing that is about anybody', async () => {
    const warn = vi.spyOn(app.platform.log, 'warn')
    const old = {
      'csp-report': {
        'document-uri': `${app.url}/my/applications/450721202611230001?phone=19900000001`,
        'violated-directive': "script-src 'self'",
        'blocked-uri': 'https://evil.example/steal.js?c=secret',
        'script-sample': 'document.cookie',
      },
    }
    const recent = [
      {
        type: 'csp-violation',
        body: {
          documentURL: `${app.url}/search?q=张桂兰`,
          effectiveDirective: 'style-src-attr',
          blockedURL: 'inline',
          sample: '张桂兰',
        },
      },
    ]
    expect(await send(old, 'application/csp-report')).toBe(204)
    expect(await send(recent, 'application/reports+json')).toBe(204)
    expect(await send(recent, 'application/reports+json')).toBe(204)
    expect(warn.mock.calls.map(([told]) => told)).toEqual([
      { policy: { directive: 'script-src', page: '/my', blocked: 'https://evil.example', times: 1 } },
      { policy: { directive: 'style-src-attr', page: '/search', blocked: 'inline', times: 1 } },
    ])
    expect(JSON.stringify(warn.mock.calls)).not.toMatch(/张桂兰|1990|secret|cookie/)
  })

  it('is asked for by every page, and taken from nobody without measure', async () => {
    const { headers } = await fetch(app.url)
    expect(headers.get('content-security-policy')).toMatch(/; report-uri \/policy-reports; report-to policy$/)
    expect(headers.get('reporting-endpoints')).toBe('policy="/policy-reports"')
    expect(await send('{', 'application/csp-report')).toBe(400)
    expect(await send('{"__proto__": {"x": 1}}', 'application/csp-report')).toBe(400)
    expect(await send({}, 'application/json')).toBe(415)
    expect(await send(`"${'x'.repeat(40_000)}"`, 'application/csp-report')).toBe(413)
    for (const odd of [null, 7, [], [null], { 'csp-report': 'x' }, { 'csp-report': {} }])
      expect([odd, await send(odd, 'application/csp-report')]).toEqual([odd, 204])
    const statuses: number[] = []
    for (let n = 0; n < 20; n++) statuses.push(await send([], 'application/reports+json'))
    expect(statuses).toContain(429)
  })
})
