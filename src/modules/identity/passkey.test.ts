import { describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import type { Bent } from '../../../test/support/authenticator.ts'
import { askForPasskey, newSessionToken, proveByPasskey, removePasskey } from './index.ts'
import { factorsOf } from './testing.ts'

const around = await startPlatform()
const { runtime, owner: pool } = around
const { resolved, signIn, later, lastAudit, withPasskey, trySignIn, challenge } = factorsOf(around)

describe('a passkey', () => {
  it('is added, told of, and signs in at level 4', async () => {
    const { authenticator, me } = await withPasskey(await signIn('zhang-guilan'))
    expect(me.actor).toMatchObject({ kind: 'resident', level: 4 })
    const { rows } = await pool.query(
      "select title_zh, title_en from message.message where party_id = 'zhang-guilan' order by id desc limit 1",
    )
    expect(rows).toEqual([
      { title_zh: '您的账户添加了通行密钥', title_en: 'A passkey was added to your account' },
    ])
    const { proven, tokenHash } = await trySignIn(authenticator.sign(await challenge()))
    expect(proven).toBe(true)
    expect((await resolved(tokenHash)).actor).toMatchObject({ personId: 'zhang-guilan', level: 4 })
  })
  it('answers each challenge once', async () => {
    const { authenticator } = await withPasskey(await signIn('wei-jianguo'))
    const credential = authenticator.sign(await challenge())
    expect((await trySignIn(credential)).proven).toBe(true)
    expect((await trySignIn(credential)).proven).toBe(false)
    expect(await lastAudit('identity.sign-in-by-passkey')).toEqual({
      outcome: 'refused',
      reason: 'identity.passkey-not-proven',
    })
    const twice = authenticator.sign(await challenge())
    const both = await Promise.all([trySignIn(twice), trySignIn(twice)])
    expect(both.filter(({ proven }) => proven)).toHaveLength(1)
  })
  it('is refused late, from another site, without its holder, copied, or for another person', async () => {
    const { authenticator } = await withPasskey(await signIn('nong-axiu'))
    const tries: Bent[] = [
      { origin: 'https://tongban.evil.example' },
      { rpId: 'evil.example' },
      { verified: false },
      { userHandle: Buffer.from('somebody else').toString('base64url') },
    ]
    for (const bent of tries)
      expect(
        (await trySignIn(authenticator.sign(await challenge(), bent))).proven,
        JSON.stringify(bent),
      ).toBe(false)
    const late = authenticator.sign(await challenge())
    later(301)
    expect((await trySignIn(late)).proven).toBe(false)
    expect((await trySignIn(authenticator.sign(await challenge()))).proven).toBe(true)
    // the counter of a copy falls behind
    expect((await trySignIn(authenticator.sign(await challenge(), { counter: 1 }))).proven).toBe(false)
    expect((await trySignIn(authenticator.sign({ challenge: 'made-up' }))).proven).toBe(false)
    for (const nonsense of ['', '{}', '{"id":1}', 'null', '{"response":{"clientDataJSON":"bnVsbA"}}'])
      expect((await trySignIn(nonsense)).proven).toBe(false)
  })
  it('that counts nothing, as those kept in a cloud, answers each challenge once too', async () => {
    const { authenticator } = await withPasskey(await signIn('p-0003'))
    const credential = authenticator.sign(await challenge(), { counter: 0 })
    expect((await trySignIn(credential)).proven).toBe(true)
    expect((await trySignIn(credential)).proven).toBe(false)
  })
  it('of somebody else proves nothing in my session, nor does a challenge for a new one', async () => {
    const theirs = (await withPasskey(await signIn('p-0001'))).authenticator
    const { authenticator: mine, me } = await withPasskey(await signIn('p-0002'))
    const answer = async (purpose: 'prove' | 'add', authenticator: typeof mine) => {
      const input = { tokenHash: me.tokenHash, purpose }
      const { options } = await runtime.perform(askForPasskey, input, me.actor)
      const newTokenHash = newSessionToken().tokenHash
      const credential = authenticator.sign(options)
      return runtime.perform(proveByPasskey, { tokenHash: me.tokenHash, newTokenHash, credential }, me.actor)
    }
    expect((await answer('prove', theirs)).proven).toBe(false)
    expect((await answer('add', mine)).proven).toBe(false)
    expect((await answer('prove', mine)).proven).toBe(true)
  })
  it('challenge for one thing answers no other, and in no other session', async () => {
    const { authenticator, me } = await withPasskey(await signIn('chen-xiaoyan'))
    const ask = { tokenHash: me.tokenHash, purpose: 'prove' as const }
    const { options } = await runtime.perform(askForPasskey, ask, me.actor)
    expect((await trySignIn(authenticator.sign(options))).proven).toBe(false)
    const other = await signIn('chen-xiaoyan')
    const again = await runtime.perform(askForPasskey, ask, me.actor)
    const elsewhere = await runtime.perform(
      proveByPasskey,
      {
        tokenHash: other.tokenHash,
        newTokenHash: newSessionToken().tokenHash,
        credential: authenticator.sign(again.options),
      },
      other.actor,
    )
    expect(elsewhere.proven).toBe(false)
    const { tokenHash } = newSessionToken()
    const here = await runtime.perform(
      proveByPasskey,
      {
        tokenHash: other.tokenHash,
        newTokenHash: tokenHash,
        credential: authenticator.sign(
          (await runtime.perform(askForPasskey, { ...ask, tokenHash: other.tokenHash }, other.actor)).options,
        ),
      },
      other.actor,
    )
    expect(here.proven).toBe(true)
    expect((await resolved(tokenHash)).actor).toMatchObject({ level: 4 })
    await expect(resolved(other.tokenHash)).rejects.toThrow('no session')
  })
  it('is added in one session by its own person, and the same one never twice', async () => {
    const me = await signIn('lin-kaiwen')
    const stranger = (await signIn('zhang-san')).actor
    await expect(
      runtime.perform(askForPasskey, { tokenHash: me.tokenHash, purpose: 'add' }, stranger),
    ).rejects.toMatchObject({ status: 404 })
    expect((await withPasskey(me, { verified: false })).proven).toBe(false)
    expect((await withPasskey(me, { origin: 'http://localhost:1' })).proven).toBe(false)
  })
  it('is added and removed only with a fresh proof by a factor, once there is one', async () => {
    const { authenticator, me } = await withPasskey(await signIn('li-wenbo'))
    later(601)
    const input = { tokenHash: me.tokenHash, passkeyId: authenticator.id }
    await expect(runtime.perform(removePasskey, input, me.actor)).rejects.toMatchObject({
      code: 'identity.fresh-proof-needed',
      status: 403,
    })
    const fresh = await signIn('li-wenbo')
    await expect(
      runtime.perform(removePasskey, { ...input, tokenHash: fresh.tokenHash }, fresh.actor),
    ).rejects.toMatchObject({ code: 'identity.fresh-proof-needed' })
    const proven = await trySignIn(authenticator.sign(await challenge()))
    const now = await resolved(proven.tokenHash)
    const stranger = await signIn('zhang-san')
    await expect(
      runtime.perform(removePasskey, { ...input, tokenHash: stranger.tokenHash }, stranger.actor),
    ).rejects.toMatchObject({ status: 404 })
    await runtime.perform(removePasskey, { ...input, tokenHash: now.tokenHash }, now.actor)
    expect((await trySignIn(authenticator.sign(await challenge()))).proven).toBe(false)
  })
})
