import type { PartyId } from '../../kernel/ids.ts'
import type { Text } from '../../kernel/text.ts'
import type { CaseMaterial, DraftId, Pinned } from './case.ts'

/** A fact from a register as it stood when the draft was begun, with where it is from. */
export interface KnownFact {
  readonly field: string
  readonly value: unknown
  readonly source: Text
  readonly asOf: string
}

/** How the applicant is reached about the case. */
export interface Contact {
  readonly phone: string
  readonly address: string
}

/** What of an application is personal, kept sealed as one value. */
export interface Sealed {
  readonly answers: Readonly<Record<string, unknown>>
  readonly facts: readonly KnownFact[]
  readonly contact: Contact
  readonly applicant: { readonly kind: 'person' | 'enterprise'; readonly name: string }
  /** Last four characters of the applicant's number: with the case number they ask for its progress. */
  readonly lastFour: string
}

/** An application that is being filled in, under the form version it began with. */
export interface Draft extends Sealed {
  readonly id: DraftId
  readonly rev: number
  readonly partyId: PartyId
  readonly personId: PartyId
  readonly itemCode: string
  readonly form: Pinned
  readonly pagesDone: readonly string[]
  readonly materials: readonly CaseMaterial[]
  readonly startedAt: Date
  readonly savedAt: Date
  /** Set once it has been submitted. */
  readonly caseNumber?: string | undefined
}
