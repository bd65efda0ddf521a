import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { mayConfirmInPerson } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'

/** An official at the window compared the card with the face: the account is known at level 3 from now on. */
export const confirmInPerson = command<IdentityStore>()({
  name: 'identity.confirm-in-person',
  unscoped: 'The window confirms the account of whoever stands before it.',
  input: Type.Object({ personId: Type.String({ maxLength: 64 }), compared: Type.Boolean() }),
  output: Type.Object({}),
  load: ({ personId }, { store }) => store.findAccount(personId),
  may: mayConfirmInPerson,
  run: ({ compared }, account, { store, write }) => {
    if (!compared)
      throw new Problem('identity.compare-first', 422, {
        fields: [{ path: 'compared', message: 'problem.identity.compare-first' }],
      })
    if (account.level === 2) write(store.setLevel(account.personId, 3))
    return {}
  },
})
