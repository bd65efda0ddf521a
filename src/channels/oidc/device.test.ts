import * as openid from 'openid-client'
import { describe, expect, it } from 'vitest'
import type { Visitor } from '../../main/tour/visitor.ts'
import { discover, register, startIssuer } from './testing.ts'

const { app, url, issuer, department, visitor } = await startIssuer()

describe('a device that shows a code', () => {
  const keys = crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const kiosk = async () => {
    const { publicKey, privateKey } = await keys
    const jwk = await crypto.subtle.exportKey('jwk', publicKey)
    const registered = await register(app.runtime, department, {
      grants: ['device'],
      redirectUris: [],
      logoutReturnUris: [],
      jwks: { keys: [{ kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y, use: 'sig', alg: 'ES256' }] },
    })
    return discover(issuer, registered, openid.PrivateKeyJwt(privateKey))
  }
  const answer = async (person: Visitor, code: string, said: string): Promise<string> => {
    const typed = await person.submit(await person.get('/device'), { code }, '/device')
    expect(new URL(typed.url).pathname).toBe('/device/confirm')
    expect(typed.html).toContain('人社业务系统')
    const done = await person.submit(typed, { answer: said }, '/device/confirm')
    return done.html
  }

  it('is signed in by a person who types the code and agrees', async () => {
    const at = await kiosk()
    const shown = await openid.initiateDeviceAuthorization(at, { scope: 'openid person' })
    expect(shown.verification_uri).toBe(`${url}/device`)
    expect(shown.verification_uri_complete).toBe(`${url}/device?code=${shown.user_code}`)
    const waiting = openid.pollDeviceAuthorizationGrant(at, { ...shown, interval: 1 })
    const zhang = await visitor('zhang-guilan')
    expect(await answer(zhang, shown.user_code.toLowerCase().replace('-', ' '), 'allow')).toContain(
      '设备已登录',
    )
    const tokens = await waiting
    const person = await openid.fetchUserInfo(at, tokens.access_token, tokens.claims()?.sub ?? '')
    expect(person).toMatchObject({ name: '张桂兰' })
    const again = await zhang.get(`/device/confirm?code=${shown.user_code}`)
    expect(again.status).toBe(404)
    await zhang.submit(await zhang.get('/sign-out'), {}, '/sign-out')
    await app.drain()
    await expect(openid.refreshTokenGrant(at, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })

  it('gets nothing when the person refuses', async () => {
    const at = await kiosk()
    const shown = await openid.initiateDeviceAuthorization(at, { scope: 'openid person' })
    expect(await answer(await visitor('wei-jianguo'), shown.user_code, 'deny')).toContain('没有得到')
    await expect(openid.pollDeviceAuthorizationGrant(at, { ...shown, interval: 1 })).rejects.toMatchObject({
      error: 'access_denied',
    })
  })

  it('is answered by nobody who did not type its code: an address with the code in it opens nothing', async () => {
    const at = await kiosk()
    const shown = await openid.initiateDeviceAuthorization(at, { scope: 'openid person' })
    const address = `/device/confirm?code=${shown.user_code}`
    const victim = await visitor('zhang-guilan')
    expect((await victim.get(address)).status).toBe(404)
    const finder = await visitor('wei-jianguo')
    const confirm = await finder.submit(await finder.get('/device'), { code: shown.user_code }, '/device')
    expect(new URL(confirm.url).pathname).toBe('/device/confirm')
    expect((await victim.get(address)).status).toBe(404)
    const token = /name="_csrf" value="([^"]+)"/.exec((await victim.get('/device')).html)?.[1] ?? ''
    const answer = await victim.post(address, { _csrf: token, _key: 'a-key-of-theirs', answer: 'allow' })
    expect(answer.status).toBe(404)
    await finder.submit(confirm, { answer: 'deny' }, '/device/confirm')
  })

  it('belongs to the system that asked for it: another one gets nothing by it', async () => {
    const [at, elsewhere] = [await kiosk(), await kiosk()]
    const shown = await openid.initiateDeviceAuthorization(at, { scope: 'openid person' })
    await answer(await visitor('zhang-guilan'), shown.user_code, 'allow')
    await expect(
      openid.pollDeviceAuthorizationGrant(elsewhere, { ...shown, interval: 1 }),
    ).rejects.toMatchObject({ error: 'invalid_grant' })
  })

  it('cannot be found by trying codes', async () => {
    const guesser = await visitor('wei-jianguo')
    const page = await guesser.get('/device')
    for (let tries = 0; tries < 10; tries++)
      expect((await guesser.submit(page, { code: `BBBB-BBB${'CDFGHJKLMN'[tries]}` }, '/device')).status).toBe(
        422,
      )
    expect((await guesser.submit(page, { code: 'BBBB-BBBP' }, '/device')).status).toBe(429)
    const { rows } = await app.owner.query(
      "select count(*)::int as n from platform.audit where operation = 'client.try-device-code' and outcome = 'refused'",
    )
    expect(rows[0].n).toBe(11)
  })

  it('must prove itself by a key: a secret cannot be registered for devices', async () => {
    await expect(register(app.runtime, department, { grants: ['device'] })).rejects.toMatchObject({
      code: 'client.cannot-register',
    })
  })
})
