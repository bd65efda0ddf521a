import { gunzipSync } from 'node:zlib'
import type { Static } from 'typebox'
import { system } from '../../kernel/actor.ts'
import type { Hands } from '../../platform/platform.ts'
import { loadSampleAccounts } from './commands/load-accounts.ts'

/** Loads the accounts of the invented people, and the list that the sign-in page offers. */
export const loadSample = async (hands: Hands, read: (path: string) => Promise<Buffer>): Promise<void> => {
  const people = JSON.parse(gunzipSync(await read('people/people.json.gz')).toString('utf8')) as Static<
    typeof loadSampleAccounts.input
  > & { readonly parties: readonly { readonly id: string; readonly phone?: string }[] }
  const { accounts, offered, parties } = people
  const phones = new Map(parties.map(({ id, phone }) => [id, phone]))
  const taken = new Set<string>()
  // a phone opens one account: in a family that shares one, the first's
  const ownPhone = (personId: string): { phone?: string } => {
    const phone = phones.get(personId)
    if (phone === undefined || taken.has(phone)) return {}
    taken.add(phone)
    return { phone }
  }
  await hands.perform(
    loadSampleAccounts,
    { accounts: accounts.map((a) => ({ ...a, ...ownPhone(a.personId) })), offered },
    system('sample'),
  )
}
