export { type ArtefactPayload, type Artefacts, artefactsOn } from './adapters/artefacts.ts'
export { hashId } from './adapters/sealed-payload.ts'
export { openSigningKeys, type SigningKey } from './adapters/signing-keys.ts'
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
export { endSignOns, sendLogout } from './commands/end-sign-ons.ts'
export {
  moveSystems,
  registerSystem,
  resumeSystem,
  rotateSecret,
  suspendSystem,
} from './commands/keep-systems.ts'
export { recordToken } from './commands/record-token.ts'
export { answerDevice, answerSignOn } from './commands/sign-on.ts'
export { tryDeviceCode } from './commands/try-code.ts'
export { getLogoutRequest } from './queries/logout-request.ts'
export { exportMine } from './queries/my-systems.ts'
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
