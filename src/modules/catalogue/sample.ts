import { Value } from 'typebox/value'
import { system } from '../../kernel/actor.ts'
import type { Hands } from '../../platform/platform.ts'
import { listOrgansOfDepartment, type Organ } from '../organ/index.ts'
import { loadItems } from './commands/load-items.ts'
import { type Implementer, ItemSpec } from './item-spec.ts'

const toImplementer = ({ id, creditCode, name, department, division, level }: Organ): Implementer => ({
  id,
  creditCode,
  name: { zh: name.zh, ...(name.en ? { en: name.en } : {}) },
  department,
  division,
  level,
})

/** Loads the service items of the sample province: each file names the department and levels that carry it out. */
export const loadSample = async (hands: Hands, read: (path: string) => Promise<Buffer>): Promise<void> => {
  const actor = system('sample')
  const files = JSON.parse((await read('items/index.json')).toString('utf8')) as string[]
  const items = await Promise.all(
    files.map(async (file) =>
      Value.Parse(ItemSpec, JSON.parse((await read(`items/${file}.json`)).toString('utf8'))),
    ),
  )
  const wanted = new Set(
    items.flatMap(({ department, levels }) => levels.map((level) => `${level} ${department}`)),
  )
  const organs = await Promise.all(
    [...wanted].map((one) => {
      const [level = '', department = ''] = one.split(' ')
      return hands.ask(listOrgansOfDepartment, { department, level: Number(level) }, actor)
    }),
  )
  await hands.perform(loadItems, { items, organs: organs.flat().map(toImplementer) }, actor)
}
