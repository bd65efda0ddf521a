import { addDays, type CivilDate, weekday } from './civil-date.ts'

/** Which days are worked: Monday to Friday, but for `off`; Saturdays and Sundays, but for `makeUp` (调休). */
export interface Calendar {
  readonly off: ReadonlySet<string>
  readonly makeUp: ReadonlySet<string>
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

export const calendarOf = (data: CalendarData): Calendar => ({
  off: new Set(data.off),
  makeUp: new Set(data.makeUp),
  knownFrom: data.knownFrom as CivilDate,
  knownUntil: data.knownUntil as CivilDate,
})

/** `[from, to)`: the clock stands still on `from` and runs again on `to`. */
export interface Pause {
  readonly from: CivilDate
  readonly to: CivilDate
}

export const isWorkingDay = (day: CivilDate, calendar: Calendar): boolean => {
  if (calendar.makeUp.has(day)) return true
  const of = weekday(day)
  return of > 0 && of < 6 && !calendar.off.has(day)
}

const paused = (day: CivilDate, pauses: readonly Pause[]): boolean =>
  pauses.some(({ from, to }) => from <= day && day < to)

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
  let due = start
  for (let left = workingDays; left > 0; ) {
    due = addDays(due, 1)
    if (isWorkingDay(due, calendar) && !paused(due, pauses)) left--
  }
  return { due, provisional: due > calendar.knownUntil || start < calendar.knownFrom }
}

/** Working days in `(start, end]` on which the clock ran; 0 when `end` is not after `start`. */
export const workingDaysBetween = (
  start: CivilDate,
  end: CivilDate,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
): number => {
  let count = 0
  for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar) && !paused(day, pauses)) count++
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
