import { Type } from 'typebox'
import type { PartyId } from '../../../kernel/ids.ts'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { getParty } from '../../party/index.ts'
import { phoneOf } from '../code.ts'
import { tellOfChange } from '../factors.ts'
import { mayConfirmInPerson } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'

const claimDays = 30
const dayMs = 86_400_000

/**
 * An official at the window compared the card with the face: the account is known at level 3 from now on. Who has none
 * yet says their phone: the account that was opened with it and gave this name and number becomes theirs.
 */
export const confirmInPerson = command<IdentityStore>()({
  name: 'identity.confirm-in-person',
  unscoped: 'The window confirms the account of whoever stands before it.',
  input: Type.Object({
    personId: Type.String({ maxLength: 64 }),
    compared: Type.Boolean(),
    phone: Type.Optional(Type.String({ maxLength: 40 })),
  }),
  output: Type.Object({}),
  load: async ({ personId, phone: typed }, { store, now }) => {
    const account = await store.findAccount(personId)
    if (account) return { personId, account, claiming: undefined }
    const since = new Date(now.getTime() - claimDays * dayMs)
    const claiming = await store.findClaim(phoneOf(typed ?? '') ?? '', personId, since)
    return claiming && { personId, account: undefined, claiming }
  },
  may: mayConfirmInPerson,
  run: async ({ compared }, { personId, account, claiming }, work) => {
    const { store, write } = work
    if (!compared)
      throw new Problem('identity.compare-first', 422, {
        fields: [{ path: 'compared', message: 'problem.identity.compare-first' }],
      })
    if (account?.level === 2) write(store.setLevel(personId, 3))
    if (!claiming) return {}
    const { name } = await work.ask(getParty, { partyId: personId })
    const theirs = { ...claiming, personId: personId as PartyId, name, level: 3 as const }
    // what is open rests on the account as it was: they sign in again, as themselves
    write(
      store.endSessions(claiming.personId, {}),
      store.moveAccount(claiming.personId, theirs, await store.phoneOf(claiming.personId)),
    )
    work.note({ personId, before: claiming.personId })
    await tellOfChange(work, personId, 'confirmed-in-person')
    return {}
  },
})
