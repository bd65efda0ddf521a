export { appoint, loadOrgans } from './commands/set-up.ts'
export type { Appointment, Department, Duty, Organ } from './organ.ts'
export { getAppointments, listOfficials } from './queries/appointments.ts'
export {
  findOrganFor,
  getOrgan,
  getOrganByCode,
  listDepartments,
  listOrgansOf,
  listOrgansOfDepartment,
} from './queries/organs.ts'
