import { gunzipSync } from 'node:zlib'
import type { Static } from 'typebox'
import { system } from '../../kernel/actor.ts'
import type { Hands } from '../../platform/platform.ts'
import { loadMandates, loadParties } from './commands/load-parties.ts'

type People = Static<typeof loadParties.input> & Static<typeof loadMandates.input>

/** Loads the invented people and enterprises, and who may act for whom. */
export const loadSample = async (hands: Hands, read: (path: string) => Promise<Buffer>): Promise<void> => {
  const people = JSON.parse(gunzipSync(await read('people/people.json.gz')).toString('utf8')) as People
  await hands.perform(loadParties, { parties: people.parties }, system('sample'))
  await hands.perform(loadMandates, { mandates: people.mandates }, system('sample'))
}
