import type { CivilDate } from '../../kernel/civil-date.ts'
import type { DivisionCode, DivisionLevel } from '../../kernel/division-code.ts'
import type { Id, OrganId, PartyId } from '../../kernel/ids.ts'
import type { Text } from '../../kernel/text.ts'

/** A body of the state with powers of its own (机关): a government or one of its departments. */
export interface Organ {
  readonly id: OrganId
  /** Unified social credit code, 18 characters (GB 32100). */
  readonly creditCode: string
  readonly name: Text
  /** Without the place: 市场监督管理局. */
  readonly shortName: Text
  /** Slug of `catalogue/organs/departments.json`. */
  readonly department: string
  readonly division: DivisionCode
  readonly level: DivisionLevel
  readonly parentId: OrganId | undefined
  /** Place in the organ tree, every step ending in a dot: `gx.qinzhou.lingshan.civil-affairs.` */
  readonly path: string
  readonly phone: string
  readonly address: Text
  /** Merged or closed on this day; its business is its successor's. */
  readonly closedOn?: CivilDate | undefined
  readonly successorId?: OrganId | undefined
}

/** What a holder of a post may do to cases: take them in, examine, decide, issue the result. */
export const caseDuties = ['accept', 'review', 'decide', 'issue'] as const
/** The three who keep the platform and each other in check (三员分立): nobody is two of them. */
export const administrations = ['system-admin', 'security-admin', 'audit'] as const
/** Duties that never come together with one about cases. */
export const keeperDuties = [...administrations, 'operate'] as const
export const duties = [...caseDuties, ...keeperDuties] as const
export type Duty = (typeof duties)[number]
type CaseDuty = (typeof caseDuties)[number]
type Administration = (typeof administrations)[number]

export const isAdministration = (duty: string): duty is Administration =>
  (administrations as readonly string[]).includes(duty)
const isCaseDuty = (duty: string): duty is CaseDuty => (caseDuties as readonly string[]).includes(duty)

/** Does who has these duties both keep the platform and handle cases? */
export const mixesDuties = (list: readonly string[]): boolean =>
  list.some(isCaseDuty) && !list.every(isCaseDuty)

/** Nothing but cases: what a colleague can stand in for without any administrator. */
export const handlesOnly = (list: readonly string[]): boolean => list.every(isCaseDuty)

/** Which of the three administrations are in these lists of duties. */
export const administrationsIn = (lists: readonly (readonly string[])[]): ReadonlySet<string> =>
  new Set(lists.flat().filter(isAdministration))

/** A person in a post (任职). */
export interface Appointment {
  readonly id: Id<'appointment'>
  readonly personId: PartyId
  readonly personName: string
  readonly organId: OrganId
  readonly organName: Text
  readonly path: string
  /** The subtree of the government this organ belongs to: what its administrators administer. */
  readonly realm: string
  readonly post: Text
  readonly duties: readonly string[]
  readonly from: CivilDate
  readonly until: CivilDate | undefined
  /** The appointment of a colleague on leave whose duties these are (代班); `post` says so too. */
  readonly standsInFor?: Id<'appointment'> | undefined
}

/** An appointment as administrators see it: also one that is to come or is over. */
export interface AppointmentRecord extends Appointment {
  readonly rev: number
  readonly postId: string
  readonly endedAt: Date | undefined
}

/** A post of an organ (岗位): its name, and the duties that may come with it. */
export interface Post {
  readonly id: string
  readonly rev: number
  readonly organId: OrganId
  readonly organName: Text
  readonly path: string
  readonly name: Text
  readonly duties: readonly string[]
  readonly closedAt: Date | undefined
  /** How many people hold it today. */
  readonly holders: number
}

/** The duties of an appointment, lent to a colleague of the same organ for some days (代班). */
export interface Delegation {
  readonly id: Id<'appointment'>
  readonly appointmentId: Id<'appointment'>
  /** Who is on leave. */
  readonly holderName: string
  readonly colleagueId: Id<'appointment'>
  readonly colleaguePersonId: PartyId
  readonly colleagueName: string
  readonly from: CivilDate
  readonly until: CivilDate
}

/** A change in an organ, a post or an appointment: who made it, when and why. */
export interface HistoryEntry {
  readonly verb: string
  readonly reason: string
  readonly by: string | undefined
  readonly at: Date
  readonly data: Readonly<Record<string, unknown>>
}

/** What a history entry is about: `organ:<id>`, `post:<id>` or `appointment:<id>`. */
export type About = `${'organ' | 'post' | 'appointment'}:${string}`

/** A kind of department and the levels it has organs at. */
export interface Department {
  readonly slug: string
  readonly name: Text
  readonly levels: readonly DivisionLevel[]
}
