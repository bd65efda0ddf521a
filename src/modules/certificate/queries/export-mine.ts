import { Type } from 'typebox'
import { civilDateOf } from '../../../kernel/civil-date.ts'
import { query } from '../../../kernel/operation.ts'
import { mayTakeOut } from '../../../kernel/own-data.ts'
import { notFound } from '../../../kernel/problem.ts'
import type { CertificateStore } from '../certificate.store.ts'
import { shownState } from '../certificate.ts'

const most = 1_000

/** Certificates of the party whose affairs these are, with all that stands on them. */
export const exportMyCertificates = query<CertificateStore>()({
  name: 'certificate.export-mine',
  input: Type.Object({}),
  may: mayTakeOut('certificate'),
  personal: true,
  run: async (_input, { actor, store, today }) => {
    if (actor.kind !== 'resident') throw notFound()
    return (await store.listOfHolder(actor.partyId, most)).map((one) => ({
      number: one.number,
      name: one.name,
      issuer: one.issuer,
      issuedOn: civilDateOf(one.issuedAt),
      validUntil: one.validUntil ?? null,
      state: shownState(one, today),
      caseNumber: one.caseNumber ?? null,
      holder: one.face.holder,
      rows: one.face.rows.map(({ label, value }) => ({ label, value })),
    }))
  },
})
