export { ask } from './commands/ask.ts'
export { end, endRunOut, grant, refuse } from './commands/decide.ts'
export { tellConcerned } from './commands/tell-concerned.ts'
export { emergencyEnded } from './emergency.events.ts'
export type { EmergencyRequest, EmergencyState } from './emergency.ts'
export { longestHours } from './emergency.ts'
export {
  getOpen,
  listRequests,
  listRunOut,
  type OpenEmergency,
  type RequestLine,
} from './queries/requests.ts'
