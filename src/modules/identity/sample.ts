import { gunzipSync } from 'node:zlib'
import type { Static } from 'typebox'
import { system } from '../../kernel/actor.ts'
import type { Hands } from '../../platform/platform.ts'
import { loadSampleAccounts } from './commands/load-accounts.ts'

/** Loads the accounts of the invented people, and the list that the sign-in page offers. */
export const loadSample = async (hands: Hands, read: (path: string) => Promise<Buffer>): Promise<void> => {
  const people = JSON.parse(gunzipSync(await read('people/people.json.gz')).toString('utf8')) as Static<
    typeof loadSampleAccounts.input
  >
  const { accounts, offered } = people
  await hands.perform(loadSampleAccounts, { accounts, offered }, system('sample'))
}
