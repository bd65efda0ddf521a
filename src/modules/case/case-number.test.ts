import fc from 'fast-check'
import { expect, it } from 'vitest'
import { caseNumberOf, parseCaseNumber } from './case-number.ts'

const homes = fc.integer({ min: 110000, max: 999999 }).map(String)
const sequences = fc.integer({ min: 0, max: 36 ** 5 - 1 })

it('carries the home and survives how people type it', () => {
  fc.assert(
    fc.property(homes, sequences, (home, sequence) => {
      const number = caseNumberOf(home, sequence)
      expect(number).toMatch(/^[0-9A-Z]{10}$/)
      const typed = ` ${number.slice(0, 4)} ${number.slice(4, 8)}-${number.slice(8).toLowerCase()} `
      expect(parseCaseNumber(typed)).toEqual({ number, home })
    }),
  )
})

it('notices any one wrong character', () => {
  fc.assert(
    fc.property(homes, sequences, fc.nat(9), fc.nat(34), (home, sequence, place, shift) => {
      const number = caseNumberOf(home, sequence)
      const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
      const wrong = letters[(letters.indexOf(number[place] ?? '') + 1 + shift) % 36]
      expect(parseCaseNumber(number.slice(0, place) + wrong + number.slice(place + 1))).toBeUndefined()
    }),
  )
})
