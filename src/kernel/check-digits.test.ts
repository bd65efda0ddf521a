import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  citizenIdOf,
  creditCodeOf,
  isCitizenId,
  isCreditCode,
  isMod3736,
  isOrgCode,
  mod3736CheckDigit,
  sexInId,
} from './check-digits.ts'

const changedAt = (text: string, at: number, to: string): string =>
  text.slice(0, at) + to + text.slice(at + 1)

describe('citizen ID (GB 11643)', () => {
  it('knows the vector of the standard', () => {
    expect(isCitizenId('11010519491231002X')).toBe(true)
    expect(sexInId('11010519491231002X')).toBe('female')
  })
  it('refuses a changed digit, a day that is not there and a short number', () => {
    expect(isCitizenId('11010519491231003X')).toBe(false)
    expect(isCitizenId(citizenIdOf('450000', '1999-02-30', '001'))).toBe(false)
    expect(isCitizenId('1101051949123100')).toBe(false)
  })
  it('notices every single wrong digit', () => {
    const number = citizenIdOf('450000', '1955-03-08', '002')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 0, max: 9 }), (at, digit) => {
        fc.pre(number[at] !== String(digit))
        return !isCitizenId(changedAt(number, at, String(digit)))
      }),
    )
  })
})

describe('credit code (GB 32100) and organisation code (GB 11714)', () => {
  it.each([
    '11450721MB15580811',
    '11450721348531435D',
    '11100000000013338W',
    '11430000006122244L',
    '11220000013544541J',
    '11330105002500287C',
    '11100000MB03271699',
    '11370800MB28559184',
    '113700000045046442',
    '11100000000013661B',
  ])('accepts %s', (code) => {
    expect(isCreditCode(code)).toBe(true)
    expect(isOrgCode(code.slice(8, 17))).toBe(true)
  })
  it('refuses a wrong check and a letter that the standard leaves out', () => {
    expect(isCreditCode('11450721MB15580812')).toBe(false)
    expect(isCreditCode('11450721MO15580811')).toBe(false)
  })
  it('makes codes that it accepts', () => {
    const digit = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY')
    fc.assert(
      fc.property(fc.array(digit, { minLength: 8, maxLength: 8 }), (body) =>
        isCreditCode(creditCodeOf('91', '450000', body.join(''))),
      ),
    )
  })
})

describe('MOD 37,36 (ISO 7064)', () => {
  it.each([
    '11100000000013338W011.11430000006122244L.20230000403.001.U',
    '11100000000013338W032.11220000013544541J.2430599.001.F',
    '11100000000013338W009.11330105002500287C.2025052201.002.0',
    '11100000MB03271699022.340100.000000016.001.9',
  ])('verifies the certificate identifier %s', (identifier) => {
    expect(isMod3736(identifier.replaceAll('.', ''))).toBe(true)
  })
  it('notices every single wrong character', () => {
    const number = `4507A0001${mod3736CheckDigit('4507A0001')}`
    const letter = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), letter, (at, to) => {
        fc.pre(number[at] !== to)
        return !isMod3736(changedAt(number, at, to))
      }),
    )
  })
})
