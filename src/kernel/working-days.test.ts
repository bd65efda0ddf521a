import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, type CivilDate } from './civil-date.ts'
import {
  calendarOf,
  dueOn,
  isWorkingDay,
  type Pause,
  urgencyOf,
  workingDaysBetween,
  workingDaysLeft,
} from './working-days.ts'

const calendar = calendarOf(
  JSON.parse(readFileSync(new URL('../../catalogue/calendar/cn.json', import.meta.url), 'utf8')),
)
const day = (text: string) => text as CivilDate
const pause = (from: string, to: string): Pause => ({ from: day(from), to: day(to) })

describe('golden dates, worked out by hand from the State Council notices', () => {
  test.each([
    ['2025-09-26', 5, [], '2025-10-10'],
    ['2025-09-26', 20, [], '2025-10-30'],
    ['2025-09-26', 30, [], '2025-11-13'],
    ['2025-09-26', 20, [pause('2025-10-13', '2025-10-20')], '2025-11-06'],
    ['2025-01-22', 20, [], '2025-02-25'],
    ['2026-02-10', 10, [], '2026-03-02'],
    ['2026-04-24', 5, [], '2026-05-06'],
    ['2025-12-26', 5, [], '2026-01-05'],
  ] as const)('%s + %i working days, pauses %j, is %s', (start, days, pauses, due) => {
    expect(dueOn(day(start), days, calendar, pauses)).toEqual({ due, provisional: false })
  })

  it('counts a make-up Sunday and skips the holiday it pays for', () => {
    expect(isWorkingDay(day('2025-09-28'), calendar)).toBe(true)
    expect(isWorkingDay(day('2025-10-08'), calendar)).toBe(false)
  })

  it('calls a day provisional when its year is not announced', () => {
    expect(dueOn(day('2026-12-25'), 4, calendar)).toEqual({ due: '2026-12-31', provisional: false })
    expect(dueOn(day('2026-12-25'), 5, calendar)).toEqual({ due: '2027-01-01', provisional: true })
    expect(dueOn(day('2019-05-06'), 1, calendar).provisional).toBe(true)
  })

  it('is due the same day for an instant item', () => {
    expect(dueOn(day('2026-11-22'), 0, calendar).due).toBe('2026-11-22')
  })
})

const dates = fc.integer({ min: 0, max: 1800 }).map((n) => addDays(day('2022-01-01'), n))
const pauses = fc.array(
  fc.tuple(dates, fc.integer({ min: 0, max: 40 })).map(([from, days]) => ({ from, to: addDays(from, days) })),
  { maxLength: 4 },
)
const limits = fc.integer({ min: 1, max: 60 })

describe('laws of the clock', () => {
  it('falls due on a day that is worked and not paused, strictly after the start', () => {
    fc.assert(
      fc.property(dates, limits, pauses, (start, days, stops) => {
        const { due } = dueOn(start, days, calendar, stops)
        expect(due > start && isWorkingDay(due, calendar)).toBe(true)
        expect(stops.some(({ from, to }) => from <= due && due < to)).toBe(false)
      }),
    )
  })

  it('has run exactly the limit when it falls due', () => {
    fc.assert(
      fc.property(dates, limits, pauses, (start, days, stops) => {
        const { due } = dueOn(start, days, calendar, stops)
        expect(workingDaysBetween(start, due, calendar, stops)).toBe(days)
        expect(workingDaysLeft(start, due, calendar, stops)).toBe(days)
        expect(workingDaysLeft(due, due, calendar, stops)).toBe(0)
      }),
    )
  })

  it('running and paused working days together are the elapsed ones', () => {
    fc.assert(
      fc.property(dates, limits, dates, fc.integer({ min: 0, max: 40 }), (start, days, from, length) => {
        const stop = { from, to: addDays(from, length) }
        const end = addDays(start, days)
        const yesterday = (d: CivilDate) => addDays(d, -1)
        const later = (a: CivilDate, b: CivilDate) => (a > b ? a : b)
        const earlier = (a: CivilDate, b: CivilDate) => (a < b ? a : b)
        const stood = workingDaysBetween(
          later(start, yesterday(stop.from)),
          earlier(end, yesterday(stop.to)),
          calendar,
        )
        expect(workingDaysBetween(start, end, calendar, [stop]) + stood).toBe(
          workingDaysBetween(start, end, calendar),
        )
      }),
    )
  })

  it('more days or more pauses never make it earlier', () => {
    fc.assert(
      fc.property(dates, limits, pauses, (start, days, stops) => {
        const { due } = dueOn(start, days, calendar, stops)
        expect(dueOn(start, days + 1, calendar, stops).due > due).toBe(true)
        expect(dueOn(start, days, calendar, stops.slice(1)).due <= due).toBe(true)
      }),
    )
  })

  it('counts below zero when overdue', () => {
    expect(workingDaysLeft(day('2026-11-25'), day('2026-11-23'), calendar)).toBe(-2)
  })
})

test.each([
  [6, 20, 'soon'],
  [7, 20, 'normal'],
  [1, 1, 'soon'],
  [1, 3, 'soon'],
  [0, 3, 'today'],
  [-1, 3, 'overdue'],
] as const)('%i of %i days left is %s', (left, of, urgency) => {
  expect(urgencyOf(left, of)).toBe(urgency)
})
