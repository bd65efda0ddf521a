import { Type } from 'typebox'
import { emitted } from '../../../kernel/event.ts'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { certificateStateChanged } from '../certificate.events.ts'
import { mayChangeState, seesCertificate } from '../certificate.policy.ts'
import type { CertificateStore } from '../certificate.store.ts'
import { nextStates } from '../certificate.ts'
import { isOfCircle } from '../circle.ts'

/** Suspends a certificate, brings it back, or ends it, with the reason in law that the decision gives. */
export const changeCertificateState = command<CertificateStore>()({
  name: 'certificate.change-state',
  input: Type.Object({
    certificateId: Type.String(),
    state: Type.Enum(['VALID', 'SUSPENDED', 'WITHDRAWN', 'CANCELLED', 'REVOKED']),
    reason: Type.String({ minLength: 4, maxLength: 1000 }),
  }),
  output: Type.Object({ state: Type.String() }),
  load: async ({ certificateId }, reading) => {
    const found = await reading.store.find(certificateId)
    return found && { ...found, ofCircle: await isOfCircle(reading, found.holderPartyId) }
  },
  see: seesCertificate,
  may: mayChangeState,
  run: ({ state, reason }, certificate, { store, write, emit }) => {
    if (!nextStates[certificate.state].includes(state))
      throw new Problem('certificate.not-in-that-state', 409)
    write(store.changeState(certificate, state, reason))
    emit(
      emitted(certificateStateChanged, certificate.id, {
        certificateId: certificate.id,
        certificateNumber: certificate.number,
        typeKey: certificate.typeKey,
        holderPartyId: certificate.holderPartyId,
        organId: certificate.organId,
        ...(certificate.caseNumber === undefined ? {} : { caseNumber: certificate.caseNumber }),
        state,
      }),
    )
    return { state }
  },
})
