import { describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { phoneOf } from '../../../test/support/sample-numbers.ts'
import { visitor } from '../../kernel/actor.ts'
import { newSessionToken, setPassword, signInByPassword } from './index.ts'
import { phonesOf } from './phone-testing.ts'

const { runtime, owner, clock } = await startPlatform()
const phones = phonesOf(runtime, owner)
const later = (minutes: number): void =>
  clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString())
const [own, other] = ['a'.repeat(64), 'b'.repeat(64)]

/** What a person was told since: in the inbox, and by SMS. */
const toldOf = async (personId: string, title: string) => {
  const { rows } = await owner.query<{ body: string; sms: boolean }>(
    `select m.body_zh as body, exists (select from message.sent s where s.message_id = m.id) as sms
     from message.message m where m.party_id = $1 and m.title_zh like $2 order by m.id`,
    [personId, `%${title}%`],
  )
  return rows
}
const real = async (personId: string): Promise<string> => {
  await owner.query('update identity.account set sample = false where person_id = $1', [personId])
  return phoneOf(personId)
}

// ASVS V6.3.5
describe('a sign-in on another device', () => {
  it('is told with time, device and network; the first one and one’s own are not', async () => {
    const phone = await real('wei-jianguo')
    await phones.signIn(phone, own)
    later(2)
    await phones.signIn(phone, own)
    expect(await toldOf('wei-jianguo', '新设备')).toEqual([])
    later(2)
    await phones.signIn(phone, other)
    const [told] = await toldOf('wei-jianguo', '新设备')
    expect(told?.body).toMatch(/2026年11月23日.*未知.*198\.51\.100\.0\/24/)
    expect(told?.sms).toBe(true)
    later(2)
    await phones.signIn(phone, other)
    expect(await toldOf('wei-jianguo', '新设备')).toHaveLength(1)
  })
})

describe('wrong passwords', () => {
  const guess = (phone: string, at: number) =>
    runtime.perform(
      signInByPassword,
      {
        phone,
        password: 'certainly not this',
        tokenHash: newSessionToken().tokenHash,
        language: 'zh',
        browser: { address: `192.0.${at}.1`, userAgent: 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0' },
      },
      visitor(),
    )
  it('are told from the fifth on: once a day in the inbox, once a week by SMS, however many there are', async () => {
    later(2)
    const phone = await real('zhang-guilan')
    const { tokenHash, actor } = await phones.signIn(phone, own)
    await runtime.perform(setPassword, { tokenHash, password: '七只 红色 的 风筝 下雨' }, actor)
    const told = () => toldOf('zhang-guilan', '多次尝试登录')
    for (let at = 0; at < 4; at++) await guess(phone, at)
    expect(await told()).toEqual([])
    for (let at = 4; at < 12; at++) await guess(phone, at)
    expect(await told()).toEqual([
      { sms: true, body: expect.stringMatching(/Firefox · Windows，网络 192\.0\.4\.0\/24/) },
    ])
    // the next day: the inbox again, the phone is left in peace
    later(24 * 60)
    for (let at = 0; at < 12; at++) await guess(phone, at)
    expect((await told()).map(({ sms }) => sms)).toEqual([true, false])
  })
  it('for a phone without an account are told to nobody', async () => {
    const { rows: before } = await owner.query('select count(*) from message.message')
    for (let at = 20; at < 28; at++) await guess('13911112222', at)
    const { rows: after } = await owner.query('select count(*) from message.message')
    expect(after).toEqual(before)
  })
})
