export { networkOf } from './browser.ts'
export { wrongPhone } from './code.ts'
export { closeAccount, endSessions } from './commands/accounts.ts'
export { approveLink, listWaitingLinks, type WaitingLink } from './commands/approve-link.ts'
export { confirmAppointee } from './commands/confirm-appointee.ts'
export { confirmInPerson } from './commands/confirm-in-person.ts'
export { agreeAtWindow, askConsent } from './commands/consent.ts'
export { endMyOtherSessions, endMySession } from './commands/devices.ts'
export { enrol, invite, sendLinkCode } from './commands/links.ts'
export { loadSampleAccounts } from './commands/load-accounts.ts'
export {
  addPasskey,
  askForPasskey,
  askToSignInByPasskey,
  proveByPasskey,
  removePasskey,
  renamePasskey,
  signInByPasskey,
} from './commands/passkeys.ts'
export { recover, setPassword, signInByPassword } from './commands/passwords.ts'
export { changePhone, sendNewPhoneCode } from './commands/phone.ts'
export { proveRealName } from './commands/prove-real-name.ts'
export { answerScan, openScan, signInByScan } from './commands/scan.ts'
export { endExpiredSessions, signOut, touchSession } from './commands/sessions.ts'
export { signInAsSample } from './commands/sign-in-as-sample.ts'
export { sendCode, signInByCode } from './commands/sign-in-by-code.ts'
export { proveByCode, proveByPassword, sendStepUpCode } from './commands/step-up.ts'
export { switchActingAs } from './commands/switch-acting-as.ts'
export {
  beginTotp,
  confirmTotp,
  proveByRecoveryCode,
  proveByTotp,
  removeTotp,
  renameTotp,
  renewRecoveryCodes,
} from './commands/totp.ts'
export { deviceName } from './device.ts'
export { sessionEnded } from './identity.events.ts'
export { linkGiver } from './identity.policy.ts'
export type { Audience, Capacity, SamplePerson, Session } from './identity.ts'
export {
  type AccountLine,
  exportMine,
  findAccount,
  getLink,
  getMyAccount,
  getMyStanding,
  type MyAccount,
  type OpenLink,
} from './queries/accounts.ts'
export { listMySessions, type SessionLine } from './queries/devices.ts'
export {
  type FactorLine,
  getMyFactors,
  getPendingTotp,
  getScanOfBrowser,
  getScanToAnswer,
  type MyFactors,
  type ScanAsked,
  type ScanShown,
} from './queries/factors.ts'
export { listMyCapacities, listSamplePersons, resolveSession } from './queries/sessions.ts'
export { newScanSecret, scanOf } from './scan.ts'
export { hashToken, newSessionToken } from './session-token.ts'
