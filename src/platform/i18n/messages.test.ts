import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fill } from './messages.ts'

it('what somebody typed fills a hole and is never read as one, nor as a pattern', () => {
  const typed = '{other} {n|a|b} $& $1 $` %s'
  expect(fill('“{name}” 的 {other}', { name: typed, other: 'x' })).toBe(`“${typed}” 的 x`)
  fc.assert(
    fc.property(fc.string(), fc.string(), (name, other) => {
      expect(fill('<{name}|{other}>', { name, other })).toBe(`<${name}|${other}>`)
    }),
  )
})
