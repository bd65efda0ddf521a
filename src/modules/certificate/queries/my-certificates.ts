import { Type } from 'typebox'
import { type CivilDate, civilDateOf } from '../../../kernel/civil-date.ts'
import type { PartyId } from '../../../kernel/ids.ts'
import { query, type Reading } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import type { Text } from '../../../kernel/text.ts'
import { mask } from '../../../platform/crypto/mask.ts'
import { mayAskAbout, seesCertificate, seesInWallet } from '../certificate.policy.ts'
import type { CertificateStore } from '../certificate.store.ts'
import { type Certificate, type ShownState, shownState } from '../certificate.ts'
import type { FaceRow } from '../face.ts'
import { shownHolder } from './public-verification.ts'

/** One document of a wallet, in a line: personal values with stars. */
export interface CertificateLine {
  readonly id: string
  readonly number: string
  readonly shortNumber: string
  readonly typeKey: string
  readonly name: Text
  readonly issuer: Text
  readonly holder: string
  readonly state: ShownState
  readonly issuedOn: CivilDate
  readonly validUntil: CivilDate | undefined
  readonly caseNumber: string | undefined
  /** The sealed PDF is there. */
  readonly ready: boolean
}

export interface CertificateRow {
  readonly key: string
  readonly label: Text
  readonly value: Text
  readonly masked: boolean
}

/** One document in full: what is on its face, personal numbers with stars. */
export interface MyCertificate extends CertificateLine {
  readonly rows: readonly CertificateRow[]
  readonly paragraphs: readonly Text[]
  readonly remark: Text | undefined
  readonly validFrom: CivilDate
  readonly stateReason: string | undefined
  readonly document: { readonly bytes: number; readonly sha256: string; readonly sealedAt: Date } | undefined
}

const line = (certificate: Certificate, today: CivilDate): CertificateLine => ({
  id: certificate.id,
  number: certificate.number,
  shortNumber: certificate.shortNumber,
  typeKey: certificate.typeKey,
  name: certificate.name,
  issuer: certificate.issuer,
  holder: shownHolder(certificate),
  state: shownState(certificate, today),
  issuedOn: civilDateOf(certificate.issuedAt),
  validUntil: certificate.validUntil,
  caseNumber: certificate.caseNumber,
  ready: certificate.document !== undefined,
})

const shownRow = ({ key, label, value, format }: FaceRow): CertificateRow => {
  const masked = format === 'idNumber' || format === 'phone'
  return { key, label, masked, value: masked ? { zh: mask(format, value.zh) } : value }
}

const one = ({ certificateId }: { certificateId: string }, { store }: Reading<CertificateStore>) =>
  store.find(certificateId)

const pageSize = 20

/** The wallet of the party whose affairs these are, newest first. */
export const listMyCertificates = query<CertificateStore>()({
  name: 'certificate.list-my-certificates',
  input: Type.Object({ after: Type.Optional(Type.String()) }),
  may: mayAskAbout,
  lists: seesInWallet,
  run: async ({ after }, { actor, store, today }) => {
    if (actor.kind !== 'resident' || seesInWallet.scopes(actor).length === 0)
      return { items: [], next: undefined }
    const last = after === undefined ? undefined : await store.find(after)
    const before =
      last && last.holderPartyId === actor.partyId ? { at: last.issuedAt, id: last.id } : undefined
    const found = await store.listOfHolder(actor.partyId, pageSize + 1, before)
    const items = found.slice(0, pageSize).map((certificate) => line(certificate, today))
    return { items, next: found.length > pageSize ? items.at(-1)?.id : undefined }
  },
})

/** Kinds of certificates that hold today for a party: what it need not hand in again. */
export const listHeldTypes = query<CertificateStore>()({
  name: 'certificate.list-held-types',
  input: Type.Object({ partyId: Type.String() }),
  may: mayAskAbout,
  lists: seesCertificate,
  run: async ({ partyId }, { actor, store, today }): Promise<string[]> => {
    if (actor.kind === 'resident' && actor.partyId !== partyId) return []
    const found = await store.listOfHolder(partyId as PartyId, 200)
    const valid = found.filter((one) =>
      ['VALID', 'EXPIRES_SOON', 'PREPARING'].includes(shownState(one, today)),
    )
    return [...new Set(valid.map((one) => one.typeKey))]
  },
})

/** One document of the wallet; 404 for anyone it is not about. */
export const getMyCertificate = query<CertificateStore>()({
  name: 'certificate.get-my-certificate',
  input: Type.Object({ certificateId: Type.String() }),
  may: mayAskAbout,
  load: one,
  see: seesInWallet,
  run: (_input, { today }, certificate): MyCertificate => {
    const { face, validFrom, stateReason, document } = certificate
    return {
      ...line(certificate, today),
      rows: face.rows.map(shownRow),
      paragraphs: face.paragraphs,
      remark: face.remark,
      validFrom,
      stateReason,
      document: document && { bytes: document.bytes, sha256: document.sha256, sealedAt: document.sealedAt },
    }
  },
})

/** What a case brought about: certificates, decisions and notices, oldest first; those the actor may see. */
export const listCaseCertificates = query<CertificateStore>()({
  name: 'certificate.list-case-certificates',
  input: Type.Object({ caseNumber: Type.String() }),
  may: mayAskAbout,
  lists: seesCertificate,
  run: async ({ caseNumber }, { actor, store, today }): Promise<CertificateLine[]> => {
    const found = await store.listOfCase(caseNumber)
    return found.filter((one) => seesCertificate(actor, one).allowed).map((one) => line(one, today))
  },
})

/** The sealed PDF; each opening is in the audit. 409 while it is still being made. */
export const openCertificatePdf = query<CertificateStore>()({
  name: 'certificate.open-pdf',
  input: Type.Object({ certificateId: Type.String() }),
  may: mayAskAbout,
  personal: true,
  load: one,
  see: seesInWallet,
  run: async (_input, { store }, certificate) => {
    if (!certificate.document) throw new Problem('certificate.being-prepared', 409)
    return {
      name: `${certificate.name.zh}-${certificate.shortNumber}.pdf`,
      type: 'application/pdf',
      content: await store.files.get(certificate.document.fileId),
    }
  },
})
