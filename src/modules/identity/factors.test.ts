import { generateSync } from 'otplib'
import { describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { anAuthenticator, type Bent } from '../../../test/support/authenticator.ts'
import { type Actor, system, visitor } from '../../kernel/actor.ts'
import {
  addPasskey,
  answerScan,
  askForPasskey,
  askToSignInByPasskey,
  beginTotp,
  confirmTotp,
  endMyOtherSessions,
  endMySession,
  getMyFactors,
  getPendingTotp,
  getScanOfBrowser,
  getScanToAnswer,
  listMySessions,
  newScanSecret,
  newSessionToken,
  openScan,
  proveByPasskey,
  proveByRecoveryCode,
  proveByTotp,
  removePasskey,
  removeTotp,
  renewRecoveryCodes,
  resolveSession,
  scanOf,
  signInAsSample,
  signInByPasskey,
  signInByScan,
} from './index.ts'

const { runtime, owner: pool, clock, platform } = await startPlatform()
const site = { origin: platform.config.publicUrl, rpId: 'localhost' }
const anyone = visitor()

interface Signed {
  tokenHash: string
  actor: Actor
}
const resolved = async (tokenHash: string): Promise<Signed> => {
  const session = await runtime.ask(resolveSession, { tokenHash }, system('session'))
  if (!session) throw new Error('no session')
  return { tokenHash, actor: session.actor }
}
const signIn = async (personId: string): Promise<Signed> => {
  const { tokenHash } = newSessionToken()
  await runtime.perform(signInAsSample, { personId, tokenHash }, anyone)
  return resolved(tokenHash)
}
const later = (seconds: number): void => {
  clock.set(new Date(clock.now().getTime() + seconds * 1000).toISOString())
}
const lastAudit = async (operation: string) => {
  const { rows } = await pool.query<{ outcome: string; reason: string | null }>(
    'select outcome, reason from platform.audit where operation = $1 order by id desc limit 1',
    [operation],
  )
  return rows[0]
}
const withPasskey = async (me: Signed, bent: Bent = {}, name = '手机') => {
  const authenticator = anAuthenticator(site)
  const { options } = await runtime.perform(
    askForPasskey,
    { tokenHash: me.tokenHash, purpose: 'add' },
    me.actor,
  )
  const newTokenHash = newSessionToken().tokenHash
  const answer = await runtime.perform(
    addPasskey,
    { tokenHash: me.tokenHash, newTokenHash, credential: authenticator.register(options, bent), name },
    me.actor,
  )
  return { authenticator, proven: answer.proven, me: answer.proven ? await resolved(newTokenHash) : me }
}
const trySignIn = async (credential: string) => {
  const { tokenHash } = newSessionToken()
  const answer = await runtime.perform(signInByPasskey, { credential, tokenHash }, anyone)
  return { ...answer, tokenHash }
}
const challenge = async () => (await runtime.perform(askToSignInByPasskey, {}, anyone)).options

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

describe('signing in by scanning', () => {
  const browser = {
    userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36',
    address: '203.0.113.9',
  }
  const open = async () => {
    const codes = scanOf(newScanSecret())
    await runtime.perform(
      openScan,
      { browserHash: codes.browserHash, codeHash: codes.codeHash, browser },
      anyone,
    )
    const shown = await runtime.ask(getScanOfBrowser, { browserHash: codes.browserHash }, anyone)
    return { ...codes, number: shown?.number ?? 0 }
  }
  const answer = (codeHash: string, picked: number | null, actor: Actor) =>
    runtime.perform(answerScan, { codeHash, picked }, actor)
  const enter = async (browserHash: string) => {
    const { tokenHash } = newSessionToken()
    const { proven } = await runtime.perform(signInByScan, { browserHash, tokenHash, browser }, anyone)
    return { proven, tokenHash }
  }

  it('gives the PC a session of the person whose phone picked its number, once', async () => {
    const phone = await signIn('zhang-guilan')
    const { browserHash, codeHash, number } = await open()
    expect((await enter(browserHash)).proven).toBe(false)
    const asked = await runtime.ask(getScanToAnswer, { codeHash }, phone.actor)
    expect(asked).toMatchObject({ place: '203.0.113.0/24', choices: expect.arrayContaining([number]) })
    expect(await answer(codeHash, number, phone.actor)).toEqual({ answer: 'confirmed' })
    const { proven, tokenHash } = await enter(browserHash)
    expect(proven).toBe(true)
    expect((await resolved(tokenHash)).actor).toMatchObject({ personId: 'zhang-guilan', level: 3 })
    expect((await enter(browserHash)).proven).toBe(false)
    expect(await lastAudit('identity.sign-in-by-scan')).toEqual({
      outcome: 'refused',
      reason: 'identity.scan-used',
    })
    expect(await answer(codeHash, number, phone.actor)).toEqual({ answer: 'over' })
    expect(await lastAudit('identity.answer-scan')).toEqual({
      outcome: 'refused',
      reason: 'identity.scan-used',
    })
  })
  it('ends with a wrong number, and with "not me"', async () => {
    const phone = await signIn('zhang-guilan')
    for (const wrong of [true, false]) {
      const { browserHash, codeHash, number } = await open()
      const picked = wrong ? (number === 99 ? 98 : number + 1) : null
      expect(await answer(codeHash, picked, phone.actor)).toEqual({ answer: 'refused' })
      expect(await answer(codeHash, number, phone.actor)).toEqual({ answer: 'over' })
      expect((await enter(browserHash)).proven).toBe(false)
    }
    expect(await lastAudit('identity.sign-in-by-scan')).toMatchObject({ reason: 'identity.scan-refused' })
  })
  it('lasts 120 seconds, for both sides', async () => {
    const phone = await signIn('zhang-guilan')
    const late = await open()
    later(119)
    expect(await runtime.ask(getScanToAnswer, { codeHash: late.codeHash }, phone.actor)).toBeDefined()
    later(1)
    await expect(
      runtime.ask(getScanToAnswer, { codeHash: late.codeHash }, phone.actor),
    ).rejects.toMatchObject({
      status: 404,
    })
    expect(await answer(late.codeHash, late.number, phone.actor)).toEqual({ answer: 'over' })
    const slow = await open()
    await answer(slow.codeHash, slow.number, phone.actor)
    later(120)
    expect((await enter(slow.browserHash)).proven).toBe(false)
  })
  it('is of the one browser: the code in the picture opens nothing, a made-up one neither', async () => {
    const phone = await signIn('zhang-guilan')
    const { code, codeHash, number } = await open()
    await answer(codeHash, number, phone.actor)
    expect((await enter(scanOf(code).browserHash)).proven).toBe(false)
    expect((await enter(codeHash)).proven).toBe(false)
    expect(await answer(scanOf(newScanSecret()).codeHash, number, phone.actor)).toEqual({ answer: 'over' })
    expect(await lastAudit('identity.answer-scan')).toMatchObject({ reason: 'identity.scan-unknown' })
    await expect(answer(codeHash, number, anyone)).rejects.toMatchObject({ status: 401 })
  })
  it('is answered once, also by two phones at once', async () => {
    const [a, b] = [await signIn('zhang-guilan'), await signIn('wei-jianguo')]
    const { codeHash, number } = await open()
    const both = await Promise.all([a, b].map(({ actor }) => answer(codeHash, number, actor)))
    expect(both.map((r) => r.answer).sort()).toEqual(['confirmed', 'over'])
  })
})

describe('where I am signed in', () => {
  it('is listed with this browser first; others are ended one by one or all together', async () => {
    const [first, second, third] = [await signIn('li-min'), await signIn('li-min'), await signIn('li-min')]
    const list = await runtime.ask(listMySessions, { tokenHash: first.tokenHash }, first.actor)
    expect(list).toHaveLength(3)
    expect(list.map((s) => s.current)).toEqual([true, false, false])
    const stranger = await signIn('zhang-san')
    for (const sessionId of [list[1]?.id ?? '', 'nothing'])
      await expect(runtime.perform(endMySession, { sessionId }, stranger.actor)).rejects.toMatchObject({
        status: 404,
      })
    await runtime.perform(endMySession, { sessionId: list[1]?.id ?? '' }, first.actor)
    await runtime.perform(endMyOtherSessions, { tokenHash: first.tokenHash }, first.actor)
    for (const gone of [second, third]) await expect(resolved(gone.tokenHash)).rejects.toThrow('no session')
    expect((await resolved(first.tokenHash)).actor).toMatchObject({ personId: 'li-min' })
  })
})
