export { loadDivisions } from './commands/load-divisions.ts'
export type { Division } from './division.ts'
export {
  findDivision,
  getDivision,
  getLineage,
  listDivisionChildren,
  searchDivisions,
} from './queries/divisions.ts'
