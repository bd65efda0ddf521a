import { expect, it } from 'vitest'
import { whatNext } from './what-next.ts'

const has = { accountLevel: 1, level: 1, factor: false, fresh: true }
const ask = (level: number, more: { factor?: boolean; fresh?: boolean } = {}) => ({
  level,
  factor: false,
  fresh: false,
  ...more,
})

it('asks for one missing thing at a time: name, face, key, presence', () => {
  expect(whatNext(ask(1), has)).toBe('done')
  expect(whatNext(ask(2), has)).toBe('name')
  expect(whatNext(ask(4), has)).toBe('name')
  expect(whatNext(ask(3), { ...has, accountLevel: 2, level: 2 })).toBe('in-person')
  expect(whatNext(ask(4), { ...has, accountLevel: 2, level: 2 })).toBe('factor')
  expect(whatNext(ask(4), { ...has, accountLevel: 2, level: 4, factor: true })).toBe('done')
  expect(whatNext(ask(0, { factor: true }), { ...has, accountLevel: 2 })).toBe('factor')
  expect(whatNext(ask(0, { fresh: true }), { ...has, fresh: false })).toBe('fresh')
})
