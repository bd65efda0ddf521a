/** A calendar day as people in China write it, `YYYY-MM-DD` in Asia/Shanghai; never a `Date`. */
export type CivilDate = string & { readonly __kind: 'civil-date' }

const shanghaiOffsetMs = 8 * 3_600_000 // no daylight saving since 1991

/** The day it is in China at this instant. */
export const civilDateOf = (instant: Date): CivilDate =>
  new Date(instant.getTime() + shanghaiOffsetMs).toISOString().slice(0, 10) as CivilDate

/** `14:30` in China at this instant. */
export const civilTimeOf = (instant: Date): string =>
  new Date(instant.getTime() + shanghaiOffsetMs).toISOString().slice(11, 16)

/** The day as a brand, or undefined when it is not a day that exists (2026-02-30). */
export const parseCivilDate = (text: string): CivilDate | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const at = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text
    ? undefined
    : (text as CivilDate)
}

export const addDays = (date: CivilDate, days: number): CivilDate => {
  const at = new Date(`${date}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10) as CivilDate
}

/** 0 Sunday … 6 Saturday. */
export const weekday = (date: CivilDate): number => new Date(`${date}T00:00:00Z`).getUTCDay()

/** Whole years lived on `on` by someone born on `birth` (民法: full years on the birthday). */
export const ageOn = (birth: CivilDate, on: CivilDate): number =>
  Number(on.slice(0, 4)) - Number(birth.slice(0, 4)) - (on.slice(5) < birth.slice(5) ? 1 : 0)

/** The instant a civil day begins in China. */
export const startOf = (date: CivilDate): Date => new Date(`${date}T00:00:00+08:00`)
