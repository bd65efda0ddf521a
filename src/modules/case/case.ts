import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id, OrganId, PartyId } from '../../kernel/ids.ts'
import type { Text } from '../../kernel/text.ts'
import type { CaseClock } from './clock.ts'

/** Where a case stands. The words for people are `case.state.<code>`; drafts are no cases yet. */
export const caseStates = [
  'SUBMITTED',
  'RECEIVED',
  'CORRECTION',
  'ACCEPTED',
  'REVIEW',
  'DECIDED',
  'ISSUING',
  'DELIVERED',
  'CLOSED',
  'RETURNED',
  'REJECTED_AT_INTAKE',
  'WITHDRAWN',
] as const
export type CaseState = (typeof caseStates)[number]

/** What happens to a case; each is one line of the timeline. */
export const caseVerbs = [
  'submit',
  'receive',
  'request-correction',
  'send-correction',
  'return',
  'refuse-intake',
  'accept',
  'deem-accepted',
  'open-review',
  'review',
  'grant',
  'refuse',
  'begin-issue',
  'deliver',
  'close',
  'withdraw',
  'correct-contact',
  'claim',
  'transfer',
  'recuse',
  'hand-over',
  'release',
] as const
export type CaseVerb = (typeof caseVerbs)[number]

/** One line of the state table. `to` absent: the verb leaves the state as it is. */
export interface Transition {
  readonly verb: CaseVerb
  readonly from: readonly (CaseState | null)[]
  readonly to?: CaseState
  /** Kind of the numbered notice that goes to the applicant with it. */
  readonly notice?: NoticeKind
  /** At most once in the life of a case (行政许可法 §32: gaps are told once, all of them). */
  readonly once?: true
}

/** Kinds of notice, in the words of the national exchange: 收件凭证, 受理, 不予受理, 补正告知, 办结 … */
export type NoticeKind = 'REC' | 'ACP' | 'NGA' | 'SGZ' | 'SUP' | 'RTN' | 'STL' | 'NSA' | 'RCH' | 'WDR' | 'TRF'

const open: readonly CaseState[] = ['SUBMITTED', 'RECEIVED', 'CORRECTION', 'ACCEPTED', 'REVIEW']
const handled: readonly CaseState[] = ['RECEIVED', 'ACCEPTED', 'REVIEW']

/** The state table: nothing happens to a case that has no line here. */
export const transitions: readonly Transition[] = [
  { verb: 'submit', from: [null], to: 'SUBMITTED' },
  { verb: 'receive', from: ['SUBMITTED'], to: 'RECEIVED', notice: 'REC' },
  { verb: 'request-correction', from: ['RECEIVED'], to: 'CORRECTION', notice: 'SGZ', once: true },
  { verb: 'send-correction', from: ['CORRECTION'], to: 'RECEIVED', notice: 'SUP' },
  { verb: 'return', from: ['CORRECTION'], to: 'RETURNED', notice: 'RTN' },
  { verb: 'refuse-intake', from: ['RECEIVED'], to: 'REJECTED_AT_INTAKE', notice: 'NGA' },
  { verb: 'accept', from: ['RECEIVED'], to: 'ACCEPTED', notice: 'ACP' },
  { verb: 'deem-accepted', from: ['RECEIVED'], to: 'ACCEPTED', notice: 'ACP' },
  { verb: 'open-review', from: ['ACCEPTED'], to: 'REVIEW' },
  { verb: 'review', from: ['REVIEW'] },
  { verb: 'grant', from: ['ACCEPTED', 'REVIEW'], to: 'DECIDED', notice: 'STL' },
  { verb: 'refuse', from: ['ACCEPTED', 'REVIEW'], to: 'DECIDED', notice: 'NSA' },
  { verb: 'begin-issue', from: ['DECIDED'], to: 'ISSUING' },
  { verb: 'deliver', from: ['DECIDED', 'ISSUING'], to: 'DELIVERED', notice: 'RCH' },
  { verb: 'close', from: ['DELIVERED'], to: 'CLOSED' },
  { verb: 'withdraw', from: open, to: 'WITHDRAWN', notice: 'WDR' },
  { verb: 'correct-contact', from: [...open, 'DECIDED', 'ISSUING'] },
  { verb: 'claim', from: handled },
  { verb: 'transfer', from: handled },
  { verb: 'recuse', from: handled },
  // an organ was merged, renamed or closed: who decides from now on; what was decided stays as it was
  { verb: 'hand-over', from: [...open, 'DECIDED', 'ISSUING'], notice: 'TRF' },
  { verb: 'release', from: open },
]

export const finalStates: readonly CaseState[] = ['CLOSED', 'RETURNED', 'REJECTED_AT_INTAKE', 'WITHDRAWN']

/** The line of the table for this verb in this state, or undefined where it may not happen. */
export const transitionFor = (state: CaseState | null, verb: CaseVerb): Transition | undefined =>
  transitions.find((t) => t.verb === verb && t.from.includes(state))

/** What a history of verbs leads to; undefined when it breaks the table. */
export const replay = (verbs: readonly CaseVerb[]): CaseState | null | undefined => {
  let state: CaseState | null = null
  const seen = new Set<CaseVerb>()
  for (const verb of verbs) {
    const line = transitionFor(state, verb)
    if (!line || (line.once && seen.has(verb))) return undefined
    seen.add(verb)
    state = line.to ?? state
  }
  return state
}

export type CaseId = Id<'case'>
export type TaskId = Id<'task'>
export type DraftId = Id<'draft'>

/** A definition as it was when the application was submitted. */
export interface Pinned {
  readonly key: string
  readonly version: number
}

/** What of the item counts for the case for life, whatever becomes of the item. */
export interface FrozenItem {
  readonly code: string
  readonly version: number
  readonly name: Text
  readonly instant: boolean
  readonly legalDays: number
  readonly promisedDays: number
  readonly certificateType?: string | undefined
  readonly remedies?: Text | undefined
  /** Numbered as in the guide; the desk asks for them by number. */
  readonly materials: readonly {
    readonly key: string
    readonly name: Text
    readonly required: boolean
    /** In a register of government: the applicant brings nothing. */
    readonly held?: boolean
  }[]
}

export interface CaseOrgan {
  readonly id: OrganId
  readonly path: string
  readonly name: Text
  readonly phone?: string | undefined
}

export interface Applicant {
  readonly partyId: PartyId
  readonly kind: 'person' | 'enterprise'
  readonly name: string
  /** The natural person who submitted it, for themselves or by mandate. */
  readonly personId: PartyId
}

/** A paper of the application: an uploaded file or a document of the wallet. */
export interface CaseMaterial {
  readonly n: number
  readonly key: string
  readonly name: Text
  readonly from: 'upload' | 'wallet'
  /** Evidence id, or certificate id. */
  readonly ref: string
  readonly fileName?: string | undefined
  readonly addedOn: CivilDate
}

/** What a decision table found: shown to the official who decides. A machine never refuses. */
export interface Ground {
  readonly table: string
  readonly version: number
  /** Undefined when facts were missing. */
  readonly outcome?: string | undefined
  readonly held: readonly {
    readonly rule: string
    readonly annotation: Text
    readonly because: readonly Text[]
    readonly clause: Text
  }[]
  readonly missing: readonly string[]
}

/** Work that waits for an official of one organ with one duty. */
export interface Task {
  readonly id: TaskId
  /** The waiting token of the process. */
  readonly token: string
  readonly node: string
  readonly name: Text
  readonly duty: string
  /** What may be said in answer: accept, refuse-intake, pass, object, grant, refuse. */
  readonly outcomes: readonly string[]
  readonly organ: CaseOrgan
  readonly holder?: { readonly appointmentId: string; readonly name: string } | undefined
  readonly openedAt: Date
  readonly seenAt?: Date | undefined
  readonly ground?: Ground | undefined
}

export interface Correction {
  readonly gaps: readonly string[]
  readonly dueOn: CivilDate
}

export interface CaseDecision {
  readonly outcome: 'grant' | 'refuse'
  readonly reason?: string | undefined
  readonly remedies?: string | undefined
  /** By rule alone; only a grant may be. */
  readonly automatic: boolean
  readonly grounds: readonly Ground[]
}

/** An application from its submission on. */
export interface Case {
  readonly home: string
  readonly id: CaseId
  readonly number: string
  readonly rev: number
  readonly state: CaseState
  readonly item: FrozenItem
  readonly form: Pinned
  readonly process: Pinned
  readonly tableVersion?: number | undefined
  readonly processState: unknown
  readonly organ: CaseOrgan
  readonly applicant: Applicant
  readonly corrected: boolean
  readonly deemed: boolean
  readonly correction?: Correction | undefined
  readonly decision?: CaseDecision | undefined
  readonly certificateNumber?: string | undefined
  readonly clock: CaseClock
  readonly materials: readonly CaseMaterial[]
  readonly submittedAt: Date
  readonly lastSeq: number
  readonly lastNotice: number
  /** Open tasks. */
  readonly tasks: readonly Task[]
  /** Who may know of it: organ paths and parties, as in the table `access`. */
  readonly paths: readonly string[]
  readonly parties: readonly PartyId[]
}
