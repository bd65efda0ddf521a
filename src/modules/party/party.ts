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

/** Legal representative 法定代表人 · handler 经办人 · guardian 监护人 · family 受托亲属 · agent 帮办代办员. */
export type MandateKind = 'legal-representative' | 'handler' | 'guardian' | 'family' | 'agent'

/** A person's right to act for a party (授权), as it holds today. */
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
  /** Basic item codes it is limited to; undefined: all the party may do. */
  readonly items?: readonly string[] | undefined
  /** The instant it ends, where a day would be too long: an agent's with the live code. */
  readonly endsAt?: Date | undefined
}

export type MandateState = 'offered' | 'active' | 'declined' | 'ended'

/** A mandate at any point of its life, as the two sides see it in their lists. */
export interface MandateRecord extends Omit<Mandate, 'personId'> {
  readonly rev: number
  readonly state: MandateState
  /** Undefined while who it is offered to is not known here or has not answered. */
  readonly personId: PartyId | undefined
  /** As the granting side wrote it, or as the register has it. */
  readonly personName: string
  readonly personMasked: string
  readonly grantedAt: Date | undefined
  readonly endedAt: Date | undefined
}

/** Where a mandate stands today; `waiting` has not begun, `over` was ended by nobody but time. */
export const standingOf = (
  m: Pick<MandateRecord, 'state' | 'from' | 'until' | 'endsAt'>,
  today: CivilDate,
  now: Date,
): MandateState | 'waiting' | 'over' => {
  if (m.state === 'declined' || m.state === 'ended') return m.state
  if ((m.until !== undefined && m.until < today) || (m.endsAt !== undefined && m.endsAt <= now)) return 'over'
  return m.state === 'active' && m.from > today ? 'waiting' : m.state
}

/** A code by which somebody lets a village agent act for them (帮办代办码). */
export interface AgentCode {
  readonly id: Id<'agent-code'>
  readonly rev: number
  readonly partyId: PartyId
  readonly items: readonly string[]
  readonly organId: string | undefined
  /** The person; at a window the official who recorded it, and the second one who saw the person. */
  readonly madeBy: string
  readonly seenBy: string | undefined
  readonly madeAt: Date
  readonly expiresAt: Date
  readonly state: 'live' | 'used' | 'revoked'
  readonly mandateId: Id<'mandate'> | undefined
}

/** Longest life of an agent's code. */
export const codeDays = 7
/** Wrong codes one person may enter in an hour. */
export const triesAnHour = 5
/** 民法典 §17–18: of age at eighteen. */
export const ageOfMajority = 18
/** 老年人权益保障法 §2: an elder is sixty or older. */
export const ageOfElders = 60
/** No mandate by agreement is for longer; a new one is quickly given. */
export const longestMandateDays = 3 * 366

/** Characters nobody takes for another: no 0 O 1 I L, no U. */
const codeLetters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Eight characters from random bytes; a byte that would favour some letters is passed over. */
export const codeFrom = (random: (bytes: number) => Uint8Array): string => {
  const fair = 256 - (256 % codeLetters.length)
  let code = ''
  while (code.length < 8) {
    for (const byte of random(16)) {
      if (byte < fair && code.length < 8) code += codeLetters.charAt(byte % codeLetters.length)
    }
  }
  return code
}

/** As it was typed, with its spaces and dashes and in small letters; undefined when it cannot be a code. */
export const readCode = (typed: string): string | undefined => {
  const code = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  return code.length === 8 && [...code].every((letter) => codeLetters.includes(letter)) ? code : undefined
}

/** Date of birth in an ID number of 18 characters (GB 11643). */
export const birthIn = (idNumber: string): CivilDate =>
  `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}` as CivilDate
