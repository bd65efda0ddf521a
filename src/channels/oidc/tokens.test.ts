import * as openid from 'openid-client'
import { describe, expect, it } from 'vitest'
import { system } from '../../kernel/actor.ts'
import { endExpiredSessions } from '../../modules/identity/index.ts'
import { discover, startIssuer } from './testing.ts'

const { app, issuer, theirs, config, visitor, begin, allow, redeem, signIn } = await startIssuer()

/** As if these seconds had gone by for what the provider keeps: it goes by the clock of the machine. */
const passes = (model: string, seconds: number) =>
  app.owner.query(
    'update client.artefact set expires_at = expires_at - make_interval(secs => $2) where model = $1',
    [model, seconds],
  )

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

  it('of a code come within its minute only', async () => {
    const begun = await begin()
    const back = await allow(await visitor('zhang-guilan'), begun.address)
    await passes('AuthorizationCode', 61)
    await expect(redeem(back, begun)).rejects.toMatchObject({ error: 'invalid_grant' })
    const inTime = await begin()
    const again = await allow(await visitor('zhang-guilan'), inTime.address)
    await passes('AuthorizationCode', 45)
    await redeem(again, inTime)
  })

  it('are refreshed for a day at the most, however often, and no longer than the session', async () => {
    const refresh = (token: string | undefined) => openid.refreshTokenGrant(config, token ?? '')
    const old = await signIn(await visitor('wei-jianguo'))
    await passes('RefreshToken', 86_401)
    await expect(refresh(old.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' })

    const busy = await signIn(await visitor('wei-jianguo'))
    await passes('Grant', 86_000)
    const second = await refresh(busy.refresh_token)
    await passes('Grant', 401)
    await expect(refresh(second.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' })
    await expect(
      openid.fetchUserInfo(config, second.access_token, second.claims()?.sub ?? ''),
    ).rejects.toThrow()

    const then = app.clock.now()
    const short = await signIn(await visitor('li-min'))
    app.clock.set(new Date(then.getTime() + 8 * 3_600_000).toISOString())
    await app.runtime.perform(endExpiredSessions, {}, system('test'))
    await app.drain()
    await expect(refresh(short.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' })
    app.clock.set(then.toISOString())
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
