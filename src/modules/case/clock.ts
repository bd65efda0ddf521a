import { addDays, type CivilDate } from '../../kernel/civil-date.ts'
import { type Calendar, dueOn, urgencyOf, workingDaysLeft } from '../../kernel/working-days.ts'

/** `[from, to)`; without `to` it lasts. */
export interface OpenPause {
  readonly from: CivilDate
  readonly to?: CivilDate | undefined
}

/** Intervals of a case from which every deadline is derived; nothing here is a counter that could drift. */
export interface CaseClock {
  /** Day the whole application was received; the intake limit starts the day after. */
  readonly receivedOn: CivilDate
  readonly acceptedOn?: CivilDate
  /** Waiting for the applicant to complete the papers. At most once. */
  readonly correction?: OpenPause & { readonly dueOn: CivilDate; readonly days: number }
  /** 行政许可法 §45: hearings, inspections and expert review do not count. */
  readonly pauses: readonly OpenPause[]
  readonly endedOn?: CivilDate
  readonly legalDays: number
  readonly promisedDays: number
}

export type ClockKind = 'intake' | 'decision' | 'correction'
export type ClockTone = 'plain' | 'amber' | 'today' | 'overdue' | 'paused'

/** A clock as people are shown it. `left` counts working days, negative when overdue. */
export interface ClockView {
  readonly kind: ClockKind
  readonly startedOn: CivilDate
  readonly dueOn: CivilDate
  readonly legalDueOn?: CivilDate | undefined
  readonly days: number
  readonly left: number
  readonly tone: ClockTone
  /** It lies in a year whose holidays are not announced yet. */
  readonly provisional: boolean
}

/** 行政许可法 §32(4): gaps are told within five days or the application counts as accepted. */
export const intakeDays = 5
/** Term for the applicant to complete the papers, unless the notice says another. */
export const correctionDays = 15

const toneOf = { normal: 'plain', soon: 'amber', today: 'today', overdue: 'overdue' } as const

/** An open pause counts as lasting through today. */
const closed = (pauses: readonly OpenPause[], today: CivilDate) =>
  pauses.map((p) => ({ from: p.from, to: p.to ?? addDays(today, 1) }))

/** Which limit runs: intake until acceptance, the applicant's own in a correction, then the decision. */
const running = (clock: CaseClock): { kind: ClockKind; from: CivilDate; days: number } => {
  if (clock.acceptedOn) return { kind: 'decision', from: clock.acceptedOn, days: clock.promisedDays }
  const { correction } = clock
  if (correction && !correction.to)
    return { kind: 'correction', from: correction.from, days: correction.days }
  return { kind: 'intake', from: clock.receivedOn, days: intakeDays }
}

/** The clock on a day; undefined once it has ended. */
export const readClock = (clock: CaseClock, today: CivilDate, calendar: Calendar): ClockView | undefined => {
  if (clock.endedOn) return undefined
  const { kind, from, days } = running(clock)
  const pauses = kind === 'decision' ? closed(clock.pauses, today) : []
  const { due, provisional } = dueOn(from, days, calendar, pauses)
  const left = workingDaysLeft(today, due, calendar, pauses)
  const stopped = kind === 'decision' && clock.pauses.some((p) => p.to === undefined)
  return {
    kind,
    startedOn: from,
    dueOn: due,
    legalDueOn: kind === 'decision' ? dueOn(from, clock.legalDays, calendar, pauses).due : undefined,
    days,
    left,
    tone: stopped ? 'paused' : toneOf[urgencyOf(left, days)],
    provisional,
  }
}

/** The day worklists are sorted by and timers look at. */
export const dueDay = (clock: CaseClock, today: CivilDate, calendar: Calendar): CivilDate | null =>
  readClock(clock, today, calendar)?.dueOn ?? null
