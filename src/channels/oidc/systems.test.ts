import * as openid from 'openid-client'
import { describe, expect, it } from 'vitest'
import { system } from '../../kernel/actor.ts'
import { removeExpired } from '../../modules/client/commands/remove-expired.ts'
import {
  changeSystem,
  getSystem,
  listSystems,
  newSecret,
  replaceKeys,
  resumeSystem,
  rotateSecret,
  suspendSystem,
} from '../../modules/client/index.ts'
import { mergeOrgan } from '../../modules/organ/index.ts'
import { admin, discover, follow, register, startIssuer } from './testing.ts'

const { app, url, issuer, department, other, ours, config, visitor, begin, allow, redeem, signIn } =
  await startIssuer()

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
  const { clientId } = await register(app.runtime, department, {
    organId: '450721-archives',
    sector: 'archives.example',
  })
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

it('how often a system was entered is counted for who keeps the register, who sees no entry of it', async () => {
  const entered = async () => {
    const { systems } = await app.runtime.ask(listSystems, {}, admin)
    return systems.find(({ id }) => id === ours.clientId)?.entered ?? 0
  }
  const before = await entered()
  await signIn(await visitor('zhang-guilan'))
  expect(await entered()).toBe(before + 1)
})

describe('a sector', () => {
  it('is not shared with another organ’s system, by name or by address: the same numbers would be seen by both', async () => {
    const { host } = new URL(department.url)
    for (const more of [{}, { sector: host }])
      await expect(
        register(app.runtime, department, { organId: '450721-health', ...more }),
      ).rejects.toMatchObject({ fields: [{ path: 'sector', message: 'problem.client.sector-of-another' }] })
    await register(app.runtime, department, { organId: '450721-health', sector: 'health.example' })
    await register(app.runtime, other, { sector: host })
  })
})

it('an address for notices that leads inside is refused at the form already, outside of the sample province', async () => {
  const inside = [
    'https://127.0.0.1/',
    'https://[::ffff:127.0.0.1]/',
    'https://2130706433/',
    'https://10.1.2.3/',
    'https://localhost/',
  ]
  await app.setSample(false)
  const far = { ...department, url: 'https://land.example.cn', back: 'https://land.example.cn/back' }
  for (const logoutUri of inside)
    await expect(register(app.runtime, far, { logoutUri })).rejects.toMatchObject({
      fields: [{ path: 'logoutUri', message: 'problem.client.address.inside' }],
    })
  await register(app.runtime, far)
  await app.setSample(true)
})

it('a change that gives less, or is for something else, ends every token of the system; another name does not', async () => {
  const { clientId, secret } = await register(app.runtime, department)
  const at = await discover(issuer, { clientId, secret })
  const begun = await begin(at)
  const tokens = await redeem(await allow(await visitor('wei-jianguo'), begun.address), begun, at)
  const change = async (more: object) => {
    const {
      rev,
      id: _id,
      organId: _o,
      authentication: _a,
      sector: _s,
      status: _t,
      ...terms
    } = await app.runtime.ask(getSystem, { clientId }, admin)
    return app.runtime.perform(changeSystem, { clientId, rev, terms: { ...terms, ...more } as never }, admin)
  }
  expect(await change({ name: { zh: '新名称', en: 'New name' } })).toEqual({
    changed: ['name'],
    tokensEnded: false,
  })
  const next = await openid.refreshTokenGrant(at, tokens.refresh_token ?? '')
  expect(await change({ scopes: ['openid'] })).toEqual({ changed: ['scopes'], tokensEnded: true })
  await expect(openid.refreshTokenGrant(at, next.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
  })
  expect(await openid.tokenIntrospection(at, next.access_token)).toEqual({ active: false })
  expect(await change({ purpose: 'statistics' })).toMatchObject({ tokensEnded: true })
  expect(await change({ level: 3 })).toMatchObject({ tokensEnded: true })
  expect(await change({ boundTokens: true })).toMatchObject({ tokensEnded: true })
})

describe('keys of a system', () => {
  const pair = async () => {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
    const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
    return { privateKey, jwks: { keys: [await crypto.subtle.exportKey('jwk', publicKey)] } }
  }
  it('open by the new ones and for a day by the old ones; at once means at once', async () => {
    const [first, second, third] = [await pair(), await pair(), await pair()]
    const { clientId } = await register(app.runtime, department, {
      purpose: 'staff-directory',
      grants: ['api'],
      scopes: ['staff'],
      redirectUris: [],
      jwks: first.jwks as never,
    })
    const grant = async ({ privateKey }: typeof first) =>
      openid.clientCredentialsGrant(
        await discover(issuer, { clientId, secret: '' }, openid.PrivateKeyJwt(privateKey)),
      )
    const turn = (to: typeof first, atOnce: boolean) =>
      app.runtime.perform(replaceKeys, { clientId, jwks: to.jwks as never, atOnce }, admin)
    await grant(first)
    await turn(second, false)
    await grant(first)
    await grant(second)
    const then = app.clock.now()
    app.clock.set(new Date(then.getTime() + 86_400_001).toISOString())
    await expect(grant(first)).rejects.toMatchObject({ status: 401 })
    await grant(second)
    app.clock.set(then.toISOString())
    await turn(third, true)
    await expect(grant(second)).rejects.toMatchObject({ status: 401 })
    await grant(third)
  })
})
