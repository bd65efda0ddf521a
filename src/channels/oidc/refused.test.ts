import * as openid from 'openid-client'
import { describe, expect, it } from 'vitest'
import { startApp } from '../../../test/support/web.ts'
import { discover, follow, register, startIssuer } from './testing.ts'

const { app, url, issuer, department, other, ours, theirs, config, visitor, begin, allow, redeem } =
  await startIssuer()

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
      (to: URL) => {
        to.searchParams.delete('code_challenge')
        to.searchParams.delete('code_challenge_method')
      },
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
  it('an address that only looks like the registered one', async () => {
    const zhang = await visitor('zhang-guilan')
    const { host, port } = new URL(department.url)
    for (const wrong of [
      department.back.toUpperCase(),
      `http://localhost:${port}/back`,
      `http://${host}@evil.example/back`,
      `http://${host}.evil.example/back`,
      `${department.url}/back/../back`,
      `${department.url}/%62ack`,
      `${department.url}//back`,
      `${department.url}\\back`,
      `${department.back}#`,
      `${department.back}%00`,
      `${department.back} `,
      `http://${host}/bасk`,
    ]) {
      const { address } = await begin(config, department.back, { redirect_uri: wrong })
      const { arrived, status, outside } = await follow(zhang, address, url)
      expect({ wrong, outside, path: arrived.pathname, status }).toEqual({
        wrong,
        outside: false,
        path: '/sign-on/problem',
        status: 400,
      })
    }
    const { address } = await begin()
    const twice = `${address}&redirect_uri=${encodeURIComponent('https://evil.example/')}`
    const { arrived } = await follow(zhang, twice, url)
    expect([arrived.origin, arrived.searchParams.get('error')]).toEqual([department.url, 'invalid_request'])
  })

  it('a code redeemed for another address, by another system, or without its verifier (PKCE downgrade)', async () => {
    const back = async () => {
      const begun = await begin()
      return { begun, back: await allow(await visitor('zhang-guilan'), begun.address) }
    }
    const direct = async (more: Record<string, string>, of: typeof ours) => {
      const { begun, back: url_ } = await back()
      const body = new URLSearchParams({
        grant_type: 'authorization_code',
        code: url_.searchParams.get('code') ?? '',
        redirect_uri: department.back,
        code_verifier: begun.verifier,
        ...more,
      })
      for (const [name, value] of Object.entries(more)) if (value === '') body.delete(name)
      const answer = await fetch(`${issuer}/token`, {
        method: 'POST',
        body,
        headers: { authorization: `Basic ${btoa(`${of.clientId}:${of.secret}`)}` },
      })
      return { status: answer.status, error: ((await answer.json()) as { error?: string }).error }
    }
    expect(await direct({}, ours)).toEqual({ status: 200, error: undefined })
    expect(await direct({ redirect_uri: other.back }, ours)).toEqual({ status: 400, error: 'invalid_grant' })
    expect(await direct({}, theirs)).toEqual({ status: 400, error: 'invalid_grant' })
    expect(await direct({ code_verifier: '' }, ours)).toEqual({ status: 400, error: 'invalid_grant' })
  })

  it('the pages that the library brings for itself: what of it is open is a list', async () => {
    const zhang = await visitor('zhang-guilan')
    for (const path of [
      '/device',
      '/device/abc',
      '/session/end',
      '/session/end/confirm',
      '/session/end/success',
    ])
      for (const method of ['GET', 'POST'])
        expect([path, method, (await zhang.request(`/oidc${path}`, { method }, false)).status]).toEqual([
          path,
          method,
          404,
        ])
    for (const path of ['/reg', '/interaction/abc', '/backchannel', '/challenge', '/credential', '/', ''])
      expect([path, (await zhang.request(`/oidc${path}`, {}, false)).status]).toEqual([path, 404])
  })

  it('whatever is written in place of a number, a token or a kind of grant: an answer below 500', async () => {
    const strange = ['\u0000', 'a\u0000b', '../..', '\ud800', 'x'.repeat(4_000), '{}']
    const names = [
      'client_id',
      'client_secret',
      'client_assertion',
      'grant_type',
      'code',
      'refresh_token',
      'device_code',
      'token',
      'scope',
      'request_uri',
      'id_token_hint',
      'acr_values',
      'state',
      'login_hint',
    ]
    const assertion = (iss: string) =>
      ['{"alg":"ES256"}', JSON.stringify({ iss, sub: iss }), 'x']
        .map((part) => Buffer.from(part).toString('base64url'))
        .join('.')
    const asserted = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
    const wrong: string[] = []
    for (const path of [
      'token',
      'request',
      'token/introspection',
      'token/revocation',
      'device/auth',
      'auth',
      'me',
      'out',
    ])
      for (const value of strange)
        for (const body of [
          ...names.map((name) => ({
            client_id: ours.clientId,
            grant_type: 'client_credentials',
            [name]: value,
          })),
          { client_assertion_type: asserted, client_assertion: assertion(value) },
        ]) {
          const answer = await fetch(`${issuer}/${path}`, {
            method: 'POST',
            body: new URLSearchParams(body),
            redirect: 'manual',
          })
          await answer.body?.cancel()
          if (answer.status >= 500)
            wrong.push(`${path} ${JSON.stringify(body).slice(0, 200)}: ${answer.status}`)
        }
    expect(wrong).toEqual([])
  }, 60_000)

  it('a request that came through the browser, from a system that pushes them', async () => {
    const system = await register(app.runtime, department, { pushedOnly: true })
    const pushing = await discover(issuer, system)
    const zhang = await visitor('zhang-guilan')
    const plain = await follow(zhang, (await begin(pushing)).address, url)
    expect(plain.arrived.searchParams.get('error') ?? plain.arrived.pathname).toMatch(
      /invalid_request|problem/,
    )
    const verifier = openid.randomPKCECodeVerifier()
    const pushed = await openid.buildAuthorizationUrlWithPAR(pushing, {
      redirect_uri: department.back,
      scope: 'openid person',
      state: 'a-state',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    const begun = { address: pushed.href, verifier }
    expect((await redeem(await allow(zhang, begun.address), begun, pushing)).claims()?.aud).toBe(
      system.clientId,
    )
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
