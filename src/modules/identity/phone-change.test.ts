import { describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { phoneOf } from '../../../test/support/sample-numbers.ts'
import { type Actor, system } from '../../kernel/actor.ts'
import { getContact } from '../party/index.ts'
import { changePhone, newSessionToken, resolveSession, sendNewPhoneCode } from './index.ts'
import { phonesOf } from './phone-testing.ts'

const { runtime, owner, clock } = await startPlatform()
const phones = phonesOf(runtime, owner)
const later = (minutes: number): void =>
  clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString())
const resolve = (tokenHash: string) => runtime.ask(resolveSession, { tokenHash }, system('session'))
const browser = { address: '203.0.113.9' }

interface Signed {
  readonly tokenHash: string
  readonly actor: Actor
}
const ask = ({ tokenHash, actor }: Signed, phone: string) => {
  // a code is found again by when it was sent
  later(1)
  return runtime.perform(sendNewPhoneCode, { tokenHash, phone, language: 'zh', browser }, actor)
}
const change = async ({ tokenHash, actor }: Signed, codeId: string, digits: string) => {
  const newTokenHash = newSessionToken().tokenHash
  const tried = await runtime.perform(
    changePhone,
    { tokenHash, newTokenHash, codeId, digits, browser },
    actor,
  )
  return { ...tried, newTokenHash }
}
const textsTo = async (maskedAddress: string): Promise<readonly string[]> => {
  const { rows } = await owner.query<{ text: string }>(
    `select text from message.sent where masked_address = $1 and channel = 'sms' order by id`,
    [maskedAddress],
  )
  return rows.map(({ text }) => text)
}

describe('another phone', () => {
  it('is taken by the code that came to it; the old one is told, other sessions end, notices follow', async () => {
    await owner.query("update identity.account set sample = false where person_id = 'zhang-guilan'")
    const old = phoneOf('zhang-guilan')
    const other = await phones.signIn(old)
    later(2)
    const me = await phones.signIn(old)
    const { codeId } = await ask(me, ' +86 135-0000-0001 ')
    expect((await change(me, codeId, '000000')).outcome).toBe('wrong')
    const digits = await phones.codeOf(codeId)
    const { outcome, newTokenHash } = await change(me, codeId, digits)
    expect(outcome).toBe('right')
    expect(await resolve(me.tokenHash)).toBeNull()
    expect(await resolve(other.tokenHash)).toBeNull()
    expect((await resolve(newTokenHash))?.actor).toMatchObject({ personId: 'zhang-guilan' })
    const told = await textsTo(`${old.slice(0, 3)}****${old.slice(-4)}`)
    expect(told.at(-1)).toContain('135****0001')
    const contact = await runtime.ask(getContact, { partyId: 'zhang-guilan' }, system('test'))
    expect(contact.phone).toBe('13500000001')
    later(2)
    expect((await phones.signIn('13500000001')).actor).toMatchObject({ personId: 'zhang-guilan' })
    // the old number opens another account now, if it opens any
    later(2)
    expect((await phones.signIn(old)).actor).not.toMatchObject({ personId: 'zhang-guilan' })
  })

  it('is asked for only by who was there a moment ago, before a code is sent and after', async () => {
    later(2)
    const me = await phones.signIn('13500000002')
    const { codeId } = await ask(me, '13500000003')
    later(3)
    const digits = await phones.codeOf(codeId)
    later(7)
    const refused = { code: 'step-up-needed', status: 403, values: { fresh: 1 } }
    await expect(ask(me, '13500000004')).rejects.toMatchObject(refused)
    await expect(change(me, codeId, digits)).rejects.toMatchObject(refused)
  })

  it('that somebody has stays theirs, and asking tells nobody that it is taken', async () => {
    later(2)
    const victim = await phones.signIn('13500000005')
    later(2)
    const thief = await phones.signIn('13500000006')
    const [taken, free] = [await ask(thief, '13500000005'), await ask(thief, '13500000007')]
    expect(Object.keys(taken)).toEqual(Object.keys(free))
    expect([taken.waitSeconds, free.waitSeconds]).toEqual([0, 0])
    // even who gets at the code does not get the number
    expect((await change(thief, taken.codeId, await phones.codeOf(taken.codeId))).outcome).toBe('taken')
    expect(await resolve(victim.tokenHash)).not.toBeNull()
    const { rows } = await owner.query(
      `select outcome, reason from platform.audit where operation = 'identity.change-phone' order by id desc limit 1`,
    )
    expect(rows[0]).toMatchObject({ outcome: 'refused', reason: 'identity.phone-taken' })
  })

  it('needs the code made for it: one to sign in with is none', async () => {
    later(2)
    const me = await phones.signIn('13500000008')
    later(2)
    const { codeId } = await phones.ask('13500000009')
    expect((await change(me, codeId, await phones.codeOf(codeId))).outcome).toBe('over')
  })

  it('is changed in one’s own session only', async () => {
    later(2)
    const me = await phones.signIn('13500000010')
    later(2)
    const other = await phones.signIn('13500000011')
    await expect(ask({ tokenHash: me.tokenHash, actor: other.actor }, '13500000012')).rejects.toMatchObject({
      status: 404,
    })
  })
})
