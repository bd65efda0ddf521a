import { describe, expect, it } from 'vitest'
import { triesInMemory } from './tries.ts'

const now = new Date('2026-11-23T02:00:00Z')
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000)
const times = (n: number, once: (n: number) => Date | undefined): (Date | undefined)[] =>
  Array.from({ length: n }, (_, at) => once(at))

describe('tries', () => {
  it('ends after five from one place, until the quarter of an hour is over; other places may go on', () => {
    const tries = triesInMemory()
    expect(times(6, () => tries.begin('N1', 'here', now))).toEqual([...times(5, () => undefined), later(15)])
    expect(tries.begin('N1', 'there', now)).toBeUndefined()
    expect(tries.begin('N1', 'here', later(16))).toBeUndefined()
  })

  it('ends after twenty from all places together', () => {
    const tries = triesInMemory()
    const seen = times(21, (n) => tries.begin('N1', `place ${n}`, now))
    expect(seen.slice(0, 20)).toEqual(times(20, () => undefined))
    expect(seen[20]).toEqual(later(60))
  })

  it('ends after sixty from one place, whatever the numbers', () => {
    const tries = triesInMemory()
    const seen = times(61, (n) => tries.begin(`N${n}`, 'here', now))
    expect(seen.filter((at) => at)).toEqual([later(15)])
  })

  it('counts no right answer', () => {
    const tries = triesInMemory()
    const asked = times(30, () => {
      const full = tries.begin('N1', 'here', now)
      tries.takeBack('N1', 'here')
      return full
    })
    expect(asked.every((at) => at === undefined)).toBe(true)
  })

  it('forgets the oldest when there are too many, not all', () => {
    const tries = triesInMemory(10)
    times(3, (n) => tries.begin(`old ${n}`, `a ${n}`, now))
    times(5, () => tries.begin('N1', 'here', now))
    times(2, (n) => tries.begin(`new ${n}`, `b ${n}`, now))
    expect(tries.begin('N1', 'here', now)).toEqual(later(15))
  })
})
