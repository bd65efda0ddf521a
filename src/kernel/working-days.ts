import type { CivilDate } from './civil-date.ts'

/** Days since 1970-01-01: a clock over whole numbers is thirty times as fast as one over dates. */
type DayNumber = number

const numberOf = (day: CivilDate): DayNumber => Date.parse(`${day}T00:00:00Z`) / 86_400_000
const dateOf = (day: DayNumber): CivilDate =>
  new Date(day * 86_400_000).toISOString().slice(0, 10) as CivilDate

/** Which days are worked: Monday to Friday, but for `off`; Saturdays and Sundays, but for `makeUp` (调休). */
export interface Calendar {
  readonly off: ReadonlySet<DayNumber>
  readonly makeUp: ReadonlySet<DayNumber>
  /** First and last day of the years whose holidays it knows; answers that leave them are provisional. */
  readonly knownFrom: CivilDate
  readonly knownUntil: CivilDate
}

/** A calendar as data: days as lists, with the State Council notices they come from. */
export interface CalendarData {
  readonly off: readonly string[]
  readonly makeUp: readonly string[]
  readonly knownFrom: string
  readonly knownUntil: string
  readonly documents: readonly { readonly year: number; readonly title: string }[]
}

export const calendarOf = (data: CalendarData): Calendar => {
  const numbers = (days: readonly string[]) => new Set(days.map((day) => numberOf(day as CivilDate)))
  return {
    off: numbers(data.off),
    makeUp: numbers(data.makeUp),
    knownFrom: data.knownFrom as CivilDate,
    knownUntil: data.knownUntil as CivilDate,
  }
}

/** `[from, to)`: the clock stands still on `from` and runs again on `to`. */
export interface Pause {
  readonly from: CivilDate
  readonly to: CivilDate
}

const isWorked = (day: DayNumber, calendar: Calendar): boolean => {
  const weekday = (((day + 4) % 7) + 7) % 7 // 1970-01-01 was a Thursday
  return weekday === 0 || weekday === 6 ? calendar.makeUp.has(day) : !calendar.off.has(day)
}

export const isWorkingDay = (day: CivilDate, calendar: Calendar): boolean => isWorked(numberOf(day), calendar)

type Stop = readonly [from: DayNumber, to: DayNumber]
const stopsOf = (pauses: readonly Pause[]): readonly Stop[] =>
  pauses.map(({ from, to }) => [numberOf(from), numberOf(to)])
const stands = (day: DayNumber, stops: readonly Stop[]): boolean =>
  stops.some(([from, to]) => from <= day && day < to)

/**
 * The day a limit of `workingDays` runs out that began with an event on `start` (行政许可法 §82: working days;
 * 民法典 §201: the day of the event does not count). 0 days means the same day. `provisional` when it
 * touches a year whose holidays are not known (not announced yet).
 */
export const dueOn = (
  start: CivilDate,
  workingDays: number,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
): { readonly due: CivilDate; readonly provisional: boolean } => {
  const stops = stopsOf(pauses)
  let day = numberOf(start)
  for (let left = workingDays; left > 0; ) {
    day++
    if (isWorked(day, calendar) && !stands(day, stops)) left--
  }
  const due = dateOf(day)
  return { due, provisional: due > calendar.knownUntil || start < calendar.knownFrom }
}

/** Working days in `(start, end]` on which the clock ran; 0 when `end` is not after `start`. */
export const workingDaysBetween = (
  start: CivilDate,
  end: CivilDate,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
): number => {
  const stops = stopsOf(pauses)
  const last = numberOf(end)
  let count = 0
  for (let day = numberOf(start) + 1; day <= last; day++) {
    if (isWorked(day, calendar) && !stands(day, stops)) count++
  }
  return count
}

/** Working days left on `today` until `due`: 0 is due today, below 0 is overdue by so many. */
export const workingDaysLeft = (
  today: CivilDate,
  due: CivilDate,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
): number =>
  today <= due
    ? workingDaysBetween(today, due, calendar, pauses)
    : -workingDaysBetween(due, today, calendar, pauses)

/** How pressing a limit of `of` working days is with `left` to go: soon from max(1, 30 %) downwards. */
export const urgencyOf = (left: number, of: number): 'normal' | 'soon' | 'today' | 'overdue' => {
  if (left < 0) return 'overdue'
  if (left === 0) return 'today'
  return left <= Math.max(1, Math.floor(of * 0.3)) ? 'soon' : 'normal'
}
