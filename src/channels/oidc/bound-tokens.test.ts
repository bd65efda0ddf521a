import * as openid from 'openid-client'
import { describe, expect, it } from 'vitest'
import { discover, register, startIssuer } from './testing.ts'

const { app, url, issuer, department, visitor, begin, allow } = await startIssuer()
const staff = `${url}/api/v1/systems/staff`

const bound = async (more: object = {}) => {
  const system = await register(app.runtime, department, {
    purpose: 'staff-directory',
    grants: ['api'],
    scopes: ['staff'],
    redirectUris: [],
    boundTokens: true,
    ...more,
  })
  const config = await discover(issuer, system)
  return { ...system, config, DPoP: openid.getDPoPHandle(config, await openid.randomDPoPKeyPair('ES256')) }
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A proof made by hand, so that each part of it can be wrong by itself. */
const maker = async () => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const { privateKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', privateKey)
  return async (claims: object, head: object = {}, jwk: object = { kty, crv, x, y }): Promise<string> => {
    const text = `${part({ typ: 'dpop+jwt', alg: 'ES256', jwk, ...head })}.${part({
      jti: crypto.randomUUID(),
      iat: Math.floor(Date.now() / 1000),
      ...claims,
    })}`
    const signature = await crypto.subtle.sign(
      { name: 'ECDSA', hash: 'SHA-256' },
      privateKey,
      Buffer.from(text),
    )
    return `${text}.${Buffer.from(signature).toString('base64url')}`
  }
}

describe('tokens bound to a key (DPoP)', () => {
  it('are all that a system gets that is registered so, and open the API with a proof of the key', async () => {
    const { config, DPoP } = await bound()
    await expect(openid.clientCredentialsGrant(config, { scope: 'staff' })).rejects.toMatchObject({
      status: 400,
    })
    const tokens = await openid.clientCredentialsGrant(config, { scope: 'staff' }, { DPoP })
    expect(tokens.token_type).toBe('dpop')
    for (let times = 0; times < 2; times++) {
      const answer = await openid.fetchProtectedResource(
        config,
        tokens.access_token,
        new URL(`${staff}?organId=450721-market-regulation`),
        'GET',
        null,
        undefined,
        { DPoP },
      )
      expect(answer.status).toBe(200)
    }
  })

  it('are of no use without the key, and a proof opens one request, once', async () => {
    const { clientId, secret } = await bound()
    const prove = await maker()
    const at = `${issuer}/token`
    const granted = await fetch(at, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'staff' }),
      headers: {
        authorization: `Basic ${btoa(`${clientId}:${secret}`)}`,
        dpop: await prove({ htm: 'POST', htu: at }),
      },
    })
    const { access_token: token = '' } = (await granted.json()) as { access_token?: string }
    const hashed = async (of: string) =>
      Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(of))).toString('base64url')
    const good = { htm: 'GET', htu: staff, ath: await hashed(token) }
    const ask = async (proof: string | undefined, scheme = 'DPoP') => {
      const headers = { authorization: `${scheme} ${token}`, ...(proof === undefined ? {} : { dpop: proof }) }
      return (await fetch(staff, { headers })).status
    }
    expect(await ask(undefined, 'Bearer')).toBe(401)
    expect(await ask(undefined)).toBe(401)
    const proof = await prove(good)
    expect(await ask(proof)).toBe(200)
    expect(await ask(proof)).toBe(401)
    const raced = await prove(good)
    const answers = await Promise.all([ask(raced), ask(raced), ask(raced)])
    expect(answers.filter((status) => status === 200)).toHaveLength(1)
    const ago = Math.floor(Date.now() / 1000) - 120
    for (const wrong of [
      await prove({ ...good, htm: 'POST' }),
      await prove({ ...good, htu: `${url}/api/v1/systems/own` }),
      await prove({ ...good, htu: 'https://evil.example/api/v1/systems/staff' }),
      await prove({ ...good, ath: await hashed('another') }),
      await prove({ htm: 'GET', htu: staff }),
      await prove({ ...good, iat: ago }),
      await prove({ ...good, iat: ago + 240 }),
      await prove({ ...good, jti: '' }),
      await prove({ ...good, jti: undefined }),
      await prove(good, { typ: 'JWT' }),
      await prove(good, { alg: 'none' }),
      await prove(good, { alg: 'HS256' }),
      await prove(good, {}, { kty: 'oct', k: 'AAAA' }),
      await (await maker())(good),
      `${(await prove(good)).slice(0, -6)}AAAAAA`,
      'not.a.proof',
      '',
    ])
      expect([wrong, await ask(wrong)]).toEqual([wrong, 401])
    expect(await ask(await prove(good), 'Bearer')).toBe(401)
    expect(await ask(await prove({ ...good, htu: `${staff}?any=thing#there` }))).toBe(200)
  })

  it('a token that was not bound takes no proof: there is nothing it would prove', async () => {
    const { config, DPoP } = await bound({ boundTokens: false })
    const { access_token } = await openid.clientCredentialsGrant(config, { scope: 'staff' })
    const asked = openid.fetchProtectedResource(
      config,
      access_token,
      new URL(staff),
      'GET',
      null,
      undefined,
      {
        DPoP,
      },
    )
    await expect(asked).rejects.toMatchObject({ status: 401 })
    const headers = { authorization: `Bearer ${access_token}` }
    expect((await fetch(staff, { headers })).status).toBe(200)
  })

  it('of people who sign in are bound as well, from the code to the refreshed one', async () => {
    const { config, DPoP } = await bound({
      purpose: 'sign-in',
      grants: ['sign-in'],
      scopes: ['openid', 'person'],
      redirectUris: [department.back],
    })
    const begun = await begin(config, department.back, { scope: 'openid person' })
    const back = await allow(await visitor('zhang-guilan'), begun.address)
    const checks = { pkceCodeVerifier: begun.verifier, expectedState: 'a-state' }
    const tokens = await openid.authorizationCodeGrant(config, back, checks, undefined, { DPoP })
    const sub = tokens.claims()?.sub ?? ''
    expect(await openid.fetchUserInfo(config, tokens.access_token, sub, { DPoP })).toMatchObject({
      name: '张桂兰',
    })
    const stolen = { headers: { authorization: `Bearer ${tokens.access_token}` } }
    expect((await fetch(`${issuer}/me`, stolen)).status).toBe(401)
    await expect(openid.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      status: 400,
    })
    const next = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '', undefined, { DPoP })
    expect(next.token_type).toBe('dpop')
  })
})
