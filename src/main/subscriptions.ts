import { begin, caseNoticed, caseSubmitted, certificateDue, deliver, issue } from '../modules/case/index.ts'
import { certificateIssued, certificateReady, preparePdf } from '../modules/certificate/index.ts'
import { endSignOns, sendLogout, signOnEnded } from '../modules/client/index.ts'
import { endSessions, sessionEnded } from '../modules/identity/index.ts'
import { send } from '../modules/message/index.ts'
import { appointmentEnded } from '../modules/organ/index.ts'
import { mandateEnded, mandateNoticed } from '../modules/party/index.ts'
import { on, type Subscription } from '../platform/outbox/subscription.ts'

/** Which fact makes the platform perform which command: all of the wiring between modules that goes by events. */
export const subscriptions: readonly Subscription[] = [
  on(caseSubmitted, begin, ({ payload: { home, caseId } }) => ({ home, caseId }), { together: true }),
  on(certificateDue, issue, ({ payload: { number } }) => ({ number })),
  on(certificateIssued, preparePdf, ({ payload: { certificateId } }) => ({ certificateId })),
  on(certificateReady, deliver, ({ payload: { caseNumber } }) =>
    caseNumber ? { number: caseNumber } : undefined,
  ),
  on(
    caseNoticed,
    send,
    ({ payload: { number, partyId, title, body } }) => ({ partyId, title, body, caseNumber: number }),
    {
      together: true,
    },
  ),
  on(mandateNoticed, send, ({ payload: { partyId, title, body } }) => ({ partyId, title, body })),
  on(appointmentEnded, endSessions, ({ payload: { personId, appointmentId } }) => ({
    personId,
    appointmentId,
  })),
  on(mandateEnded, endSessions, ({ payload: { personId, mandateId } }) => ({ personId, mandateId })),
  on(sessionEnded, endSignOns, ({ payload: { sessionId } }) => ({ sessionId })),
  on(appointmentEnded, endSignOns, ({ payload: { personId, appointmentId } }) => ({
    personId,
    appointmentId,
  })),
  on(mandateEnded, endSignOns, ({ payload: { personId, mandateId } }) => ({ personId, mandateId })),
  on(signOnEnded, sendLogout, ({ payload }) => payload),
]
