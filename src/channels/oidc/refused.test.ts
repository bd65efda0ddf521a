import * as openid from 'openid-client'
import { describe, expect, it } from 'vitest'
import { startApp } from '../../../test/support/web.ts'
import { discover, follow, register, startIssuer } from './testing.ts'

const { url, issuer, department, other, ours, config, visitor, begin, allow, redeem } = await startIssuer()

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
