import { describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { phoneOf } from '../../../test/support/sample-numbers.ts'
import { visitor } from '../../kernel/actor.ts'
import { newSessionToken, setPassword, signInByPassword } from './index.ts'
import { gate, hashPassword, passwordHolds, whyNotPassword } from './password.ts'
import { phonesOf } from './phone-testing.ts'

const { runtime, owner, clock } = await startPlatform()
const phones = phonesOf(runtime, owner)
const later = (minutes: number): void =>
  clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString())
const good = '七只 红色 的 风筝 下雨'
const own = 'c'.repeat(64)
const tryOut = (phone: string, password: string, address: string, knownHash?: string) =>
  runtime.perform(
    signInByPassword,
    {
      phone,
      password,
      tokenHash: newSessionToken().tokenHash,
      language: 'zh',
      browser: { address, ...(knownHash ? { knownHash } : {}) },
    },
    visitor(),
  )

describe('a password', () => {
  it('is hashed by argon2id with 19 MiB and two passes, and is the same however its letters were typed', async () => {
    const hashed = await hashPassword('ｆｕｌｌ width horse')
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await passwordHolds(hashed, 'full width horse')).toBe(true)
    expect(await passwordHolds(hashed, 'full width mouse')).toBe(false)
    expect(await passwordHolds(undefined, 'nobody has this password')).toBe(false)
  })
  it('is refused when it is short, common, or what others know of the person', () => {
    expect(whyNotPassword('a7$kQ9', [])).toBe('problem.identity.password-short')
    for (const common of ['woaini1314', 'Password123', 'PASSWORD123!', 'qwertyuiop', '1111111111'])
      expect(whyNotPassword(common, [])).toBe('problem.identity.password-common')
    expect(whyNotPassword('张桂兰的密码就是这个呀', ['张桂兰'])).toBe('problem.identity.password-own')
    expect(whyNotPassword('x 13700000101 x', ['某人', '13700000101'])).toBe('problem.identity.password-own')
    for (const ours of ['my-tongban-2026', '我的通办密码真的很长啊', 'ＴｏｎｇＢａｎ and more'])
      expect(whyNotPassword(ours, [])).toBe('problem.identity.password-own')
    expect(whyNotPassword('x'.repeat(129), [])).toBe('problem.identity.password-long')
    expect(whyNotPassword(good, ['张桂兰', '13700000101'])).toBeUndefined()
  })
  it('takes as long for an unknown phone as for a wrong one', async () => {
    const { tokenHash, actor } = await phones.signIn('13700000101', own)
    await runtime.perform(setPassword, { tokenHash, password: good }, actor)
    const took = async (phone: string, at: number): Promise<number> => {
      const began = performance.now()
      await tryOut(phone, 'certainly not this', `192.0.${at}.1`)
      return performance.now() - began
    }
    // by turns and the best of each: what else the machine does must not decide
    const known: number[] = []
    const unknown: number[] = []
    for (let at = 0; at < 12; at++) {
      known.push(await took('13700000101', at))
      unknown.push(await took('13799999999', at))
    }
    const ratio = Math.min(...known) / Math.min(...unknown)
    expect(Math.max(ratio, 1 / ratio)).toBeLessThan(1.6)
  })
  it('is guessed five times from one place, and no stranger locks out the own browser', async () => {
    later(120)
    const outcomes = []
    for (let at = 0; at < 6; at++)
      outcomes.push((await tryOut('13700000101', 'certainly not this', '198.51.100.20')).outcome)
    expect(outcomes).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'wait'])
    for (let place = 0; place < 30; place++)
      await tryOut('13700000101', 'certainly not this', `203.0.${place}.1`)
    expect((await tryOut('13700000101', good, '203.0.200.1')).outcome).toBe('wait')
    expect((await tryOut('13700000101', good, '203.0.200.1', own)).outcome).toBe('right')
  })
  it('is set only soon after a proof', async () => {
    later(60)
    const { tokenHash, actor } = await phones.signIn('13700000102')
    later(11)
    const late = runtime.perform(setPassword, { tokenHash, password: good }, actor)
    await expect(late).rejects.toMatchObject({ code: 'step-up-needed', values: { fresh: 1 } })
  })
})

it('that is set is told to the person, and to nobody without an inbox', async () => {
  later(60)
  const { tokenHash, actor } = await phones.signIn(phoneOf('zhang-san'))
  await runtime.perform(setPassword, { tokenHash, password: good }, actor)
  const { rows } = await owner.query(
    "select title_zh from message.message where party_id = 'zhang-san' order by id desc limit 1",
  )
  expect(rows).toEqual([{ title_zh: '您的密码已设置' }])
})

describe('hashing', () => {
  it('runs as many at once as it may, keeps some waiting and sends the rest away', async () => {
    let most = 0
    let now = 0
    const enter = gate(2, 3)
    const jobs = Array.from({ length: 8 }, () =>
      enter(async () => {
        most = Math.max(most, ++now)
        await new Promise((done) => setTimeout(done, 5))
        now--
      }),
    )
    const ended = await Promise.allSettled(jobs)
    expect(most).toBe(2)
    expect(ended.filter((e) => e.status === 'rejected')).toHaveLength(3)
    await enter(() => Promise.resolve())
  })
})
