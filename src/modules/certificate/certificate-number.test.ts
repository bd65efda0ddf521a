import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  certificateNumber,
  grouped,
  isCertificateNumber,
  isShortNumber,
  numbersIn,
  readNumber,
  shortNumber,
} from './certificate-number.ts'

test('real identifiers hold', () => {
  for (const number of [
    '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U',
    '1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F',
    '1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0',
  ]) {
    expect(isCertificateNumber(number)).toBe(true)
  }
})

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''))

test('any single wrong character is noticed', () => {
  fc.assert(
    fc.property(
      digits(12),
      fc.nat(60),
      fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
      (serial, at, other) => {
        const number = certificateNumber('11450000TBCERT002B001', '114507210000000001', serial, 1)
        const position = '1.2.156.3005.2.'.length + (at % (number.length - '1.2.156.3005.2.'.length))
        fc.pre(number[position] !== '.' && number[position] !== other)
        return !isCertificateNumber(number.slice(0, position) + other + number.slice(position + 1))
      },
    ),
  )
})

test('a number is read however it was typed', () => {
  const short = shortNumber('YD', '202600403123')
  const whole = certificateNumber('11450000TBCERT002B001', '114507210000000001', '202600403123', 1)
  expect(isShortNumber(short)).toBe(true)
  for (const typed of [
    short,
    grouped(short),
    short.toLowerCase(),
    `https://example.cn/verify/${short}`,
    ` ${short}\n`,
  ]) {
    expect(readNumber(typed)).toEqual({ shortNumber: short })
  }
  expect(readNumber(whole)).toEqual({ number: whole })
  expect(readNumber(whole.replace('1.2.156.3005.2.', ''))).toEqual({ number: whole })
  expect(readNumber('YD2026004031230')).toBeUndefined()
  expect(numbersIn(Buffer.from(`xx ${whole}, ${whole.slice(0, -1)}0`))).toEqual([whole])
})
