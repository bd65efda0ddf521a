import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as openid from 'openid-client'
import { afterAll, describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { startApp } from '../../../test/support/web.ts'
import { type Actor, system } from '../../kernel/actor.ts'
import { Visitor } from '../../main/tour/visitor.ts'
import { createWeb } from '../../main/web.ts'
import { removeExpired } from '../../modules/client/commands/remove-expired.ts'
import { newSecret, resumeSystem, rotateSecret, suspendSystem } from '../../modules/client/index.ts'
import { changeDuties, endAppointment, mergeOrgan } from '../../modules/organ/index.ts'
import { discover, follow, register, startDepartment } from './testing.ts'

/** The issuer is in every token, so the port has to be known before the product starts. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

const department = await startDepartment()
const other = await startDepartment()
const url = `http://127.0.0.1:${await freePort()}`
const app = await startPlatform({
  PUBLIC_URL: url,
  OUTGOING_ALLOW: [department, other].map((d) => new URL(d.url).host).join(','),
})
const web = await createWeb(app)
await web.listen({ port: Number(new URL(url).port), host: '127.0.0.1' })
afterAll(async () => {
  await web.close()
  department.server.close()
  other.server.close()
})

const issuer = `${url}/oidc`
const admin = {
  kind: 'official',
  personId: 'qin-haiyan',
  appointmentId: 'a-qin-haiyan',
  organId: '450000-big-data',
  path: 'gx.big-data.',
  duties: ['system-admin'],
  name: '覃海燕',
  level: 3,
  language: 'zh',
} as unknown as Actor
const ours = await register(app.runtime, department)
const theirs = await register(app.runtime, other)
const config = await discover(issuer, ours)

const visitor = async (personId?: string): Promise<Visitor> => {
  const one = new Visitor(url)
  if (personId) await one.signIn(personId)
  return one
}

interface Begun {
  readonly address: string
  readonly verifier: string
}
const begin = async (
  of = config,
  back = department.back,
  more: Record<string, string> = {},
): Promise<Begun> => {
  const verifier = openid.randomPKCECodeVerifier()
  const parameters = {
    redirect_uri: back,
    scope: 'openid person org',
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: 'a-state',
    ...more,
  }
  return { address: openid.buildAuthorizationUrl(of, parameters).href, verifier }
}

/** From the system's link to the answer on our page: where the browser comes out. */
const allow = async (person: Visitor, address: string, answer = 'allow'): Promise<URL> => {
  const asked = await follow(person, address, url)
  if (asked.outside) return asked.arrived
  expect(asked.arrived.pathname).toMatch(/^\/sign-on\/./)
  const token = /name="_csrf" value="([^"]+)"/.exec(asked.html)?.[1] ?? ''
  const response = await person.request(
    asked.arrived.pathname,
    { method: 'POST', body: new URLSearchParams({ _csrf: token, _key: 'k', answer }) },
    false,
  )
  if (response.status !== 303) throw new Error(`the answer on our page came back with ${response.status}`)
  return (await follow(person, response.headers.get('location') ?? '', url)).arrived
}

const redeem = (back: URL, { verifier }: Begun, of = config) =>
  openid.authorizationCodeGrant(of, back, { pkceCodeVerifier: verifier, expectedState: 'a-state' })

const signIn = async (person: Visitor, more: Record<string, string> = {}) => {
  const begun = await begin(config, department.back, more)
  return redeem(await allow(person, begun.address), begun)
}

describe('signing in to a department’s system', () => {
  it('says what is passed on and to whom, then hands over name, level and a subject of its own', async () => {
    const zhang = await visitor('zhang-guilan')
    const begun = await begin()
    const asked = await follow(zhang, begun.address, url)
    expect(asked.html).toContain('人社业务系统')
    expect(asked.html).toContain('办理社保业务时确认身份')
    const tokens = await redeem(await allow(zhang, begun.address), begun)
    const claims = tokens.claims()
    expect(claims).toMatchObject({ iss: issuer, aud: ours.clientId, acr: 'urn:gov:aal:3' })
    const person = await openid.fetchUserInfo(config, tokens.access_token, claims?.sub ?? '')
    expect(person).toMatchObject({ name: '张桂兰', ial: 'L3', aal: 'L3' })
    expect(person.act_org).toBeUndefined()
  })
  it('gives each sector another subject, and one sector always the same', async () => {
    const here = (await signIn(await visitor('wei-jianguo'))).claims()?.sub
    const again = (await signIn(await visitor('wei-jianguo'))).claims()?.sub
    const elsewhere = await discover(issuer, theirs)
    const begun = await begin(elsewhere, other.back)
    const back = await allow(await visitor('wei-jianguo'), begun.address)
    const there = (await redeem(back, begun, elsewhere)).claims()?.sub
    expect(again).toBe(here)
    expect(there).not.toBe(here)
    expect([here, there]).not.toContain('wei-jianguo')
  })

  it('hands over organ and duties of an official in a post', async () => {
    const tokens = await signIn(await visitor('chen-qiang'))
    const person = await openid.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '')
    expect(person).toMatchObject({ act_role: 'decide issue', act_org_name: '灵山县市场监督管理局' })
    expect(person.act_org).toMatch(/^[0-9A-Z]{18}$/)
  })

  it('asks nothing a second time in the same session, and asks again in another capacity', async () => {
    const chen = await visitor('chen-xiaoyan')
    await signIn(chen)
    const begun = await begin()
    expect((await follow(chen, begun.address, url)).outside).toBe(true)
    await chen.submit(await chen.get('/acting-as'), { capacity: 'mandate:m-chen-xiaoyan' }, '/acting-as')
    const asked = await follow(chen, (await begin()).address, url)
    expect(asked.arrived.pathname).toMatch(/^\/sign-on\//)
    const tokens = await signIn(chen)
    const person = await openid.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '')
    expect(person).toMatchObject({ act_org_name: '灵山县老街坊餐饮有限公司', delegation: 'm-chen-xiaoyan' })
  })

  it('passes on only what was asked for', async () => {
    const tokens = await signIn(await visitor('zhang-guilan'), { scope: 'openid' })
    const person = await openid.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '')
    expect(Object.keys(person).filter((name) => /name|ial|act_/.test(name))).toEqual([])
  })

  it('sends visitors to sign in first, and brings them back', async () => {
    const nobody = await visitor()
    const begun = await begin()
    const asked = await follow(nobody, begun.address, url)
    expect(asked.arrived.pathname).toBe('/sign-in')
    const page = await nobody.get(asked.arrived.pathname + asked.arrived.search)
    const after = await nobody.submit(page, { personId: 'zhang-guilan' }, '/sign-in')
    expect(new URL(after.url).pathname).toMatch(/^\/sign-on\//)
  })

  it('asks for a higher level where the system asks for one', async () => {
    const zhang = await visitor('zhang-guilan')
    const begun = await begin(config, department.back, { acr_values: 'urn:gov:aal:4' })
    const asked = await follow(zhang, begun.address, url)
    expect(asked.arrived.pathname + asked.arrived.search).toMatch(/^\/sign-in\/step-up\?level=4/)
    expect((await signIn(zhang, { acr_values: 'urn:gov:aal:2' })).claims()?.acr).toBe('urn:gov:aal:3')
  })

  it('asks for the level that the register says, whatever the system asks for', async () => {
    const strict = await register(app.runtime, department, { level: 4 })
    const begun = await begin(await discover(issuer, strict), department.back, {
      acr_values: 'urn:gov:aal:1',
    })
    const asked = await follow(await visitor('zhang-guilan'), begun.address, url)
    expect(asked.arrived.search).toMatch(/level=4/)
  })

  it('has people prove themselves again where the system asks for that', async () => {
    const then = app.clock.now()
    app.clock.set(new Date(Date.now() - 3_600_000).toISOString())
    const zhang = await visitor('zhang-guilan')
    for (const more of [{ prompt: 'login' }, { max_age: '60' }] as Record<string, string>[]) {
      const asked = await follow(zhang, (await begin(config, department.back, more)).address, url)
      expect(asked.arrived.pathname).toBe('/sign-in')
    }
    app.clock.set(then.toISOString())
  })

  it('tells the system when the person does not agree', async () => {
    const begun = await begin()
    const back = await allow(await visitor('zhang-guilan'), begun.address, 'deny')
    expect(back.searchParams.get('error')).toBe('access_denied')
    expect(back.searchParams.get('code')).toBeNull()
  })

  it('takes requests pushed ahead of the browser (PAR)', async () => {
    const verifier = openid.randomPKCECodeVerifier()
    const pushed = await openid.buildAuthorizationUrlWithPAR(config, {
      redirect_uri: department.back,
      scope: 'openid person',
      state: 'a-state',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    expect(pushed.searchParams.get('scope')).toBeNull()
    const begun = { address: pushed.href, verifier }
    const back = await allow(await visitor('zhang-guilan'), begun.address)
    expect((await redeem(back, begun)).claims()?.aud).toBe(ours.clientId)
  })
})

describe('tokens', () => {
  it('are refreshed by rotation, and a refresh token used twice ends all of them', async () => {
    const first = await signIn(await visitor('wei-jianguo'))
    const second = await openid.refreshTokenGrant(config, first.refresh_token ?? '')
    expect(second.refresh_token).not.toBe(first.refresh_token)
    await expect(openid.refreshTokenGrant(config, first.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    await expect(openid.refreshTokenGrant(config, second.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })

  it('are looked at and revoked by the system they were given to, and by no other', async () => {
    const tokens = await signIn(await visitor('wei-jianguo'))
    const elsewhere = await discover(issuer, theirs)
    expect(await openid.tokenIntrospection(config, tokens.access_token)).toMatchObject({ active: true })
    expect(await openid.tokenIntrospection(elsewhere, tokens.access_token)).toEqual({ active: false })
    await openid.tokenRevocation(elsewhere, tokens.access_token).catch(() => undefined)
    expect(await openid.tokenIntrospection(config, tokens.access_token)).toMatchObject({ active: true })
    await openid.tokenRevocation(config, tokens.access_token)
    expect(await openid.tokenIntrospection(config, tokens.access_token)).toEqual({ active: false })
  })

  it('and codes and sessions are nowhere in the database as they travel', async () => {
    const begun = await begin()
    const back = await allow(await visitor('zhang-guilan'), begun.address)
    const code = back.searchParams.get('code') ?? ''
    const tokens = await redeem(back, begun)
    const { rows } = await app.owner.query<{ row: string }>(
      'select a::text as row from "client"."artefact" a',
    )
    const all = rows.map(({ row }) => row).join('\n')
    expect(rows.length).toBeGreaterThan(3)
    for (const secret of [code, tokens.access_token, tokens.refresh_token ?? ''])
      for (const form of [secret, Buffer.from(secret).toString('hex')]) expect(all).not.toContain(form)
    expect(all).not.toContain('zhang-guilan')
  })
})

describe('what is refused', () => {
  it('a code used twice, which also ends the tokens it gave', async () => {
    const begun = await begin()
    const back = await allow(await visitor('zhang-guilan'), begun.address)
    const tokens = await redeem(back, begun)
    await expect(redeem(back, begun)).rejects.toMatchObject({ error: 'invalid_grant' })
    expect(await openid.tokenIntrospection(config, tokens.access_token)).toEqual({ active: false })
  })
  it('a code sent twice at the same moment: one gets through at most', async () => {
    const begun = await begin()
    const back = await allow(await visitor('zhang-guilan'), begun.address)
    const ends = await Promise.allSettled([redeem(back, begun), redeem(back, begun), redeem(back, begun)])
    expect(ends.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1)
  })
  it('a verifier that is not the one of the request', async () => {
    const begun = await begin()
    const back = await allow(await visitor('zhang-guilan'), begun.address)
    const wrong = { ...begun, verifier: openid.randomPKCECodeVerifier() }
    await expect(redeem(back, wrong)).rejects.toMatchObject({ error: 'invalid_grant' })
  })
  it('a request without PKCE, or with the plain method', async () => {
    const zhang = await visitor('zhang-guilan')
    const { address } = await begin()
    for (const change of [
      (to: URL) => to.searchParams.delete('code_challenge'),
      (to: URL) => to.searchParams.set('code_challenge_method', 'plain'),
    ]) {
      const to = new URL(address)
      change(to)
      const { arrived } = await follow(zhang, to.href, url)
      expect(arrived.searchParams.get('error')).toBe('invalid_request')
    }
  })
  it('an answer in the fragment or by a form that posts itself: it comes in the query only', async () => {
    const zhang = await visitor('zhang-guilan')
    for (const response_mode of ['fragment', 'form_post']) {
      const { address } = await begin(config, department.back, { response_mode })
      const { arrived, outside } = await follow(zhang, address, url)
      expect([arrived.searchParams.get('code'), outside && arrived.hash.includes('code=')]).toEqual([
        null,
        false,
      ])
    }
  })
  it('an address to return to that is not registered to the letter: nobody is sent there', async () => {
    const zhang = await visitor('zhang-guilan')
    for (const wrong of [
      `${department.back}/`,
      `${department.back}?x=1`,
      other.back,
      'https://evil.example/back',
    ]) {
      const { arrived, status, outside, html } = await follow(
        zhang,
        (await begin(config, department.back, { redirect_uri: wrong })).address,
        url,
      )
      expect({ outside, path: arrived.pathname, status }).toEqual({
        outside: false,
        path: '/sign-on/problem',
        status: 400,
      })
      expect(html).toContain('没有登记')
    }
  })
  it('a wrong secret', async () => {
    const wrong = await discover(issuer, { ...ours, secret: 'not-the-secret' })
    await expect(openid.clientCredentialsGrant(wrong)).rejects.toMatchObject({ status: 401 })
  })
  it('the same page in another person’s browser: an address sent on opens nothing', async () => {
    const zhang = await visitor('zhang-guilan')
    const asked = await follow(zhang, (await begin()).address, url)
    const victim = await visitor('wei-jianguo')
    expect((await victim.get(asked.arrived.pathname)).status).toBe(404)
    const answer = await victim.request(asked.arrived.pathname, {
      method: 'POST',
      body: new URLSearchParams({ answer: 'allow' }),
    })
    expect(answer.status).toBe(404)
  })
  it('a host name that somebody made up: addresses are always our own', async () => {
    const answer = await fetch(`${issuer}/.well-known/openid-configuration`, {
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    })
    const { token_endpoint } = (await answer.json()) as { token_endpoint: string }
    expect(token_endpoint).toBe(`${issuer}/token`)
  })
})

describe('leaving', () => {
  const noticeOf = (at: typeof department): Record<string, unknown> => {
    const [, body = ''] = (at.notices.at(-1) ?? '').split('.')
    return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Record<string, unknown>
  }

  it('by the system’s own link signs out of everything, and tells each system that was entered', async () => {
    const person = await visitor('wei-jianguo')
    const tokens = await signIn(person)
    const before = department.notices.length
    const out = openid.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: `${department.url}/bye`,
      state: 'seen',
    })
    const page = await person.get(out.pathname + out.search)
    expect(page.html).toContain('人社业务系统')
    const token = /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    const body = new URLSearchParams({ _csrf: token, _key: 'k' })
    const answer = await person.request(out.pathname + out.search, { method: 'POST', body }, false)
    expect(answer.headers.get('location')).toBe(`${department.url}/bye?state=seen`)
    await app.drain()
    expect(department.notices).toHaveLength(before + 1)
    const { sub, sid } = tokens.claims() as unknown as { sub: string; sid: string }
    expect(noticeOf(department)).toMatchObject({ iss: issuer, aud: ours.clientId, sub, sid })
    expect(noticeOf(department).nonce).toBeUndefined()
    await expect(openid.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    await expect(openid.fetchUserInfo(config, tokens.access_token, sub)).rejects.toThrow()
  })

  it('sends a logout token that a library accepts: signed by us, for this system, of the logout kind', async () => {
    const [head = '', body = '', signature = ''] = (department.notices.at(-1) ?? '').split('.')
    const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as {
      keys: (JsonWebKey & { kid: string })[]
    }
    const { kid, typ, alg } = JSON.parse(Buffer.from(head, 'base64url').toString()) as Record<string, string>
    expect({ typ, alg }).toEqual({ typ: 'logout+jwt', alg: 'ES256' })
    const jwk = keys.find((key) => key.kid === kid)
    const key = await crypto.subtle.importKey(
      'jwk',
      jwk ?? {},
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['verify'],
    )
    const holds = await crypto.subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      key,
      Buffer.from(signature, 'base64url'),
      Buffer.from(`${head}.${body}`),
    )
    expect(holds).toBe(true)
  })

  it('on our own pages tells the systems too, and tries again when one does not answer', async () => {
    const person = await visitor('zhang-guilan')
    await signIn(person)
    const before = department.notices.length
    department.answersWith = 500
    await person.submit(await person.get('/sign-out'), {}, '/sign-out')
    await app.drain()
    expect(department.notices).toHaveLength(before)
    const parked = await app.owner.query(
      "select tries from platform.parked_delivery where listener like 'client.sign-on-ended%'",
    )
    expect(parked.rows).toEqual([{ tries: 1 }])
    department.answersWith = 200
    app.clock.set(new Date(app.clock.now().getTime() + 5_000).toISOString())
    await app.drain()
    expect(department.notices).toHaveLength(before + 1)
    const { rows } = await app.owner.query(
      'select count(*)::int as n from client.sign_on_system where told_at is not null',
    )
    expect(rows[0].n).toBeGreaterThan(0)
  })

  it('because a post ended: an ex-official is out of every system at once', async () => {
    const li = await visitor('li-min')
    const tokens = await signIn(li)
    const before = department.notices.length
    await app.runtime.perform(endAppointment, { appointmentId: 'a-li-min', reason: '调离' }, admin)
    await app.drain()
    expect(department.notices).toHaveLength(before + 1)
    await expect(openid.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    // the door remembers a session for a second
    await new Promise((second) => setTimeout(second, 1_050))
    const asked = await follow(li, (await begin()).address, url)
    expect(asked.arrived.pathname).toBe('/sign-in')
  })

  it('because duties changed: the system learns the new ones at the next sign-in', async () => {
    const tokens = await signIn(await visitor('chen-qiang'))
    await app.runtime.perform(
      changeDuties,
      { appointmentId: 'a-chen-qiang', duties: ['decide'], reason: '分工调整' },
      admin,
    )
    await app.drain()
    await expect(openid.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })

  it('goes nowhere that is not registered', async () => {
    const person = await visitor('zhang-guilan')
    const query = new URLSearchParams({
      client_id: ours.clientId,
      post_logout_redirect_uri: 'https://evil.example/',
    })
    expect((await person.get(`/sign-on/out?${query}`)).status).toBe(400)
    const forged = new URLSearchParams({ id_token_hint: 'e30.e30.AAAA' })
    expect((await person.get(`/sign-on/out?${forged}`)).status).toBe(400)
  })
})

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

describe('a system that asks the API for itself', () => {
  const api = async (token: string, path = '/systems/staff') => {
    const headers = { authorization: `Bearer ${token}` }
    const answer = await fetch(`${url}/api/v1${path}`, { headers })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  const tokenFor = async (purpose: string, scope = 'staff') => {
    const system = await register(app.runtime, department, {
      purpose,
      grants: ['api'],
      scopes: ['staff'],
      redirectUris: [],
    })
    const at = await discover(issuer, system)
    return { ...system, token: (await openid.clientCredentialsGrant(at, { scope })).access_token, at }
  }

  it('gets the staff of its organ with the right scope and purpose', async () => {
    const { token, clientId } = await tokenFor('staff-directory')
    const { status, body } = await api(token)
    expect(status).toBe(200)
    expect((body.items as { name: string }[]).map(({ name }) => name)).toContain('陈强')
    expect((await api(token, '/systems/own')).body).toMatchObject({ clientId, purpose: 'staff-directory' })
    expect((await api(token, '/systems/staff?organId=450722-market-regulation')).status).toBe(404)
  })

  it('is refused with the wrong purpose, and that is in the audit', async () => {
    const { token, clientId } = await tokenFor('statistics')
    const { status, body } = await api(token)
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'client.other-purpose' })
    const { rows } = await app.owner.query(
      "select actor_id, reason from platform.audit where operation = 'client.list-staff' and outcome = 'refused'",
    )
    expect(rows).toEqual([{ actor_id: `client:${clientId}`, reason: 'client.other-purpose' }])
  })

  it('is refused without the scope, with a made-up token, and with a person’s token', async () => {
    const { token } = await tokenFor('staff-directory', '')
    expect((await api(token)).status).toBe(403)
    expect((await api('made-up')).status).toBe(401)
    const tokens = await signIn(await visitor('zhang-guilan'))
    expect((await api(tokens.access_token)).status).toBe(401)
    expect((await fetch(`${url}/api/v1/systems/staff`)).status).toBe(401)
  })

  it('may not ask for what people allow, nor people’s systems for what it may', async () => {
    const { at } = await tokenFor('staff-directory')
    await expect(openid.clientCredentialsGrant(at, { scope: 'person' })).rejects.toMatchObject({
      error: 'invalid_scope',
    })
    await expect(openid.clientCredentialsGrant(config)).rejects.toMatchObject({
      status: 400,
    })
  })

  it('gets a new secret by rotation; the old one lasts a day, or ends at once', async () => {
    const { clientId, secret, token } = await tokenFor('staff-directory')
    const grant = async (with_: string) =>
      openid.clientCredentialsGrant(await discover(issuer, { clientId, secret: with_ }))
    const next = newSecret()
    await app.runtime.perform(rotateSecret, { clientId, secretHash: next.secretHash, atOnce: false }, admin)
    await grant(secret)
    await grant(next.secret)
    const last = newSecret()
    await app.runtime.perform(rotateSecret, { clientId, secretHash: last.secretHash, atOnce: true }, admin)
    await expect(grant(next.secret)).rejects.toMatchObject({ status: 401 })
    await grant(last.secret)
    expect((await api(token)).status).toBe(200)
  })
})

it('a system whose organ was merged is answered for by the successor', async () => {
  const { clientId } = await register(app.runtime, department, { organId: '450721-archives' })
  await app.runtime.perform(
    mergeOrgan,
    { organId: '450721-archives', intoId: '450721-general-office', reason: '机构改革' },
    admin,
  )
  await app.drain()
  const { rows } = await app.owner.query('select organ_id from client.system where id = $1', [clientId])
  expect(rows).toEqual([{ organ_id: '450721-general-office' }])
})

describe('a system that is suspended', () => {
  it('signs nobody in, and its tokens are dead at once', async () => {
    const system = await register(app.runtime, other)
    const at = await discover(issuer, system)
    const begun = await begin(at, other.back)
    const tokens = await redeem(await allow(await visitor('zhang-guilan'), begun.address), begun, at)
    const suspended = { clientId: system.clientId, reason: '接口泄露' }
    await app.runtime.perform(suspendSystem, suspended, admin)
    await expect(openid.refreshTokenGrant(at, tokens.refresh_token ?? '')).rejects.toMatchObject({
      status: 401,
    })
    const { arrived, status } = await follow(await visitor('zhang-guilan'), begun.address, url)
    expect([arrived.pathname, status]).toEqual(['/sign-on/problem', 400])
    await app.runtime.perform(resumeSystem, suspended, admin)
    await expect(openid.refreshTokenGrant(at, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })
  it('as is one whose last day has passed', async () => {
    const system = await register(app.runtime, other, { until: '2026-11-01' })
    const begun = await begin(await discover(issuer, system), other.back)
    const { arrived } = await follow(await visitor('zhang-guilan'), begun.address, url)
    expect(arrived.pathname).toBe('/sign-on/problem')
  })
})

it('what nobody needs any more is taken away', async () => {
  await app.owner.query("update client.artefact set expires_at = now() - interval '1 second'")
  await app.runtime.perform(removeExpired, {}, system('test'))
  expect((await app.owner.query('select from client.artefact')).rowCount).toBe(0)
})

it('on https the provider’s cookies are signed, secure, out of reach of scripts, and bound to their paths', async () => {
  const secure = await startApp({ PUBLIC_URL: 'https://tongban.example.cn' })
  const { clientId } = await register(secure.runtime, department)
  const query = new URL((await begin()).address).searchParams
  query.set('client_id', clientId)
  const answer = await fetch(`${secure.url}/oidc/auth?${query}`, { redirect: 'manual' })
  expect(answer.headers.get('location')).toMatch(/^\/sign-on\//)
  const cookies = answer.headers.getSetCookie()
  expect(cookies.map((cookie) => cookie.split('=')[0]).sort()).toEqual([
    '__Secure-tb-oidc-ask',
    '__Secure-tb-oidc-ask.sig',
    '__Secure-tb-oidc-resume',
    '__Secure-tb-oidc-resume.sig',
  ])
  for (const cookie of cookies)
    expect(cookie).toMatch(/path=\/(oidc|sign-on)\/.*; secure; httponly|samesite=lax/i)
  expect(answer.headers.get('strict-transport-security')).toBeTruthy()
})
