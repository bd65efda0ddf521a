import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { findingsOn, lookName, openLook, testLooks } from '../support/looking.ts'
import { startApp, type TestApp } from '../support/web.ts'

/** Pages that stand for all of their kind, by who sees them. */
const pagesOf: Readonly<Record<string, readonly string[]>> = {
  anyone: [
    '/',
    '/search?q=%E5%BC%80%E9%A5%AD%E5%BA%97',
    '/search?q=zzzz',
    '/services/for-people',
    '/services/departments',
    '/verify',
    '/sign-in',
    '/sign-in/code',
    '/sign-in/password',
    '/sign-in/recover',
    '/sign-up',
    '/sign-in/passkey',
    '/sign-in/scan',
    '/region',
    '/region?q=lingshan',
    '/preferences',
    '/help',
    '/about',
    '/accessibility',
    '/privacy',
    '/site-map',
  ],
  'zhang-guilan': [
    '/my',
    '/my/applications',
    '/my/documents',
    '/my/messages',
    '/my/data',
    '/my/data/purposes',
    '/my/data/export',
    '/my/data/close',
    '/my/data/wrong?field=person.address',
    '/my/access-log',
    '/my/mandates',
    '/my/mandates/new',
    '/my/mandates/new?kind=agent',
    '/my/mandates/new?kind=family',
    '/my/family',
    '/acting-as',
    '/my/sign-in-and-devices',
    '/my/sign-in-and-devices/passkey',
    '/my/sign-in-and-devices/authenticator',
    '/sign-in/second-factor',
    '/sign-in/step-up?level=4&to=/my',
    '/sign-up/name',
    '/sign-up/password',
  ],
  'li-min': ['/desk', '/desk/cases', '/desk/cases?view=done', '/desk/hall/help-code', '/desk/data/disputes'],
  'liao-jingwen': ['/desk/admin/audit', '/desk/admin/audit/chain'],
  'lu-dawei': [
    '/desk/operations',
    '/desk/operations/jobs',
    '/desk/operations/outbox',
    '/desk/admin/break-glass',
  ],
  'meng-lixin': ['/desk/admin/keys', '/desk/admin/sign-ins'],
}

let app: TestApp
let browser: Browser
beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe.each(Object.entries(pagesOf))('axe finds nothing for %s', (who, paths) => {
  const open = new Map<string, Page>()
  beforeAll(async () => {
    const visitor = await app.visitor(who === 'anyone' ? undefined : who)
    for (const look of testLooks)
      open.set(lookName(look), await openLook(browser, app.url, look, visitor.cookies))
  })
  afterAll(async () => {
    for (const page of open.values()) await page.context().close()
  })

  it.each(paths)('on %s', async (path) => {
    await Promise.all(
      [...open].map(async ([name, page]) => {
        const answer = await page.goto(app.url + path)
        expect([name, answer?.status()]).toEqual([name, 200])
        expect([name, ...(await findingsOn(page))]).toEqual([name])
      }),
    )
  })
})

describe('a page that is not there', () => {
  it('is a designed page with the status 404, and axe finds nothing', async () => {
    for (const look of testLooks) {
      const page = await openLook(browser, app.url, look)
      const answer = await page.goto(`${app.url}/no-such-page`)
      expect(answer?.status()).toBe(404)
      expect(await findingsOn(page)).toEqual([])
      await page.context().close()
    }
  })
})
