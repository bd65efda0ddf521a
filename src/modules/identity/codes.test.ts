import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { visitor } from '../../kernel/actor.ts'
import { phoneOf } from './code.ts'
import { sendCode } from './index.ts'
import { phonesOf } from './phone-testing.ts'

const { runtime, owner, clock, setSample } = await startPlatform()
const phones = phonesOf(runtime, owner)
const later = (minutes: number): void =>
  clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString())
const wrongOf = (digits: string): string => (digits === '123456' ? '654321' : '123456')

describe('a phone number', () => {
  it('has one form however it is typed', () => {
    const typed = ['13800138000', ' 138 0013 8000', '+86 138-0013-8000', '８６13800138000', '138(0013)8000']
    for (const one of typed) expect(phoneOf(one)).toBe('13800138000')
    for (const none of ['', '12345678901', '1380013800', '138001380001', '+1 202 555 0100', 'x13800138000'])
      expect(phoneOf(none)).toBeUndefined()
    fc.assert(fc.property(fc.string(), (text) => /^1[3-9]\d{9}$/.test(phoneOf(text) ?? '13800138000')))
  })
})

describe('a code', () => {
  it('is six digits, kept as a keyed hash only, and gone from the audit and the log of commands', async () => {
    later(2)
    const { codeId } = await phones.ask('13700000001')
    const digits = await phones.codeOf(codeId)
    const { rows } = await owner.query<{ row: string }>(
      'select c::text as row from identity.code c where id = $1',
      [codeId],
    )
    expect(rows[0]?.row).not.toContain(digits)
    expect(rows[0]?.row).not.toContain('13700000001')
    const audit = await owner.query<{ row: string }>(
      "select a::text as row from platform.audit a where operation = 'identity.send-code'",
    )
    expect(audit.rows.some((r) => r.row.includes('13700000001') || r.row.includes(digits))).toBe(false)
  })
  it('opens once', async () => {
    later(2)
    const { codeId } = await phones.ask('13700000002')
    const digits = await phones.codeOf(codeId)
    expect((await phones.enter(codeId, digits)).outcome).toBe('right')
    expect((await phones.enter(codeId, digits)).outcome).toBe('over')
  })
  it('opens once also when it is sent twice at the same moment', async () => {
    later(2)
    const { codeId } = await phones.ask('13700000003')
    const digits = await phones.codeOf(codeId)
    const tried = await Promise.allSettled([1, 2, 3, 4].map(() => phones.enter(codeId, digits)))
    const right = tried.filter((t) => t.status === 'fulfilled' && t.value.outcome === 'right')
    expect(right).toHaveLength(1)
  })
  it('is over after five minutes', async () => {
    later(2)
    const { codeId } = await phones.ask('13700000004')
    const digits = await phones.codeOf(codeId)
    later(5)
    expect((await phones.enter(codeId, digits)).outcome).toBe('over')
  })
  it('is over after five wrong tries, however many are sent at once', async () => {
    later(2)
    const { codeId } = await phones.ask('13700000005')
    const digits = await phones.codeOf(codeId)
    for (let tries = 1; tries < 5; tries++)
      expect((await phones.enter(codeId, wrongOf(digits))).outcome).toBe('wrong')
    expect((await phones.enter(codeId, wrongOf(digits))).outcome).toBe('over')
    expect((await phones.enter(codeId, digits)).outcome).toBe('over')
    later(2)
    const many = await phones.ask('13700000005', '203.0.113.9')
    await Promise.allSettled(Array.from({ length: 20 }, () => phones.enter(many.codeId, '000000')))
    const { rows } = await owner.query<{ tries: number }>('select tries from identity.code where id = $1', [
      many.codeId,
    ])
    expect(rows[0]?.tries).toBeLessThanOrEqual(5)
  })
  it('counts a wrong try in the audit as refused', async () => {
    later(2)
    const { codeId } = await phones.ask('13700000006')
    await phones.enter(codeId, wrongOf(await phones.codeOf(codeId)))
    const { rows } = await owner.query(
      "select outcome, reason from platform.audit where operation = 'identity.sign-in-by-code' order by id desc limit 1",
    )
    expect(rows).toEqual([{ outcome: 'refused', reason: 'identity.code-wrong' }])
  })
  it('goes to one phone once a minute, and five times an hour from one place', async () => {
    later(61)
    const waits: number[] = []
    for (let sent = 0; sent < 7; sent++) {
      waits.push((await phones.ask('13700000007', '192.0.2.1')).waitSeconds)
      later(1)
    }
    expect(waits.map((w) => w > 0)).toEqual([false, false, false, false, false, true, true])
    later(60)
    expect((await phones.ask('13700000007', '192.0.2.1')).waitSeconds).toBe(0)
    expect((await phones.ask('13700000007', '192.0.2.1')).waitSeconds).toBeGreaterThan(0)
  })
  it('is not sent where no carrier takes it out of the house', async () => {
    later(2)
    await setSample(false)
    const trying = runtime.perform(
      sendCode,
      { purpose: 'sign-in', phone: '13700000008', language: 'zh' },
      visitor(),
    )
    await expect(trying).rejects.toMatchObject({ code: 'message.no-carrier', status: 503 })
    await setSample(true)
  })
})

describe('a stranger', () => {
  it('who uses up what strangers may ask for does not lock out the person in their own browser', async () => {
    later(25 * 60)
    const own = 'a'.repeat(64)
    await phones.signIn('13700000009', own)
    later(24 * 60)
    let waited = 0
    for (let place = 0; place < 20; place++)
      waited = (await phones.ask('13700000009', `203.0.${place}.1`)).waitSeconds
    expect(waited).toBeGreaterThan(0)
    expect((await phones.ask('13700000009', '203.0.113.200', own)).waitSeconds).toBe(0)
    const strangers = 'b'.repeat(64)
    expect((await phones.ask('13700000009', '203.0.99.1', strangers)).waitSeconds).toBeGreaterThan(0)
  })
})
