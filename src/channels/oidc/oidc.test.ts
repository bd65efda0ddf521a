import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as openid from 'openid-client'
import { afterAll, describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { Visitor } from '../../main/tour/visitor.ts'
import { createWeb } from '../../main/web.ts'
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
  expect(response.status).toBe(303)
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
    await expect(openid.clientCredentialsGrant(wrong)).rejects.toMatchObject({ error: 'invalid_client' })
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
