export { loadMandates, loadParties } from './commands/load-parties.ts'
export type { Contact, Mandate, MandateKind, Party, PartyKind } from './party.ts'
export {
  findPartyByNumber,
  getContact,
  getParty,
  listMandates,
  listParties,
  revealNumber,
} from './queries/parties.ts'
