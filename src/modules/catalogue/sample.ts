import { Value } from 'typebox/value'
import { system } from '../../kernel/actor.ts'
import type { Hands } from '../../platform/platform.ts'
import { listOrgansOfDepartment } from '../organ/index.ts'
import { loadItems } from './commands/load-items.ts'
import { type Implementer, ItemSpec } from './item-spec.ts'

/** Items a command, so that no statement grows beyond a few thousand rows. */
const itemsAtOnce = 14

/** Loads the service items of the sample province: each file names the department and levels that carry it out. */
export const loadSample = async (hands: Hands, read: (path: string) => Promise<Buffer>): Promise<void> => {
  const actor = system('sample')
  const files = JSON.parse((await read('items/index.json')).toString('utf8')) as string[]
  const specs = await Promise.all(
    files.map(async (file) => Value.Parse(ItemSpec, JSON.parse((await read(`items/${file}.json`)).toString('utf8')))),
  )
  const organs = new Map<string, Promise<Implementer[]>>()
  const organsOf = (department: string, level: number): Promise<Implementer[]> => {
    const key = `${department} ${level}`
    const known = organs.get(key)
    if (known) return known
    const asked = hands.ask(listOrgansOfDepartment, { department, level }, actor).then((found) =>
      found.map(({ id, creditCode, name, division, level: at }) => ({
        id,
        creditCode,
        name: { zh: name.zh, ...(name.en ? { en: name.en } : {}) },
        division,
        level: at,
      })),
    )
    organs.set(key, asked)
    return asked
  }
  for (let at = 0; at < specs.length; at += itemsAtOnce) {
    const items = await Promise.all(
      specs.slice(at, at + itemsAtOnce).map(async (spec) => ({
        spec,
        organs: (await Promise.all(spec.levels.map((level) => organsOf(spec.department, level)))).flat(),
      })),
    )
    await hands.perform(loadItems, { items }, actor)
  }
}
