import { randomInt } from 'node:crypto'
import { Type } from 'typebox'
import { parseCivilDate } from '../../../kernel/civil-date.ts'
import { emitted } from '../../../kernel/event.ts'
import type { PartyId } from '../../../kernel/ids.ts'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { getOrgan } from '../../organ/index.ts'
import { getParty } from '../../party/index.ts'
import { certificateIssued } from '../certificate.events.ts'
import { mayIssue } from '../certificate.policy.ts'
import type { CertificateStore } from '../certificate.store.ts'
import { type Certificate, lastDay } from '../certificate.ts'
import { certificateNumber, certificateSerial, shortNumber } from '../certificate-number.ts'
import { isOfCircle } from '../circle.ts'
import { fillFace } from '../face.ts'

/**
 * Issues a certificate or decision of a kind to a party: number, face and validity are fixed here; its PDF follows
 * (`certificate.ready`). Asked again for the same kind and case it answers with the one there is.
 */
export const issueCertificate = command<CertificateStore>()({
  name: 'certificate.issue',
  input: Type.Object({
    typeKey: Type.String(),
    holderPartyId: Type.String(),
    organId: Type.String(),
    caseNumber: Type.Optional(Type.String()),
    /** Everything known: form answers by field id, register facts by field name. The kind takes what it prints. */
    facts: Type.Record(Type.String(), Type.String()),
  }),
  output: Type.Object({
    certificateId: Type.String(),
    certificateNumber: Type.String(),
    shortNumber: Type.String(),
  }),
  load: async ({ typeKey, organId, holderPartyId, caseNumber }, { actor, store, ask }) => {
    const type = await store.findType(typeKey)
    if (!type) throw new Problem('certificate.unknown-kind', 422, { values: { kind: typeKey } })
    const organ = await ask(getOrgan, { organId })
    const before = caseNumber === undefined ? undefined : await store.findOfCase(caseNumber, typeKey)
    return {
      type,
      organ,
      organPath: organ.path,
      before,
      holder: await ask(getParty, { partyId: holderPartyId }),
      ofCircle: await isOfCircle({ actor, ask }, holderPartyId),
    }
  },
  may: mayIssue,
  run: ({ holderPartyId, caseNumber, facts }, { type, organ, before, holder }, work) => {
    if (before) return answer(before)
    const { store, now, today, newId, write, emit } = work
    const serial = certificateSerial(today.slice(0, 4), randomInt(100_000_000))
    const until = type.untilFact === undefined ? undefined : facts[type.untilFact]
    const certificate: Certificate = {
      id: newId(),
      rev: 0,
      number: certificateNumber(type.typeCode, organ.creditCode, serial, 1),
      shortNumber: shortNumber(type.prefix, serial),
      typeKey: type.key,
      kind: type.kind,
      name: type.name,
      holderPartyId: holderPartyId as PartyId,
      holderKind: holder.kind,
      organId: organ.id,
      organPath: organ.path,
      issuer: organ.name,
      caseNumber,
      state: 'VALID',
      stateReason: undefined,
      issuedAt: now,
      validFrom: today,
      validUntil: until
        ? parseCivilDate(until)
        : type.validYears
          ? lastDay(today, type.validYears)
          : undefined,
      face: fillFace(type, facts, holder.name),
      document: undefined,
      shownTo: [],
    }
    write(store.add(certificate))
    emit(
      emitted(certificateIssued, certificate.id, {
        certificateId: certificate.id,
        certificateNumber: certificate.number,
        typeKey: certificate.typeKey,
        holderPartyId: certificate.holderPartyId,
        organId: certificate.organId,
        ...(caseNumber === undefined ? {} : { caseNumber }),
      }),
    )
    return answer(certificate)
  },
})

const answer = (certificate: Certificate) => ({
  certificateId: certificate.id,
  certificateNumber: certificate.number,
  shortNumber: certificate.shortNumber,
})
