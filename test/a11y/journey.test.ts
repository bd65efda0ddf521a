import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getDraft } from '../../src/modules/case/index.ts'
import { applyFor, foodLicence, readyDraft, residentOf } from '../../src/modules/case/testing.ts'
import { listMyCertificates } from '../../src/modules/certificate/index.ts'
import { openBrowser } from '../support/browser.ts'
import { findingsOn, lookName, openLook, testLooks } from '../support/looking.ts'
import { startApp, type TestApp } from '../support/web.ts'

const seniorCard = { key: 'senior-card', division: '450721101202', answers: { delivery: 'wallet' } }

let app: TestApp
let browser: Browser
const at: Record<'draft' | 'formPage' | 'done' | 'open' | 'document' | 'certificate' | 'item', string> = {
  draft: '',
  formPage: '',
  done: '',
  open: '',
  document: '',
  certificate: '',
  item: '',
}

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  const resident = residentOf('zhang-guilan')
  at.done = await applyFor(app, resident, seniorCard)
  at.open = await applyFor(app, residentOf('chen-xiaoyan', 'laojiefang-catering'), foodLicence)
  at.draft = await readyDraft(app, resident, seniorCard)
  const draft = await app.runtime.ask(getDraft, { draftId: at.draft }, resident)
  at.formPage = draft.pages[0]?.key ?? ''
  at.item = draft.item.code
  const { items } = await app.runtime.ask(listMyCertificates, {}, resident)
  at.document = items[0]?.id ?? ''
  at.certificate = items[0]?.shortNumber ?? ''
})
afterAll(() => browser?.close())

const looks = async (who: string | undefined): Promise<Map<string, Page>> => {
  const visitor = await app.visitor(who)
  const open = new Map<string, Page>()
  for (const look of testLooks)
    open.set(lookName(look), await openLook(browser, app.url, look, visitor.cookies))
  return open
}

const close = async (open: Map<string, Page>): Promise<void> => {
  for (const page of open.values()) await page.context().close()
}

const expectClean = async (open: Map<string, Page>, path: string): Promise<void> => {
  await Promise.all(
    [...open].map(async ([name, page]) => {
      const answer = await page.goto(app.url + path)
      expect([path, name, answer?.status()]).toEqual([path, name, 200])
      expect([path, name, ...(await findingsOn(page))]).toEqual([path, name])
    }),
  )
}

describe('axe finds nothing on the way from an item to a certificate', () => {
  it('for the applicant', async () => {
    const open = await looks('zhang-guilan')
    for (const path of [
      `/items/${at.item}`,
      `/items/${at.item}/apply`,
      `/drafts/${at.draft}`,
      `/drafts/${at.draft}/pages/${at.formPage}`,
      `/drafts/${at.draft}/materials`,
      `/drafts/${at.draft}/check`,
      `/applications/${at.done}/receipt`,
      `/my`,
      `/my/applications`,
      `/my/applications/${at.done}`,
      `/my/documents/${at.document}`,
    ])
      await expectClean(open, path)
    await close(open)
  }, 90_000)

  it('for whoever verifies it', async () => {
    const open = await looks(undefined)
    await expectClean(open, `/verify/${at.certificate}`)
    await close(open)
  }, 30_000)

  it('for the official', async () => {
    const open = await looks('li-min')
    for (const path of ['/desk', '/desk/cases', `/desk/cases/${at.open}`, `/desk/cases/${at.open}/accept`])
      await expectClean(open, path)
    await close(open)
  }, 60_000)
})

describe('a form with errors', () => {
  it('says so in the title, and its summary leads to the fields', async () => {
    const open = await looks('zhang-san')
    for (const [name, page] of open) {
      await page.goto(`${app.url}/verify`)
      await page.locator('main form[method="post"] button[type="submit"]').first().click()
      expect([name, await page.title()]).toEqual([name, expect.stringMatching(/^(错误|Error)/)])
      const target = await page.locator('.ds-error-summary a').first().getAttribute('href')
      expect(await page.locator(target ?? '#none').count()).toBe(1)
      expect([name, ...(await findingsOn(page))]).toEqual([name])
    }
    await close(open)
  }, 60_000)
})
