import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as openid from 'openid-client'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { discover, register, startDepartment } from '../../src/channels/oidc/testing.ts'
import { Visitor } from '../../src/main/tour/visitor.ts'
import { createWeb } from '../../src/main/web.ts'
import { startPlatform } from '../support/app.ts'
import { openBrowser } from '../support/browser.ts'
import { findingsOn, lookName, openLook, testLooks } from '../support/looking.ts'

const port = await new Promise<number>((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const address = probe.address() as AddressInfo
    probe.close(() => resolve(address.port))
  })
})
const url = `http://127.0.0.1:${port}`
const department = await startDepartment()
const app = await startPlatform({ PUBLIC_URL: url, OUTGOING_ALLOW: new URL(department.url).host })
const web = await createWeb(app)
await web.listen({ port, host: '127.0.0.1' })

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await web.close()
  department.server.close()
})

const arrive = async (): Promise<{ page: Page; complaints: string[] }> => {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return { page, complaints }
}

/** A kiosk with keys of its own, as openid-client. */
const keyed = async (): Promise<openid.Configuration> => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  const system = await register(app.runtime, department, {
    name: { zh: '政务大厅自助机', en: 'Kiosk in the service hall' },
    grants: ['device'],
    redirectUris: [],
    logoutReturnUris: [],
    jwks: { keys: [{ kty, crv, x, y }] },
  })
  return discover(`${url}/oidc`, system, openid.PrivateKeyJwt(privateKey))
}

/** Pictures for people, when they say where: LOOK=<folder>. */
const picture = async (page: Page, name: string): Promise<void> => {
  if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/${name}.png`, fullPage: true })
}

describe('a real browser', { timeout: 120_000 }, () => {
  it('goes from a department’s system through ours and back, and out of both, under the strict policy', async () => {
    const system = await register(app.runtime, department)
    const config = await discover(`${url}/oidc`, system)
    const verifier = openid.randomPKCECodeVerifier()
    const address = openid.buildAuthorizationUrl(config, {
      redirect_uri: department.back,
      scope: 'openid person org',
      state: 'a-state',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    const { page, complaints } = await arrive()
    await page.goto(address.href)
    await page.click('button[name=personId][value=zhang-guilan]')
    expect(new URL(page.url()).pathname).toMatch(/^\/sign-on\//)
    expect(await findingsOn(page)).toEqual([])
    await picture(page, 'sign-on')
    await page.click('button[name=answer][value=allow]')
    expect(page.url().startsWith(department.back)).toBe(true)
    const tokens = await openid.authorizationCodeGrant(config, new URL(page.url()), {
      pkceCodeVerifier: verifier,
      expectedState: 'a-state',
    })
    const out = openid.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: `${department.url}/bye`,
    })
    await page.goto(out.href)
    expect(await findingsOn(page)).toEqual([])
    await picture(page, 'out')
    await page.click('main button')
    expect(page.url()).toBe(`${department.url}/bye`)
    await app.drain()
    expect(department.notices).toHaveLength(1)
    expect(complaints).toEqual([])
  })

  it('shows the pages of a device’s code so that they can be read and used', async () => {
    const { page } = await arrive()
    await page.goto(`${url}/device?code=BDFG-HJKL`)
    await page.click('button[name=personId][value=wei-jianguo]')
    expect(await page.inputValue('input[name=code]')).toBe('BDFG-HJKL')
    expect(await findingsOn(page)).toEqual([])
    await page.click('main button')
    expect(await page.textContent('main')).toContain('没有设备正在显示这个代码')
    expect(await findingsOn(page)).toEqual([])
    await picture(page, 'device')
  })

  it('asks, confirms and lists what was agreed to, readably on every screen', async () => {
    const system = await register(app.runtime, department)
    const config = await discover(`${url}/oidc`, system)
    const kiosk = await keyed()
    const person = new Visitor(url)
    await person.signIn('chen-xiaoyan')
    for (const look of testLooks) {
      const address = openid.buildAuthorizationUrl(config, {
        redirect_uri: department.back,
        scope: 'openid person org',
        code_challenge: await openid.calculatePKCECodeChallenge(openid.randomPKCECodeVerifier()),
        code_challenge_method: 'S256',
      })
      const page = await openLook(browser, url, look, person.cookies)
      await page.goto(address.href)
      if (page.url().startsWith(url)) {
        expect(await findingsOn(page)).toEqual([])
        await picture(page, `consent-${lookName(look)}`)
        await page.click('button[name=answer][value=allow]')
      }
      const shown = await openid.initiateDeviceAuthorization(kiosk, { scope: 'openid person' })
      await page.goto(shown.verification_uri_complete ?? '')
      await page.click('main button')
      expect(new URL(page.url()).pathname).toBe('/device/confirm')
      expect(await findingsOn(page)).toEqual([])
      await picture(page, `device-confirm-${lookName(look)}`)
      await page.click('button[name=answer][value=allow]')
      await page.goto(`${url}/my/systems`)
      expect(await findingsOn(page)).toEqual([])
      await picture(page, `systems-${lookName(look)}`)
      await page.click('button[name=end] >> nth=0')
      expect(await findingsOn(page)).toEqual([])
      await picture(page, `systems-ended-${lookName(look)}`)
    }
  })

  it('shows the register of systems readably, to an administrator on a PC and on a phone', async () => {
    const admin = new Visitor(url)
    await admin.post('/sign-in?next=/desk/admin/clients', { personId: 'qin-haiyan' })
    for (const look of testLooks) {
      const page = await openLook(browser, url, look, admin.cookies)
      for (const [name, path] of [
        ['list', ''],
        ['new', '/new'],
        ['one', '/sample-social-security'],
        ['change', '/sample-social-security/change'],
      ] as const) {
        await page.goto(`${url}/desk/admin/clients${path}`)
        expect(await findingsOn(page)).toEqual([])
        await picture(page, `${name}-${lookName(look)}`)
      }
    }
  })
})
