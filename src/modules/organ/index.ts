export { addOrgan } from './commands/add-organ.ts'
export { appoint, changeDuties } from './commands/appoint.ts'
export { endAppointment, endRunOut } from './commands/end-appointment.ts'
export { foundFirstOrgan } from './commands/found-first-organ.ts'
export { endStandIn, lendDuties } from './commands/lend-duties.ts'
export { addPost, changePost, closePost } from './commands/posts.ts'
export { closeOrgan, mergeOrgan, moveOrgan, renameOrgan } from './commands/reorganise.ts'
export { loadAppointments, loadOrgans } from './commands/set-up.ts'
export {
  appointmentEnded,
  dutiesChanged,
  MovedOrgans,
  organReorganised,
  pathsChanged,
} from './organ.events.ts'
export {
  type Appointment,
  type AppointmentRecord,
  caseDuties,
  type Delegation,
  type Department,
  type Duty,
  duties,
  type HistoryEntry,
  keeperDuties,
  type Organ,
  type Post,
} from './organ.ts'
export {
  type AppointmentDetails,
  getAppointmentDetails,
  getOrganDetails,
  getPostDetails,
  hasAdministrators,
  listOwnOrganIds,
  type OrganDetails,
  type Page,
  type PostDetails,
  searchOrgans,
  searchPeople,
  searchPosts,
} from './queries/administration.ts'
export { findAppointment, getAppointments, listOfficials } from './queries/appointments.ts'
export { type LeaveLine, listLeave } from './queries/leave.ts'
export {
  findOrganFor,
  getOrgan,
  getOrganByCode,
  getServingOrgan,
  listDepartments,
  listOrgansOfDepartment,
  listServingPaths,
} from './queries/organs.ts'
export { type PathChange, rewritesPaths } from './rewrites-paths.ts'
