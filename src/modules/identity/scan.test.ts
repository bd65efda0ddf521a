import { describe, expect, it } from 'vitest'
import { isOpen, newScanNumbers, newScanSecret, scanOf } from './scan.ts'

describe('a QR sign-in', () => {
  it('shows a code that does not betray the secret of the browser', () => {
    const secret = newScanSecret()
    const { code, codeHash, browserHash } = scanOf(secret)
    expect(scanOf(secret)).toEqual({ code, codeHash, browserHash })
    expect(scanOf(code).browserHash).not.toBe(browserHash)
    expect(scanOf(newScanSecret()).code).not.toBe(code)
  })
  it('offers three different numbers of two digits, one of them the right one, each place as likely', () => {
    const places = [0, 0, 0]
    for (let n = 0; n < 600; n++) {
      const { number, choices } = newScanNumbers()
      expect(new Set(choices).size).toBe(3)
      for (const choice of choices) expect(String(choice)).toMatch(/^\d\d$/)
      const place = choices.indexOf(number)
      expect(place).toBeGreaterThanOrEqual(0)
      places[place] = (places[place] ?? 0) + 1
    }
    for (const often of places) expect(often).toBeGreaterThan(120)
  })
  it('is open until it is answered or over', () => {
    const now = new Date('2026-11-23T02:00:00Z')
    const expiresAt = new Date('2026-11-23T02:02:00Z')
    expect(isOpen({ state: 'open', expiresAt }, now)).toBe(true)
    expect(isOpen({ state: 'open', expiresAt }, expiresAt)).toBe(false)
    for (const state of ['confirmed', 'refused', 'used'] as const)
      expect(isOpen({ state, expiresAt }, now)).toBe(false)
  })
})
