import { generateSync } from 'otplib'
import { describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import {
  beginTotp,
  confirmTotp,
  getMyFactors,
  getPendingTotp,
  newSessionToken,
  proveByRecoveryCode,
  proveByTotp,
  removeTotp,
  renewRecoveryCodes,
} from './index.ts'
import { factorsOf, type Signed } from './testing.ts'

const around = await startPlatform()
const { runtime, owner: pool, clock } = around
const { resolved, signIn, later, lastAudit } = factorsOf(around)

describe('an authenticator app', () => {
  const codeNow = (secret: string, seconds = 0): string =>
    generateSync({ secret, epoch: Math.floor(clock.now().getTime() / 1000) + seconds }) as string
  const withApp = async (personId: string) => {
    const me = await signIn(personId)
    await runtime.perform(beginTotp, { tokenHash: me.tokenHash }, me.actor)
    const pending = await runtime.ask(getPendingTotp, { tokenHash: me.tokenHash }, me.actor)
    const secret = pending?.secret ?? ''
    const newTokenHash = newSessionToken().tokenHash
    await runtime.perform(
      confirmTotp,
      { tokenHash: me.tokenHash, newTokenHash, typed: codeNow(secret), name: '我的手机' },
      me.actor,
    )
    return { me: await resolved(newTokenHash), secret }
  }
  const prove = async (me: Signed, typed: string, command = proveByTotp) => {
    const newTokenHash = newSessionToken().tokenHash
    const { proven } = await runtime.perform(
      command,
      { tokenHash: me.tokenHash, newTokenHash, typed },
      me.actor,
    )
    return { proven, me: proven ? await resolved(newTokenHash) : me }
  }

  it('proves a person by its codes, each once, and keeps its secret sealed', async () => {
    const { me, secret } = await withApp('huang-meiling')
    const { rows } = await pool.query<{ row: string }>('select t::text as row from identity.totp t')
    expect(
      rows.some(({ row }) => row.includes(secret) || row.includes(Buffer.from(secret).toString('hex'))),
    ).toBe(false)
    expect((await prove(me, codeNow(secret))).proven).toBe(false)
    expect(await lastAudit('identity.prove-by-totp')).toEqual({
      outcome: 'refused',
      reason: 'identity.code-wrong',
    })
    later(60)
    const { proven, me: after } = await prove(me, codeNow(secret))
    expect(proven).toBe(true)
    // a code proves possession, not more: level 4 takes a passkey
    expect(after.actor).toMatchObject({ level: 3 })
    expect((await prove(after, codeNow(secret))).proven).toBe(false)
  })
  it('is not one before its first code, and nobody else sees its secret', async () => {
    const me = await signIn('zhang-san')
    await runtime.perform(beginTotp, { tokenHash: me.tokenHash }, me.actor)
    const pending = await runtime.ask(getPendingTotp, { tokenHash: me.tokenHash }, me.actor)
    expect((await prove(me, codeNow(pending?.secret ?? ''))).proven).toBe(false)
    const elsewhere = await signIn('zhang-san')
    expect(await runtime.ask(getPendingTotp, { tokenHash: elsewhere.tokenHash }, elsewhere.actor)).toBeNull()
    const stranger = (await signIn('zhang-guilan')).actor
    await expect(runtime.ask(getPendingTotp, { tokenHash: me.tokenHash }, stranger)).rejects.toMatchObject({
      status: 404,
    })
  })
  it('makes codes wait after ten wrong ones, however many come at once; then takes them again', async () => {
    const { me, secret } = await withApp('lu-haiming')
    later(60)
    const many = await Promise.allSettled(Array.from({ length: 14 }, () => prove(me, '000000')))
    expect(many.every((r) => r.status === 'rejected' || !r.value.proven)).toBe(true)
    for (let n = 0; n < 10; n++) await prove(me, '000000').catch(() => undefined)
    await expect(prove(me, codeNow(secret))).rejects.toMatchObject({ status: 429 })
    later(901)
    expect((await prove(me, codeNow(secret))).proven).toBe(true)
  })
  it('has ten recovery codes beside it that work once each, kept as hashes', async () => {
    const { me } = await withApp('ning-yulan')
    const { recoveryCodes } = await runtime.perform(renewRecoveryCodes, { tokenHash: me.tokenHash }, me.actor)
    expect(recoveryCodes).toHaveLength(10)
    const [code = ''] = recoveryCodes
    const { rows } = await pool.query<{ row: string }>('select r::text as row from identity.recovery_code r')
    expect(rows.some(({ row }) => row.includes(code))).toBe(false)
    const first = await prove(me, code.toLowerCase(), proveByRecoveryCode)
    expect(first.proven).toBe(true)
    expect((await prove(first.me, code, proveByRecoveryCode)).proven).toBe(false)
    const stranger = await withApp('tan-zhiwei')
    expect((await prove(stranger.me, recoveryCodes[1] ?? '', proveByRecoveryCode)).proven).toBe(false)
    const factors = await runtime.ask(getMyFactors, { tokenHash: first.me.tokenHash }, first.me.actor)
    expect(factors).toMatchObject({ recoveryCodes: 9, mayChange: true })
    const { recoveryCodes: fresh } = await runtime.perform(
      renewRecoveryCodes,
      { tokenHash: first.me.tokenHash },
      first.me.actor,
    )
    expect((await prove(first.me, recoveryCodes[2] ?? '', proveByRecoveryCode)).proven).toBe(false)
    expect((await prove(first.me, fresh[0] ?? '', proveByRecoveryCode)).proven).toBe(true)
  })
  it('is gone when removed, and with the last factor the recovery codes', async () => {
    const { me } = await withApp('he-liping')
    await runtime.perform(renewRecoveryCodes, { tokenHash: me.tokenHash }, me.actor)
    const { factors } = await runtime.ask(getMyFactors, { tokenHash: me.tokenHash }, me.actor)
    for (const { id, kind } of factors)
      if (kind === 'totp')
        await runtime.perform(removeTotp, { tokenHash: me.tokenHash, totpId: id }, me.actor)
    expect(await runtime.ask(getMyFactors, { tokenHash: me.tokenHash }, me.actor)).toMatchObject({
      factors: [],
      recoveryCodes: 0,
    })
  })
})
