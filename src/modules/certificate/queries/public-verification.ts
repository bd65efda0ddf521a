import { Type } from 'typebox'
import { type CivilDate, civilDateOf } from '../../../kernel/civil-date.ts'
import { query } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import type { Text } from '../../../kernel/text.ts'
import { mask } from '../../../platform/crypto/mask.ts'
import type { CertificateStore } from '../certificate.store.ts'
import { type Certificate, type ShownState, shownState } from '../certificate.ts'
import { readNumber } from '../certificate-number.ts'

/** What anyone who holds a certificate's number may know of it: nothing that is not needed to trust it. */
export interface PublicVerification {
  readonly number: string
  readonly shortNumber: string
  readonly name: Text
  readonly issuer: Text
  /** A person's name with stars; an enterprise's in full. */
  readonly holder: string
  readonly state: ShownState
  readonly issuedOn: CivilDate
  readonly validUntil: CivilDate | undefined
}

/** Of a business register's certificate from before the kind of a holder was kept: it prints their credit code. */
const printsCreditCode = ({ face }: Certificate): boolean => face.rows.some((row) => row.key === 'creditCode')

/** Enterprises are public; of a person the first character of the name is enough to compare with, however long it is. */
export const shownHolder = (certificate: Certificate): string => {
  const { holderKind, face } = certificate
  const isEnterprise = holderKind ? holderKind === 'enterprise' : printsCreditCode(certificate)
  return isEnterprise ? face.holder : mask('name', face.holder)
}

export const publicView = (certificate: Certificate, today: CivilDate): PublicVerification => {
  const state = shownState(certificate, today)
  return {
    number: certificate.number,
    shortNumber: certificate.shortNumber,
    name: certificate.name,
    issuer: certificate.issuer,
    holder: shownHolder(certificate),
    // it is valid from its issue on; that its paper is still being made is the holder's affair
    state: state === 'PREPARING' ? 'VALID' : state,
    issuedOn: civilDateOf(certificate.issuedAt),
    validUntil: certificate.validUntil,
  }
}

/** Is there a certificate under this number, and does it hold today? Whole or short number, however typed. */
export const getPublicVerification = query<CertificateStore>()({
  name: 'certificate.get-public-verification',
  input: Type.Object({ number: Type.String({ minLength: 1, maxLength: 300 }) }),
  may: 'public',
  unscoped: 'Anyone may ask whether a certificate is genuine, and learns only what verification says.',
  run: async ({ number }, { store, today }): Promise<PublicVerification> => {
    const by = readNumber(number)
    const certificate = by && (await store.findByNumber(by))
    if (!certificate) throw notFound()
    return publicView(certificate, today)
  },
})
