import { addDays, type CivilDate } from '../../kernel/civil-date.ts'
import type { OrganId, PartyId } from '../../kernel/ids.ts'
import type { Text } from '../../kernel/text.ts'
import type { Face } from './face.ts'

/** 证照状态 (GB/T 36902's codes in words). What only time brings about is not stored: see `shownState`. */
export type CertificateState = 'VALID' | 'SUSPENDED' | 'REPLACED' | 'WITHDRAWN' | 'CANCELLED' | 'REVOKED'

/** As people see it: adds what follows from the date, and that the document is still being made. */
export type ShownState = CertificateState | 'PREPARING' | 'EXPIRES_SOON' | 'EXPIRED'

/** Which ends may follow which state; a number is never used again. */
const ends: readonly CertificateState[] = ['REPLACED', 'WITHDRAWN', 'CANCELLED', 'REVOKED']
export const nextStates: Readonly<Record<CertificateState, readonly CertificateState[]>> = {
  VALID: ['SUSPENDED', ...ends],
  SUSPENDED: ['VALID', ...ends],
  REPLACED: [],
  WITHDRAWN: [],
  CANCELLED: [],
  REVOKED: [],
}

/** The finished document: a sealed PDF in the file store. */
export interface Document {
  readonly fileId: string
  readonly sha256: string
  readonly bytes: number
  readonly sealedAt: Date
}

export interface Certificate {
  readonly id: string
  readonly rev: number
  readonly number: string
  readonly shortNumber: string
  readonly typeKey: string
  readonly kind: 'certificate' | 'decision' | 'notice'
  readonly name: Text
  readonly holderPartyId: PartyId
  /** Undefined on those issued before it was kept. */
  readonly holderKind: 'person' | 'enterprise' | undefined
  readonly organId: OrganId
  readonly organPath: string
  readonly issuer: Text
  readonly caseNumber: string | undefined
  readonly state: CertificateState
  readonly stateReason: string | undefined
  readonly issuedAt: Date
  readonly validFrom: CivilDate
  readonly validUntil: CivilDate | undefined
  readonly face: Face
  readonly document: Document | undefined
  /** Places in the organ tree that it was shown to as a paper of an application. */
  readonly shownTo: readonly string[]
}

const soonDays = 30

export const shownState = (
  certificate: Pick<Certificate, 'state' | 'validUntil' | 'document'>,
  today: CivilDate,
): ShownState => {
  const { state, validUntil } = certificate
  if (state !== 'VALID') return state
  if (validUntil !== undefined && validUntil < today) return 'EXPIRED'
  if (certificate.document === undefined) return 'PREPARING'
  return validUntil !== undefined && validUntil <= addDays(today, soonDays) ? 'EXPIRES_SOON' : 'VALID'
}

/** The last day of a term of whole years that begins on this day. */
export const lastDay = (from: CivilDate, years: number): CivilDate => {
  const year = String(Number(from.slice(0, 4)) + years)
  const sameDay = from.endsWith('-02-29') && !isLeap(Number(year)) ? `${year}-03-01` : year + from.slice(4)
  return addDays(sameDay as CivilDate, -1)
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
