import type { AddressInfo } from 'node:net'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../src/kernel/actor.ts'
import { invite, newSessionToken, scanOf } from '../../src/modules/identity/index.ts'
import { openBrowser } from '../support/browser.ts'
import { startApp, type TestApp } from '../support/web.ts'

/** A person at a real browser whose device has a virtual authenticator (WebDriver's, over CDP). */
interface Person {
  readonly page: Page
  readonly device: CDPSession
  readonly authenticatorId: string
  /** Everything the page's policy or a script complained of. */
  readonly complaints: string[]
}

let app: TestApp
let origin: string
let browser: Browser
beforeAll(async () => {
  app = await startApp()
  // browsers know passkeys for a host name, and for http only on localhost
  origin = `http://localhost:${(app.server.address() as AddressInfo).port}`
  Object.assign(app.config, { publicUrl: origin })
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const arrive = async (options: { verified?: boolean; script?: boolean } = {}): Promise<Person> => {
  const context = await browser.newContext({ locale: 'zh-CN', javaScriptEnabled: options.script ?? true })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  const device = await context.newCDPSession(page)
  await device.send('WebAuthn.enable')
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: options.verified ?? true,
      automaticPresenceSimulation: true,
    },
  })
  return { page, device, authenticatorId, complaints }
}
const signInAs = async ({ page }: Person, personId: string): Promise<void> => {
  await page.goto(`${origin}/sign-in`)
  await page.click(`button[name=personId][value=${personId}]`)
}
const signOut = async ({ page }: Person): Promise<void> => {
  await page.goto(`${origin}/sign-out`)
  await page.click('main button')
}
const addPasskey = async ({ page }: Person): Promise<void> => {
  await page.goto(`${origin}/my/sign-in-and-devices/passkey`)
  await page.fill('input[name=name]', '书房的电脑')
  await page.click('main form[data-passkey] button')
}
const levelOf = async (personId: string): Promise<unknown> => {
  const { rows } = await app.owner.query(
    `select proofs->-1->>'by' as by from identity.session where person_id = $1 order by touched_at desc limit 1`,
    [personId],
  )
  return rows[0]?.by
}

describe('a passkey in a browser', { timeout: 60_000 }, () => {
  it('is made, signs in by itself after signing out, and reaches level 4', async () => {
    const me = await arrive()
    await signInAs(me, 'zhang-guilan')
    await addPasskey(me)
    await me.page.waitForURL(`${origin}/my/sign-in-and-devices`)
    expect(await me.page.textContent('main')).toContain('书房的电脑')
    const { credentials } = await me.device.send('WebAuthn.getCredentials', {
      authenticatorId: me.authenticatorId,
    })
    expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }])

    await signOut(me)
    await me.page.goto(`${origin}/my/sign-in-and-devices`)
    expect(new URL(me.page.url()).pathname).toBe('/sign-in')

    await me.page.goto(`${origin}/sign-in/passkey?next=/my`)
    await me.page.click('main form[data-passkey] button')
    await me.page.waitForURL(`${origin}/my`)
    expect(await me.page.textContent('header')).toContain('张桂兰')
    expect(await levelOf('zhang-guilan')).toBe('passkey')

    await me.page.goto(`${origin}/my/sign-in-and-devices`)
    expect(await me.page.textContent('main')).toContain('本设备')
    expect(await me.page.textContent('main')).toContain('验证方式： 通行密钥')
    await me.page.goto(`${origin}/my/messages`)
    expect(await me.page.textContent('main')).toContain('您的账户添加了通行密钥')
    expect(me.complaints).toEqual([])
  })

  it('lifts a session that began otherwise to level 4, and comes back to where that was needed', async () => {
    const me = await arrive()
    await signInAs(me, 'wei-jianguo')
    await addPasskey(me)
    await me.page.waitForURL(`${origin}/my/sign-in-and-devices`)
    await signOut(me)
    await signInAs(me, 'wei-jianguo')
    expect(await levelOf('wei-jianguo')).toBe('sample')
    await me.page.goto(`${origin}/sign-in/step-up?level=4&to=/my/documents`)
    await me.page.click('main a[href^="/sign-in/second-factor"]')
    await me.page.click('main form[data-passkey] button')
    await me.page.waitForURL(`${origin}/my/documents`)
    expect(await levelOf('wei-jianguo')).toBe('passkey')
    expect(me.complaints).toEqual([])
  })

  it('is refused when its holder is not verified, and the page says so', async () => {
    const me = await arrive()
    await signInAs(me, 'huang-meiling')
    await addPasskey(me)
    await me.page.waitForURL(`${origin}/my/sign-in-and-devices`)
    await signOut(me)
    await me.device.send('WebAuthn.setUserVerified', {
      authenticatorId: me.authenticatorId,
      isUserVerified: false,
    })
    await me.page.goto(`${origin}/sign-in/passkey`)
    await me.page.click('main form[data-passkey] button')
    await me.page.waitForSelector('[data-passkey-says=failed]:not([hidden])')
    expect(await me.page.textContent('[data-passkey-says=failed]')).toContain('没有完成')
    expect(new URL(me.page.url()).pathname).toBe('/sign-in/passkey')
  })

  it('without a script the pages say in words what to do instead', async () => {
    const me = await arrive({ script: false })
    await me.page.goto(`${origin}/sign-in/passkey`)
    expect(await me.page.textContent('main noscript')).toContain('JavaScript')
    expect(await me.page.textContent('main')).toContain('用手机扫码登录')
    await me.page.click('main form[data-passkey] button')
    expect(await me.page.textContent('.ds-error-summary')).toContain('通行密钥需要打开 JavaScript')
  })
})

describe("an official's passkey outside the sample province", { timeout: 60_000 }, () => {
  it('is made by the enrol link, opens the desk, and alone signs in to it later', async () => {
    // as if the colleague were a real one: their account needs proof
    await app.owner.query("update identity.account set sample = false where person_id = 'chen-qiang'")
    const { token, tokenHash } = newSessionToken()
    await app.runtime.perform(
      invite,
      { personId: 'chen-qiang', purpose: 'enrol', tokenHash },
      system('setup'),
    )
    await app.setSample(false)
    const me = await arrive()
    await me.page.goto(`${origin}/sign-up/enrol/${token}`)
    await me.page.fill('input[type=password]', '九只 紫色 的 鹦鹉 算账')
    await me.page.click('main form button')
    await me.page.waitForURL(`${origin}/sign-in/second-factor**`)
    expect((await me.page.goto(`${origin}/desk`))?.status()).toBe(404)
    await me.page.goto(`${origin}/sign-in/second-factor?post=1&to=/desk`)
    await me.page.click('main a[href^="/my/sign-in-and-devices/passkey"]')
    await me.page.click('main form[data-passkey] button')
    await me.page.waitForURL(`${origin}/desk`)

    await signOut(me)
    await me.page.goto(`${origin}/sign-in/passkey`)
    await me.page.click('main form[data-passkey] button')
    await me.page.waitForURL(`${origin}/desk`)
    expect(await me.page.textContent('header')).toContain('陈强')
    await app.setSample(true)
  })
})

describe('signing in by scanning in a browser', { timeout: 60_000 }, () => {
  it('sends the PC on by itself once the phone has picked the number', async () => {
    const pc = await arrive()
    await pc.page.goto(`${origin}/sign-in/scan?next=/my`)
    await pc.page.click('main button[value=open]')
    const number = await pc.page.textContent('.tb-scan__number')
    const secret = (await pc.page.context().cookies()).find(({ name }) => name === 'tb-scan')?.value ?? ''
    const phone = await arrive()
    await signInAs(phone, 'lu-haiming')
    await phone.page.goto(`${origin}/scan/${scanOf(secret).code}`)
    expect(await phone.page.textContent('main')).toContain('Chrome')
    await phone.page.click(`main button[name=picked][value="${number}"]`)
    expect(await phone.page.textContent('main')).toContain('已确认')
    await pc.page.waitForURL(`${origin}/my`, { timeout: 15_000 })
    expect(await pc.page.textContent('header')).toContain('陆海明')
    expect([...pc.complaints, ...phone.complaints]).toEqual([])
  })
})
