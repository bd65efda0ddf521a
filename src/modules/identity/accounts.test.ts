import { describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { registerPhone } from '../../../test/support/register-phone.ts'
import { numberOf, phoneOf } from '../../../test/support/sample-numbers.ts'
import { type Actor, system, visitor } from '../../kernel/actor.ts'
import { endAppointment } from '../organ/index.ts'
import {
  closeAccount,
  confirmInPerson,
  endSessions,
  enrol,
  exportMine,
  invite,
  newSessionToken,
  proveRealName,
  resolveSession,
  signInAsSample,
  switchActingAs,
} from './index.ts'
import { phonesOf } from './phone-testing.ts'
import { proofsLevel } from './proofs.ts'

const around = await startPlatform()
const { runtime, owner, clock, setSample, drain } = around
const phones = phonesOf(runtime, owner)
const later = (minutes: number): void =>
  clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString())
const resolve = (tokenHash: string) => runtime.ask(resolveSession, { tokenHash }, system('session'))
const { rows: strangers } = await owner.query<{ id: string; name: string }>(
  `select p.party_id as id, p.name from register.person p
   where not exists (select from identity.account a where a.person_id = p.party_id) order by 1`,
)
const stranger = (at: number) => {
  const found = strangers[at]
  if (!found) throw new Error('not so many')
  return found
}
const prove = (
  by: { tokenHash: string; actor: Actor },
  claim: { name: string; idNumber: string },
  address = '192.0.2.1',
) => {
  const { tokenHash: newTokenHash } = newSessionToken()
  return runtime
    .perform(
      proveRealName,
      { tokenHash: by.tokenHash, newTokenHash, ...claim, browser: { address } },
      by.actor,
    )
    .then((tried) => ({ ...tried, tokenHash: newTokenHash }))
}
const sample = async (personId: string) => {
  const { tokenHash } = newSessionToken()
  await runtime.perform(signInAsSample, { personId, tokenHash }, visitor())
  const session = await resolve(tokenHash)
  if (!session) throw new Error('no session')
  return { tokenHash, actor: session.actor }
}

describe('the real name', () => {
  it('raises a phone-only account to level 2 and makes it the account of the party with that number', async () => {
    const { id, name } = stranger(0)
    await registerPhone(around, id, '13600000001')
    const phone = await phones.signIn('13600000001')
    expect(phone.actor).toMatchObject({ kind: 'resident', level: 1, name: '136****0001' })
    const proven = await prove(phone, { name: ` ${name} `, idNumber: numberOf(id).toLowerCase() })
    expect(proven.outcome).toBe('right')
    expect(await resolve(phone.tokenHash)).toBeNull()
    expect((await resolve(proven.tokenHash))?.actor).toMatchObject({
      personId: id,
      partyId: id,
      name,
      level: 2,
    })
    later(2)
    expect((await phones.signIn('13600000001')).actor).toMatchObject({ personId: id })
  })
  it('does not hand over the account of somebody who has one, whoever knows their name and number', async () => {
    later(2)
    const { id, name } = stranger(0)
    const thief = await phones.signIn('13600000002')
    expect((await prove(thief, { name, idNumber: numberOf(id) })).outcome).toBe('wrong')
    expect((await resolve(thief.tokenHash))?.actor).toMatchObject({ level: 1 })
  })
  it('is not confirmed from a phone that is not known as theirs: a thief gets nothing, the person is told once', async () => {
    later(2)
    const { id, name } = stranger(5)
    await registerPhone(around, id, '13600000021')
    const thief = await phones.signIn('13600000022')
    const claim = { name, idNumber: numberOf(id) }
    const refused = [
      await prove(thief, claim),
      await prove(thief, { name: '某某某', idNumber: numberOf(id) }),
    ]
    expect(refused.map(({ outcome }) => outcome)).toEqual(['wrong', 'wrong'])
    await prove(thief, claim)
    expect((await resolve(thief.tokenHash))?.actor).toMatchObject({ level: 1 })
    const { rows } = await owner.query('select title_zh from message.message where party_id = $1', [id])
    expect(rows).toEqual([{ title_zh: '有人用另一部手机以您的姓名注册' }])
    // the person, with the phone the register knows, is not kept out by that
    later(2)
    const person = await phones.signIn('13600000021')
    expect((await prove(person, claim)).outcome).toBe('right')
  })
  it('from another phone is a matter for the window, which compares card and face', async () => {
    later(2)
    const { id, name } = stranger(6)
    const person = await phones.signIn('13600000023')
    await prove(person, { name, idNumber: numberOf(id) })
    const window = await sample('li-min')
    const confirm = (phone: string) =>
      runtime.perform(confirmInPerson, { personId: id, compared: true, phone }, window.actor)
    later(2)
    await phones.signIn('13600000024')
    // a phone that claimed nothing, and one that nobody has
    for (const phone of ['13600000024', '13600000025'])
      await expect(confirm(phone)).rejects.toMatchObject({ status: 404 })
    await confirm('136 0000 0023')
    expect(await resolve(person.tokenHash)).toBeNull()
    later(2)
    expect((await phones.signIn('13600000023')).actor).toMatchObject({ personId: id, name, level: 3 })
  })
  it('is tried five times a day', async () => {
    later(2)
    const { id } = stranger(1)
    const guesser = await phones.signIn('13600000003')
    const outcomes = []
    for (let at = 0; at < 6; at++)
      outcomes.push(
        (await prove(guesser, { name: `王${at}`, idNumber: numberOf(id) }, `192.0.${at}.1`)).outcome,
      )
    expect(outcomes).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'wait'])
  })
  it('is proven for oneself only', async () => {
    later(2)
    const one = await phones.signIn('13600000004')
    const other = await sample('zhang-guilan')
    const { id, name } = stranger(1)
    const trying = prove({ tokenHash: one.tokenHash, actor: other.actor }, { name, idNumber: numberOf(id) })
    await expect(trying).rejects.toMatchObject({ status: 404 })
  })
})

describe('the level of a session', () => {
  it('is 4 by a passkey, but never without a checked name', () => {
    const passkey = [{ by: 'passkey' as const, at: '2026-11-23T02:00:00Z' }]
    expect(proofsLevel({ level: 2 }, passkey)).toBe(4)
    expect(proofsLevel({ level: 1 }, passkey)).toBe(1)
    expect(proofsLevel({ level: 3 }, [])).toBe(3)
    expect(proofsLevel({ level: 4 }, [{ by: 'password', at: '2026-11-23T02:00:00Z' }])).toBe(3)
  })
})

describe('a session', () => {
  it('ends with the post it rests on, at once and before any listener', async () => {
    const { tokenHash, actor } = await sample('zhou-jianhua')
    const { tokenHash: other } = await sample('zhou-jianhua')
    const admin = await sample('qin-haiyan')
    if (actor.kind !== 'official') throw new Error('not an official')
    await runtime.perform(
      endAppointment,
      { appointmentId: actor.appointmentId, reason: '调离' } as never,
      admin.actor,
    )
    expect(await resolve(tokenHash)).toBeNull()
    expect(await resolve(other)).toBeNull()
    await drain()
    const { rows } = await owner.query('select from identity.session where person_id = $1', ['zhou-jianhua'])
    expect(rows).toHaveLength(0)
  })
  it('ends by mandate without ending what the person does for themselves', async () => {
    const own = await sample('li-wenbo')
    const next = newSessionToken().tokenHash
    const other = await sample('li-wenbo')
    const to = { tokenHash: other.tokenHash, newTokenHash: next, kind: 'mandate' as const, id: 'm-li-wenbo' }
    await runtime.perform(switchActingAs, to, other.actor)
    await runtime.perform(endSessions, { personId: 'li-wenbo', mandateId: 'm-li-wenbo' }, system('test'))
    expect(await resolve(next)).toBeNull()
    expect(await resolve(own.tokenHash)).not.toBeNull()
  })
  it('of others is ended by the platform and the security administrator only', async () => {
    const victim = await sample('zhang-san')
    for (const who of ['zhang-guilan', 'qin-haiyan', 'liao-jingwen', 'li-min']) {
      const trying = runtime.perform(endSessions, { personId: 'zhang-san' }, (await sample(who)).actor)
      await expect(trying).rejects.toMatchObject({ status: 403 })
    }
    await runtime.perform(endSessions, { personId: 'zhang-san' }, (await sample('meng-lixin')).actor)
    expect(await resolve(victim.tokenHash)).toBeNull()
  })
  it('of an invented person is none outside of the sample province', async () => {
    const { tokenHash } = await sample('zhang-san')
    await setSample(false)
    expect(await resolve(tokenHash)).toBeNull()
    await setSample(true)
    expect(await resolve(tokenHash)).not.toBeNull()
  })
  it('keeps the network it came from, not the address', async () => {
    later(2)
    await phones.signIn('13600000005')
    const { rows } = await owner.query<{ place: string }>(
      'select place from identity.session where place is not null',
    )
    expect(rows.map((r) => r.place)).toContain('198.51.100.0/24')
    expect(rows.some((r) => r.place.includes('198.51.100.7'))).toBe(false)
  })
})

describe('an official', () => {
  it('acts in a post only after a second factor, outside of what is invented', async () => {
    later(2)
    await owner.query("update identity.account set sample = false where person_id = 'chen-qiang'")
    const { tokenHash, actor } = await phones.signIn(phoneOf('chen-qiang'))
    expect(actor).toMatchObject({ kind: 'resident', personId: 'chen-qiang' })
    const trying = runtime.perform(
      switchActingAs,
      { tokenHash, newTokenHash: newSessionToken().tokenHash, kind: 'appointment', id: 'a-chen-qiang' },
      actor,
    )
    await expect(trying).rejects.toMatchObject({ code: 'step-up-needed', status: 403, values: { factor: 1 } })
    await owner.query(
      `update identity.session set proofs = proofs || '[{"by":"totp","at":"2026-11-23T02:00:00Z"}]' where token_hash = $1`,
      [tokenHash],
    )
    const next = newSessionToken().tokenHash
    await runtime.perform(
      switchActingAs,
      { tokenHash, newTokenHash: next, kind: 'appointment', id: 'a-chen-qiang' },
      actor,
    )
    expect((await resolve(next))?.actor.kind).toBe('official')
    await owner.query("update identity.account set sample = true where person_id = 'chen-qiang'")
  })
})

describe('a one-time link', () => {
  const use = (linkHash: string, password?: string) => {
    const { tokenHash } = newSessionToken()
    const input = { linkHash, tokenHash, language: 'zh' as const, ...(password ? { password } : {}) }
    return runtime.perform(enrol, input, visitor()).then((tried) => ({ ...tried, tokenHash }))
  }
  it('is made by the administrator whose matter it is, never for oneself or to take over somebody', async () => {
    const id = 'li-min'
    const { tokenHash } = newSessionToken()
    const make = async (who: string, personId: string, purpose: 'enrol' | 'recover') =>
      runtime.perform(
        invite,
        { personId, purpose, tokenHash: newSessionToken().tokenHash },
        (await sample(who)).actor,
      )
    // a resident without a post: nobody's to invite
    await expect(make('meng-lixin', stranger(2).id, 'enrol')).rejects.toMatchObject({ status: 403 })
    // who appoints does not hand out the way in as well
    for (const who of ['zhang-guilan', 'li-min', 'liao-jingwen', 'qin-haiyan'])
      await expect(make(who, id, 'enrol')).rejects.toMatchObject({ status: 403 })
    await expect(make('meng-lixin', 'meng-lixin', 'enrol')).rejects.toMatchObject({ status: 403 })
    await expect(make('qin-haiyan', 'zhang-san', 'recover')).rejects.toMatchObject({ status: 403 })
    await expect(make('meng-lixin', 'meng-lixin', 'recover')).rejects.toMatchObject({ status: 403 })
    await runtime.perform(
      invite,
      { personId: id, purpose: 'enrol', tokenHash },
      (await sample('meng-lixin')).actor,
    )
    expect((await use(tokenHash, '八只 黑色 的 雨伞 唱戏')).outcome).toBe('right')
    await expect(make('meng-lixin', id, 'enrol')).rejects.toMatchObject({ status: 403 })
  })
  it('is over after a day, after its use, and when a newer one was made', async () => {
    const { id } = stranger(3)
    const [old, newer] = [newSessionToken().tokenHash, newSessionToken().tokenHash]
    const by = system('test')
    await runtime.perform(invite, { personId: id, purpose: 'enrol', tokenHash: old }, by)
    await runtime.perform(invite, { personId: id, purpose: 'enrol', tokenHash: newer }, by)
    expect((await use(old)).outcome).toBe('over')
    const twice = await Promise.allSettled([use(newer), use(newer)])
    expect(twice.filter((t) => t.status === 'fulfilled' && t.value.outcome === 'right')).toHaveLength(1)
    const last = newSessionToken().tokenHash
    await runtime.perform(invite, { personId: id, purpose: 'recover', tokenHash: last }, by)
    later(24 * 60)
    expect((await use(last)).outcome).toBe('over')
  })
  it('of recovery takes away what there was before', async () => {
    const { id } = stranger(4)
    const [first, second] = [newSessionToken().tokenHash, newSessionToken().tokenHash]
    await runtime.perform(invite, { personId: id, purpose: 'enrol', tokenHash: first }, system('test'))
    const before = await use(first, '九只 金色 的 茶壶 跑步')
    await runtime.perform(invite, { personId: id, purpose: 'recover', tokenHash: second }, system('test'))
    await use(second)
    expect(await resolve(before.tokenHash)).toBeNull()
    const { rows } = await owner.query('select from identity.password where person_id = $1', [id])
    expect(rows).toHaveLength(0)
  })
})

describe('my account', () => {
  it('can be taken out without anything that opens it, and is closed only together with my cases', async () => {
    later(2)
    const me = await phones.signIn('13600000006')
    const out = JSON.stringify(await runtime.ask(exportMine, {}, me.actor))
    expect(out).toContain('13600000006')
    expect(out).not.toMatch(/[0-9a-f]{64}|argon2/)
    const { tokenHash } = me
    const closing = { ...me.actor, via: 'case.close-account' }
    await expect(runtime.perform(closeAccount, { tokenHash }, me.actor)).rejects.toMatchObject({
      status: 403,
    })
    later(11)
    const stale = runtime.perform(closeAccount, { tokenHash }, closing)
    await expect(stale).rejects.toMatchObject({ code: 'step-up-needed', values: { fresh: 1 } })
    later(-11)
    await runtime.perform(closeAccount, { tokenHash }, closing)
    expect(await resolve(me.tokenHash)).toBeNull()
    later(2)
    expect((await phones.signIn('13600000006')).actor).not.toMatchObject({
      personId: 'personId' in me.actor ? me.actor.personId : '',
    })
  })
})
