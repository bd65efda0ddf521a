import * as openid from 'openid-client'
import { describe, expect, it } from 'vitest'
import { changeDuties, endAppointment } from '../../modules/organ/index.ts'
import { admin, type Department, follow, startIssuer } from './testing.ts'

const { app, url, issuer, department, ours, config, visitor, begin, signIn } = await startIssuer()

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
