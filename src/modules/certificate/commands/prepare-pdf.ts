import { Type } from 'typebox'
import { civilDateOf } from '../../../kernel/civil-date.ts'
import { emitted } from '../../../kernel/event.ts'
import { command } from '../../../kernel/operation.ts'
import { getOrgan } from '../../organ/index.ts'
import { press, sealDocument } from '../../seal/index.ts'
import { certificateReady } from '../certificate.events.ts'
import { platformOnly } from '../certificate.policy.ts'
import type { CertificateStore } from '../certificate.store.ts'
import type { Certificate } from '../certificate.ts'
import { grouped } from '../certificate-number.ts'
import { dateWords } from '../face.ts'
import { qrSvg } from '../qr.ts'

/**
 * Typesets and seals the document of a certificate and attaches it, once: whoever comes second finds it attached.
 * Files of an attempt that did not get that far have no row and are swept.
 */
export const preparePdf = command<CertificateStore>()({
  name: 'certificate.prepare-pdf',
  input: Type.Object({ certificateId: Type.String() }),
  output: Type.Object({ made: Type.Boolean() }),
  load: ({ certificateId }, { store }) => store.find(certificateId),
  may: platformOnly,
  run: async (_input, certificate, { store, now, ask, do: act, write, emit }) => {
    if (certificate.document) return { made: false }
    const type = await store.findType(certificate.typeKey)
    if (!type) throw new Error(`the kind ${certificate.typeKey} is gone`)
    const organ = await ask(getOrgan, { organId: certificate.organId })
    const { pdf, marks } = await press.typeset({
      sources: await store.templates(),
      main: type.template,
      data: await printed(certificate, type.tint, store),
      at: now,
    })
    const place = marks.find((mark) => mark.name === 'seal')
    if (!place) throw new Error(`${type.template} marks no place for the seal`)
    const plain = await store.files.put([pdf])
    const sealed = await act(sealDocument, {
      organ: { id: organ.id, name: organ.name.zh, creditCode: organ.creditCode, division: organ.division },
      fileId: plain.fileId,
      subject: certificate.number,
      place: { page: place.page, x: place.x, y: place.y },
      ...(certificate.caseNumber === undefined ? {} : { caseNumber: certificate.caseNumber }),
    })
    await store.files.remove(plain.fileId)
    write(store.attach(certificate, { ...sealed, sealedAt: now }))
    emit(
      emitted(certificateReady, certificate.id, {
        certificateId: certificate.id,
        certificateNumber: certificate.number,
        typeKey: certificate.typeKey,
        holderPartyId: certificate.holderPartyId,
        organId: certificate.organId,
        ...(certificate.caseNumber === undefined ? {} : { caseNumber: certificate.caseNumber }),
      }),
    )
    return { made: true }
  },
})

/** What the template reads; every word of it data, none of it source. */
const printed = async (certificate: Certificate, tint: string, store: CertificateStore) => {
  const address = `${store.publicUrl}/verify/${certificate.shortNumber}`
  const { face, validFrom, validUntil } = certificate
  return {
    name: certificate.name,
    kind: certificate.kind,
    tint,
    sample: store.sample(),
    number: certificate.number,
    shortNumber: grouped(certificate.shortNumber),
    caseNumber: certificate.caseNumber ?? null,
    holder: face.holder,
    rows: face.rows,
    paragraphs: face.paragraphs,
    remark: face.remark ?? null,
    issuer: certificate.issuer,
    issuedOn: dateWords(civilDateOf(certificate.issuedAt)),
    validFrom: dateWords(validFrom),
    validUntil: validUntil ? dateWords(validUntil) : null,
    qr: await qrSvg(address),
    address,
  }
}
