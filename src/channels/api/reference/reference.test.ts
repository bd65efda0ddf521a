import { beforeAll, describe, expect, it, test } from 'vitest'
import { startApp, type TestApp } from '../../../../test/support/web.ts'
import { apiRoutes } from '../index.ts'
import { curlFor } from './curl.ts'
import { limitsOf, typeOf } from './schema-words.ts'

describe('the reference page', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startApp()
  })

  it.each(['zh', 'en'] as const)('shows every line of the table and every code, in %s', async (language) => {
    const { status, html } = await (await app.visitor(undefined, language)).get('/api')
    expect(status).toBe(200)
    for (const { method, path, summary } of apiRoutes) {
      expect(html).toContain(`${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
      expect(html).toContain((language === 'zh' ? summary.zh : summary.en)?.replaceAll('&', '&amp;'))
    }
    for (const code of ['not-found', 'case.overtaken', 'input-invalid'])
      expect(html).toContain(`id="${code}"`)
  })
})

test.each([
  [{ type: 'string', format: 'date' }, 'string(date)'],
  [{ type: 'array', items: { type: 'object' } }, 'object[]'],
  [{ enum: ['pass', 'object'] }, '"pass" | "object"'],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
])('the type of %j reads %s', (shape, said) => {
  expect(typeOf(shape)).toBe(said)
})

test('limits read as ranges', () => {
  expect(limitsOf({ minimum: 1, maximum: 50 })).toBe('1–50')
  expect(limitsOf({ maxLength: 60, pattern: '^\\d$' })).toBe('≤ 60, ^\\d$')
})

test('examples carry what a line needs', () => {
  const of = (method: string, path: string) => {
    const route = apiRoutes.find((r) => r.method === method && r.path === path)
    return route && curlFor(route, 'https://x.example')
  }
  expect(of('GET', '/divisions')).toBe("curl 'https://x.example/api/v1/divisions?q=lingshan'")
  expect(of('POST', '/drafts/:draftId/submission')).toContain('-H "x-csrf-token: $token"')
  expect(of('POST', '/drafts/:draftId/submission')).toContain(`-d '{"declared":true}'`)
})
