import { gunzipSync } from 'node:zlib'
import type { Static } from 'typebox'
import { system } from '../../kernel/actor.ts'
import type { Hands } from '../../platform/platform.ts'
import { type Division, listDivisionChildren } from '../division/index.ts'
import { loadAppointments, loadDepartments, loadOrgans } from './commands/set-up.ts'
import { type DepartmentLine, governmentNames, organsOf, villageCommitteeNames } from './sample-organs.ts'

/** Counties (6 digits) with offices down to the villages: 灵山县, its neighbour 浦北县, and 青秀区 of Nanning. */
export const deepCounties: readonly string[] = ['450721', '450722', '450103']

const by = system('sample')

/** Everything from the province down to the villages of the deep counties, province first. */
const divisionsFor = async (hands: Hands): Promise<readonly Division[]> => {
  const found: Division[] = []
  const below = async (code?: string): Promise<void> => {
    for (const division of await hands.ask(listDivisionChildren, code === undefined ? {} : { code }, by)) {
      found.push(division)
      const goOn = division.level < 3 || deepCounties.includes(division.code.slice(0, 6))
      if (goOn && division.level < 5) await below(division.code)
    }
  }
  await below()
  return found
}

const departmentsOf = (lines: readonly DepartmentLine[]) => [
  { slug: 'government', name: governmentNames },
  ...lines.map((d) => ({ slug: d.slug, name: d.county ?? d.city ?? d.province ?? { zh: d.slug } })),
  { slug: 'village-committee', name: villageCommitteeNames },
]

/** Loads the kinds of departments: public data, for an empty province too. */
export const loadPublic = async (hands: Hands, read: (path: string) => Promise<Buffer>): Promise<void> => {
  const lines = JSON.parse((await read('organs/departments.json')).toString('utf8')) as DepartmentLine[]
  await hands.perform(loadDepartments, { departments: departmentsOf(lines) }, by)
}

/** Loads the organs of the sample province, made by rule, and the officials in their posts. */
export const loadSample = async (hands: Hands, read: (path: string) => Promise<Buffer>): Promise<void> => {
  const lines = JSON.parse((await read('organs/departments.json')).toString('utf8')) as DepartmentLine[]
  const organs = organsOf({ divisions: await divisionsFor(hands), departments: lines, deepCounties })
  const departments = departmentsOf(lines)
  const rows = organs.map(({ parentId, ...organ }) =>
    parentId === undefined ? organ : { ...organ, parentId },
  )
  await hands.perform(loadOrgans, { organs: rows, departments }, by)
  const people = JSON.parse(gunzipSync(await read('people/people.json.gz')).toString('utf8')) as Static<
    typeof loadAppointments.input
  >
  await hands.perform(loadAppointments, { appointments: people.appointments }, by)
}
