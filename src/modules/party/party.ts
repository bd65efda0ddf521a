import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id, PartyId } from '../../kernel/ids.ts'
import type { Language } from '../../kernel/text.ts'

export type PartyKind = 'person' | 'enterprise'

/** Somebody with affairs of their own: a natural person or an enterprise (当事人). */
export interface Party {
  readonly id: PartyId
  readonly kind: PartyKind
  readonly name: string
  /** ID number with stars, or the credit code, which is public and never masked. */
  readonly maskedNumber: string
}

/** Where notices reach a party, in the language it reads. Whole values: never for a page of someone else. */
export interface Contact {
  readonly partyId: PartyId
  readonly name: string
  readonly phone: string | undefined
  readonly email: string | undefined
  readonly language: Language
}

/** Legal representative 法定代表人 · handler 经办人 · guardian 监护人. */
export type MandateKind = 'legal-representative' | 'handler' | 'guardian'

/** A person's right to act for a party (授权). */
export interface Mandate {
  readonly id: Id<'mandate'>
  readonly kind: MandateKind
  /** Who acts. */
  readonly personId: PartyId
  /** For whom. */
  readonly partyId: PartyId
  readonly partyName: string
  readonly partyKind: PartyKind
  readonly from: CivilDate
  readonly until: CivilDate | undefined
}
