import fc from 'fast-check'
import { generateSync } from 'otplib'
import { describe, expect, it } from 'vitest'
import {
  digitsOf,
  hashRecoveryCode,
  newRecoveryCodes,
  newTotpSecret,
  oneMoreWrong,
  stepOf,
  totpUri,
  waitUntil,
} from './totp.ts'

const at = (seconds: number): Date => new Date(1_795_000_000_000 + seconds * 1000)
const secret = newTotpSecret()
const codeAt = (when: Date): string =>
  generateSync({ secret, epoch: Math.floor(when.getTime() / 1000) }) as string

describe('a code of an authenticator app', () => {
  it('is right in its own step, one before and one after, and no further', () => {
    const code = codeAt(at(0))
    for (const seconds of [-30, 0, 30])
      expect(stepOf({ secret, lastStep: 0 }, code, at(seconds))).toBeDefined()
    for (const seconds of [-90, 90, 3_600])
      expect(stepOf({ secret, lastStep: 0 }, code, at(seconds))).toBeUndefined()
  })
  it('works once: neither it nor an earlier one is taken after it', () => {
    const step = stepOf({ secret, lastStep: 0 }, codeAt(at(0)), at(0)) ?? 0
    expect(stepOf({ secret, lastStep: step }, codeAt(at(0)), at(10))).toBeUndefined()
    expect(stepOf({ secret, lastStep: step }, codeAt(at(-30)), at(0))).toBeUndefined()
    expect(stepOf({ secret, lastStep: step }, codeAt(at(30)), at(30))).toBe(step + 1)
  })
  it('may be typed with spaces or full-width figures, and nothing else passes for it', () => {
    expect(digitsOf(' 12３ 456 ')).toBe('123456')
    const typed = codeAt(at(0))
    expect(stepOf({ secret, lastStep: 0 }, `${typed.slice(0, 3)} ${typed.slice(3)}`, at(0))).toBeDefined()
    fc.assert(
      fc.property(fc.string(), (noise) => {
        fc.pre(![-30, 0, 30].some((s) => digitsOf(noise) === codeAt(at(s))))
        expect(stepOf({ secret, lastStep: 0 }, noise, at(0))).toBeUndefined()
      }),
    )
  })
  it('is told to the app with who and whose', () => {
    const uri = new URL(totpUri(secret, '张桂兰', '通办'))
    expect(uri.protocol + decodeURIComponent(uri.pathname)).toContain('张桂兰')
    expect(uri.searchParams.get('secret')).toBe(secret)
  })
})

describe('recovery codes', () => {
  it('are ten, different, and known however they are typed', () => {
    const codes = newRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    const [code = ''] = codes
    expect(code).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/)
    expect(hashRecoveryCode('a', ` ${code.toLowerCase().replace('-', ' ')}`)).toBe(
      hashRecoveryCode('a', code),
    )
    expect(hashRecoveryCode('a', code)).not.toBe(hashRecoveryCode('b', code))
  })
})

describe('wrong codes', () => {
  it('make codes wait after ten within a quarter of an hour, and only then', () => {
    let tries = oneMoreWrong(undefined, at(0))
    for (let n = 1; n < 10; n++) {
      expect(waitUntil(tries, at(n))).toBeUndefined()
      tries = oneMoreWrong(tries, at(n))
    }
    expect(waitUntil(tries, at(10))).toEqual(at(900))
    expect(waitUntil(tries, at(900))).toBeUndefined()
    expect(oneMoreWrong(tries, at(900))).toEqual({ wrong: 1, since: at(900) })
  })
})
