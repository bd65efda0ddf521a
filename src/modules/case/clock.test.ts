import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CivilDate } from '../../kernel/civil-date.ts'
import { chinaCalendar } from './calendar.ts'
import { type CaseClock, readClock } from './clock.ts'

const day = (text: string): CivilDate => text as CivilDate
const received: CaseClock = { receivedOn: day('2026-04-24'), pauses: [], legalDays: 20, promisedDays: 5 }

describe('the clock of a case', () => {
  it('gives five working days for intake, over the holidays (golden dates)', () => {
    expect(readClock(received, day('2026-04-24'), chinaCalendar)).toMatchObject({
      kind: 'intake',
      dueOn: '2026-05-06',
      left: 5,
      tone: 'plain',
    })
    expect(
      readClock({ ...received, receivedOn: day('2025-12-26') }, day('2025-12-26'), chinaCalendar)?.dueOn,
    ).toBe('2026-01-05')
  })

  it('runs to the promised day once accepted, and knows the statutory one', () => {
    const clock: CaseClock = { ...received, acceptedOn: day('2025-09-26'), promisedDays: 5 }
    expect(readClock(clock, day('2025-09-26'), chinaCalendar)).toMatchObject({
      kind: 'decision',
      dueOn: '2025-10-10',
      legalDueOn: '2025-10-30',
    })
  })

  it('does not count what is paused', () => {
    const clock: CaseClock = {
      ...received,
      acceptedOn: day('2025-09-26'),
      promisedDays: 20,
      pauses: [{ from: day('2025-10-13'), to: day('2025-10-20') }],
    }
    expect(readClock(clock, day('2025-10-21'), chinaCalendar)?.dueOn).toBe('2025-11-06')
  })

  it('stands for the officials while the applicant completes the papers, and begins anew after', () => {
    const waiting: CaseClock = {
      ...received,
      correction: { from: day('2026-04-27'), dueOn: day('2026-05-20'), days: 15 },
    }
    expect(readClock(waiting, day('2026-04-28'), chinaCalendar)?.kind).toBe('correction')
    const back: CaseClock = {
      ...waiting,
      receivedOn: day('2026-05-11'),
      correction: { from: day('2026-04-27'), dueOn: day('2026-05-20'), days: 15, to: day('2026-05-11') },
    }
    expect(readClock(back, day('2026-05-11'), chinaCalendar)).toMatchObject({
      kind: 'intake',
      dueOn: '2026-05-18',
    })
  })

  it('says overdue in working days, and provisional where the holidays are not announced', () => {
    expect(readClock(received, day('2026-05-08'), chinaCalendar)).toMatchObject({ left: -2, tone: 'overdue' })
    const late: CaseClock = { ...received, acceptedOn: day('2026-12-28'), promisedDays: 20 }
    expect(readClock(late, day('2026-12-28'), chinaCalendar)?.provisional).toBe(true)
    expect(
      readClock({ ...received, endedOn: day('2026-04-25') }, day('2026-05-08'), chinaCalendar),
    ).toBeUndefined()
  })

  it('never lets an open pause use up days: what is left stays while it lasts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 90 }), (before, long) => {
        const from = addDays(day('2026-03-02'), before)
        const clock: CaseClock = {
          ...received,
          acceptedOn: day('2026-03-02'),
          promisedDays: 60,
          pauses: [{ from }],
        }
        const first = readClock(clock, from, chinaCalendar)
        const later = readClock(clock, addDays(from, long), chinaCalendar)
        expect(later?.left).toBe(first?.left)
        expect(later?.tone).toBe('paused')
      }),
    )
  })
})
