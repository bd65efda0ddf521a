import * as openid from 'openid-client'
import { describe, expect, it } from 'vitest'
import { discover, startIssuer } from './testing.ts'

const { app, issuer, theirs, config, visitor, begin, allow, redeem, signIn } = await startIssuer()

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
