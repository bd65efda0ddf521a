export {
  enterAgentCode,
  makeAgentCode,
  revokeAgentCode,
} from './commands/agent-codes.ts'
export { changeContact } from './commands/change-contact.ts'
export { enterPerson } from './commands/enter-person.ts'
export { forgetContact } from './commands/forget-contact.ts'
export { grantFamily, grantHandler, recordGuardian } from './commands/grant.ts'
export { lastDayAsChild, loadMandates, loadParties } from './commands/load-parties.ts'
export { answerMandate, endMandate, endRunOut } from './commands/mandates.ts'
export { fixWindowRequest, makeAgentCodeAtWindow, receiveAtWindow } from './commands/window.ts'
export { type ConsentText, consentText } from './consent-texts.ts'
export { mandateEnded, mandateNoticed } from './party.events.ts'
export type { AgentCode, Contact, Mandate, MandateKind, Party, PartyKind } from './party.ts'
export { ageOfElders, ageOfMajority, codeDays, longestMandateDays } from './party.ts'
export {
  exportMine as exportMyParty,
  findLiveMandate,
  listMandates,
  listMyMandates,
  type MandateLine,
  type MyMandates,
} from './queries/mandates.ts'
export { getContact, getParty, revealNumber } from './queries/parties.ts'
export { getWindowRequest, listWindowRequests } from './queries/window.ts'
export { type WindowRequest, windowMinutes } from './window.ts'
