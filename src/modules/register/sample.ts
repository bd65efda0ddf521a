import { gunzipSync } from 'node:zlib'
import type { Static } from 'typebox'
import { system } from '../../kernel/actor.ts'
import type { Hands } from '../../platform/platform.ts'
import { loadBusiness, loadPeople } from './commands/load-registers.ts'

type People = Static<typeof loadPeople.input> & Static<typeof loadBusiness.input>

/** Loads the base registers of the sample province. */
export const loadSample = async (hands: Hands, read: (path: string) => Promise<Buffer>): Promise<void> => {
  const people = JSON.parse(gunzipSync(await read('people/people.json.gz')).toString('utf8')) as People
  const { households, persons, places, enterprises } = people
  await hands.perform(loadPeople, { households, persons }, system('sample'))
  await hands.perform(loadBusiness, { places, enterprises }, system('sample'))
}
