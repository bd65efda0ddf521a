import {
  begin,
  caseNoticed,
  caseSubmitted,
  certificateDue,
  deliver,
  draftAges,
  freeTasks,
  handOver,
  handOverGoesOn,
  issue,
  pathsGoOn,
  releaseGoesOn,
  rewriteCasePaths,
} from '../modules/case/index.ts'
import { followOrgan } from '../modules/catalogue/index.ts'
import {
  certificateIssued,
  certificatePathsGoOn,
  certificateReady,
  preparePdf,
  rewriteCertificatePaths,
} from '../modules/certificate/index.ts'
import { endSignOns, moveSystems, sendLogout, signOnEnded } from '../modules/client/index.ts'
import { emergencyEnded, tellConcerned } from '../modules/emergency/index.ts'
import { evidencePathsGoOn, rewriteEvidencePaths } from '../modules/evidence/index.ts'
import { endSessions, sessionEnded } from '../modules/identity/index.ts'
import { deliverText, send, textQueued } from '../modules/message/index.ts'
import { appointmentEnded, dutiesChanged, organReorganised, pathsChanged } from '../modules/organ/index.ts'
import { mandateEnded, mandateNoticed } from '../modules/party/index.ts'
import { disputeAnswered } from '../modules/register/index.ts'
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
  on(textQueued, deliverText, ({ payload }) => payload),
  on(emergencyEnded, tellConcerned, ({ payload: { requestId } }) => ({ requestId })),
  on(draftAges, send, ({ payload: { partyId, title, body } }) => ({ partyId, title, body })),
  on(disputeAnswered, send, ({ payload: { partyId, title, body } }) => ({ partyId, title, body })),
  on(mandateNoticed, send, ({ payload: { partyId, title, body } }) => ({ partyId, title, body })),
  on(appointmentEnded, endSessions, ({ payload: { personId, appointmentId } }) => ({
    personId,
    appointmentId,
  })),
  on(mandateEnded, endSessions, ({ payload: { personId, mandateId } }) => ({ personId, mandateId })),
  // what a system was told of somebody's duties is true no more: they sign in to it again
  on(dutiesChanged, endSignOns, ({ payload: { personId, appointmentId } }) => ({ personId, appointmentId })),
  on(sessionEnded, endSignOns, ({ payload: { sessionId } }) => ({ sessionId })),
  on(appointmentEnded, endSignOns, ({ payload: { personId, appointmentId } }) => ({
    personId,
    appointmentId,
  })),
  on(mandateEnded, endSignOns, ({ payload: { personId, mandateId } }) => ({ personId, mandateId })),
  on(signOnEnded, sendLogout, ({ payload }) => payload),
  // who left holds no task; who has a duty no longer holds none that needs it
  on(appointmentEnded, freeTasks, ({ payload: { appointmentId } }) => ({
    holderId: appointmentId,
    keep: [],
  })),
  on(dutiesChanged, freeTasks, ({ payload: { appointmentId, duties } }) => ({
    holderId: appointmentId,
    keep: duties,
  })),
  on(releaseGoesOn, freeTasks, ({ payload }) => payload),
  // a reorganised organ: its open cases, its items, and whatever carries its old place in the tree
  on(organReorganised, handOver, ({ payload }) => payload),
  on(handOverGoesOn, handOver, ({ payload }) => payload),
  on(organReorganised, followOrgan, ({ payload: { fromId, toId } }) => ({ fromId, toId })),
  on(organReorganised, moveSystems, ({ payload: { fromId, toId } }) => ({ fromId, toId })),
  on(pathsChanged, rewriteCasePaths, ({ payload }) => payload),
  on(pathsGoOn, rewriteCasePaths, ({ payload }) => payload),
  on(pathsChanged, rewriteCertificatePaths, ({ payload }) => payload),
  on(certificatePathsGoOn, rewriteCertificatePaths, ({ payload }) => payload),
  on(pathsChanged, rewriteEvidencePaths, ({ payload }) => payload),
  on(evidencePathsGoOn, rewriteEvidencePaths, ({ payload }) => payload),
]
