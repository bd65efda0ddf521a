import * as openid from 'openid-client'
import { describe, expect, it } from 'vitest'
import { identityModule } from '../../modules/identity/identity.module.ts'
import { changeDuties, endAppointment } from '../../modules/organ/index.ts'
import { admin, type Department, discover, follow, startIssuer } from './testing.ts'

const { app, url, issuer, department, other, ours, theirs, config, visitor, begin, allow, redeem, signIn } =
  await startIssuer()

describe('leaving', () => {
  const noticeOf = (at: Department): Record<string, unknown> => {
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
    const answer = await person.request(page.url.slice(url.length), { method: 'POST', body }, false)
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

  it('works by a form of the system as well as by a link, and our page asks either way', async () => {
    const person = await visitor('wei-jianguo')
    const tokens = await signIn(person)
    const out = openid.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: `${department.url}/bye`,
      state: 'by-form',
    })
    const response = await person.request(
      out.pathname,
      { method: 'POST', body: out.searchParams, headers: { 'sec-fetch-site': 'cross-site' } },
      false,
    )
    expect(response.status).toBe(303)
    const page = await person.get(response.headers.get('location') ?? '')
    expect(page.html).toContain('人社业务系统')
    await openid.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '')
    const token = /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    const body = new URLSearchParams({ _csrf: token, _key: 'k' })
    const answer = await person.request(page.url.slice(url.length), { method: 'POST', body }, false)
    expect(answer.headers.get('location')).toBe(`${department.url}/bye?state=by-form`)
    const long = await person.request(out.pathname, {
      method: 'POST',
      body: new URLSearchParams({ id_token_hint: 'x'.repeat(20_000) }),
    })
    expect(long.status).toBe(413)
  })

  it('without a word, by being away for too long, tells the systems within two minutes', async () => {
    const li = await visitor('li-min')
    const tokens = await signIn(li)
    await app.drain()
    const before = department.notices.length
    const sweep = async (): Promise<void> => {
      for (const { name, run } of identityModule.jobs ?? [])
        if (name === 'identity.end-expired-sessions') await run(app.runtime)
      await app.drain()
    }
    const wait = (minutes: number): void =>
      app.clock.set(new Date(app.clock.now().getTime() + minutes * 60_000).toISOString())
    wait(29)
    await sweep()
    expect(department.notices).toHaveLength(before)
    wait(1)
    await sweep()
    expect(department.notices).toHaveLength(before + 1)
    expect(noticeOf(department).sub).toBe(tokens.claims()?.sub)
    await expect(openid.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })

  it('one system only: what it was allowed is taken back, it is told and asks anew; the person stays signed in', async () => {
    const person = await visitor('chen-xiaoyan')
    const tokens = await signIn(person)
    const elsewhere = await discover(issuer, theirs)
    const begun = await begin(elsewhere, other.back)
    const there = await redeem(await allow(person, begun.address), begun, elsewhere)
    const [before, notTold] = [department.notices.length, other.notices.length]
    const page = await person.get('/my/systems')
    const ends = [...page.html.matchAll(/name="end" value="([^"]+)"/g)].map(([, value = '']) => value)
    const mine = ends.find((value) => value.endsWith(` ${ours.clientId}`)) ?? ''
    expect(ends).toHaveLength(2)
    const stranger = await visitor('wei-jianguo')
    const refused = await stranger
      .submit(await stranger.get('/my/systems'), { end: mine }, '')
      .catch(() => undefined)
    expect(refused).toBeUndefined()
    const strangers = /name="_csrf" value="([^"]+)"/.exec((await stranger.get('/my/systems')).html)?.[1] ?? ''
    expect(
      (await stranger.post('/my/systems', { _csrf: strangers, _key: 'not-theirs', end: mine })).status,
    ).toBe(404)
    const after = await person.submit(page, { end: mine }, '/my/systems')
    await app.drain()
    expect(after.html).toContain('已结束的')
    expect([department.notices.length, other.notices.length]).toEqual([before + 1, notTold])
    expect(noticeOf(department).sub).toBe(tokens.claims()?.sub)
    await expect(openid.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    expect(await openid.tokenIntrospection(config, tokens.access_token)).toEqual({ active: false })
    await openid.fetchUserInfo(elsewhere, there.access_token, there.claims()?.sub ?? '')
    const asked = await follow(person, (await begin()).address, url)
    expect(asked.arrived.pathname).toMatch(/^\/sign-on\//)
    await signIn(person)
    await app.drain()
    expect(department.notices).toHaveLength(before + 1)
  })

  it('one system that does not answer, and that the person has agreed to again before it did: it is told nothing', async () => {
    const person = await visitor('wei-jianguo')
    await signIn(person)
    await app.drain()
    const before = department.notices.length
    department.answersWith = 500
    const page = await person.get('/my/systems')
    const ends = [...page.html.matchAll(/name="end" value="([^"]+)"/g)].map(([, value = '']) => value)
    expect(ends).toHaveLength(1)
    await person.submit(page, { end: ends[0] ?? '' }, '/my/systems')
    await app.drain()
    const tokens = await signIn(person)
    department.answersWith = 200
    app.clock.set(new Date(app.clock.now().getTime() + 60_000).toISOString())
    await app.drain()
    expect(department.notices).toHaveLength(before)
    await openid.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '')
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
