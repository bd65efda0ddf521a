export { type ArtefactPayload, type Artefacts, artefactsOn } from './adapters/artefacts.ts'
export { proofSeconds, readPossession } from './adapters/possession.ts'
export { hashId } from './adapters/sealed-payload.ts'
export {
  addSigningKey,
  openSigningKeys,
  publishedFirstMs,
  retireSigningKey,
  type SigningKey,
  signingOrder,
} from './adapters/signing-keys.ts'
export { pairwiseSubjects, type SubjectOf, sidOf } from './adapters/subjects.ts'
export { signOnEnded } from './client.events.ts'
export {
  acrOf,
  acrValues,
  allScopes,
  capacityKey,
  type Grant,
  grants,
  levelAsked,
  type Purpose,
  purposes,
  type RegisteredSystem,
  type SignOn,
} from './client.ts'
export { changeSystem } from './commands/change-system.ts'
export { endAgreement } from './commands/end-agreement.ts'
export { endSignOns, sendLogout } from './commands/end-sign-ons.ts'
export { moveSystems, registerSystem, resumeSystem, suspendSystem } from './commands/keep-systems.ts'
export { recordToken } from './commands/record-token.ts'
export { replaceKeys, rotateSecret } from './commands/renew-proof.ts'
export { answerDevice, answerSignOn } from './commands/sign-on.ts'
export { tryDeviceCode } from './commands/try-code.ts'
export { getLogoutRequest } from './queries/logout-request.ts'
export { type Agreement, exportMine, listMyAgreements } from './queries/my-systems.ts'
export { getOwnSystem, listStaff } from './queries/own.ts'
export {
  type DeviceRequest,
  findSignOn,
  getDeviceRequest,
  getSignOnRequest,
  resolveBearer,
  type SignOnRequest,
} from './queries/sign-ons.ts'
export { findSystemInForce, getSystem, listSystems, type SystemInForce } from './queries/systems.ts'
export { hashSecret, isSecretOf, newSecret } from './secret.ts'
