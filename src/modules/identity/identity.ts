import type { Actor, AssuranceLevel } from '../../kernel/actor.ts'
import { addDays, type CivilDate, startOf } from '../../kernel/civil-date.ts'
import type { Language, Text } from '../../kernel/text.ts'
import type { MandateKind } from '../party/index.ts'
import type { Proof } from './proofs.ts'

/** Somebody who can sign in (账户). */
export interface Account {
  readonly personId: string
  readonly name: string
  readonly level: AssuranceLevel
  readonly language: Language
  /** Needs no proof, and exists in sample mode only. */
  readonly sample: boolean
}

/** An account that is there. */
export interface KnownAccount extends Account {
  /**
   * What it is called where that must never change: in passkeys, recovery codes, the subjects of other systems. The person
   * it belongs to is only known for sure once their name was checked, and then has another id.
   */
  readonly handle: string
}

export type Audience = 'resident' | 'enterprise' | 'official'

/** A sample person one can sign in as, with who they are. */
export interface SamplePerson {
  readonly personId: string
  readonly name: string
  readonly audience: Audience
  readonly about: Text
}

/** Whose affairs a signed-in person handles: their own, another party's by mandate, or an organ's. */
export interface Capacity {
  readonly kind: 'self' | 'mandate' | 'appointment'
  /** Mandate or appointment; the person for `self`. */
  readonly id: string
  readonly name: Text
  /** Kind of mandate, or post. */
  readonly as?: Text | undefined
  readonly mandateKind?: MandateKind | undefined
}

/** A signed-in browser as the door needs it. */
export interface Session {
  /** Public name of the session, for lists and for ending it from elsewhere. */
  readonly id: string
  readonly actor: Actor
  readonly proofs: readonly Proof[]
  /** Key of the tokens in this session's forms. */
  readonly csrfSecret: string
  readonly expiresAt: Date
  /** Perform `touchSession`, or it goes idle. */
  readonly touchDue: boolean
}

const minute = 60_000

/** Officials: 30 minutes idle, 8 hours in all. Residents write long forms: 4 hours idle, a day in all. */
const sessionLimits = (kind: 'resident' | 'official'): { idleMs: number; absoluteMs: number } =>
  kind === 'official'
    ? { idleMs: 30 * minute, absoluteMs: 8 * 60 * minute }
    : { idleMs: 4 * 60 * minute, absoluteMs: 24 * 60 * minute }

/** How long the right lasts that a capacity rests on: to the end of a day, or to an instant. */
export interface Lasts {
  readonly until?: CivilDate | undefined
  readonly endsAt?: Date | undefined
}

/** When a session that begins at `now` ends at the latest: after its longest time, or with the right it rests on. */
export const absoluteEnd = (
  now: Date,
  kind: 'resident' | 'official',
  { until, endsAt }: Lasts = {},
): Date => {
  const longest = now.getTime() + sessionLimits(kind).absoluteMs
  const day = until === undefined ? Number.POSITIVE_INFINITY : startOf(addDays(until, 1)).getTime()
  return new Date(Math.min(longest, day, endsAt?.getTime() ?? Number.POSITIVE_INFINITY))
}

/** When a session touched at `touchedAt` ends if nothing more happens. */
export const endsAt = (touchedAt: Date, absoluteAt: Date, kind: 'resident' | 'official'): Date =>
  new Date(Math.min(touchedAt.getTime() + sessionLimits(kind).idleMs, absoluteAt.getTime()))

/** When they were touched last, at the latest, sessions of either kind have gone idle by `now`. */
export const idleSince = (now: Date): Readonly<Record<'resident' | 'official', Date>> => ({
  resident: new Date(now.getTime() - sessionLimits('resident').idleMs),
  official: new Date(now.getTime() - sessionLimits('official').idleMs),
})

/** A touch a minute keeps the row cold. */
export const touchIsDue = (touchedAt: Date, now: Date): boolean =>
  now.getTime() - touchedAt.getTime() >= minute
