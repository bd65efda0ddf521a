import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { mayKeepSystems } from '../client.policy.ts'
import type { ClientStore } from '../client.store.ts'
import type { RegisteredSystem } from '../client.ts'
import { ClientId, refuseFields, Terms, termsOf, wrongTerms } from '../registration.ts'

const changedFields = (before: RegisteredSystem, after: RegisteredSystem): string[] =>
  (Object.keys(after) as (keyof RegisteredSystem)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )

/** Does it take back, or use otherwise, what its tokens were given for? */
const tightens = (before: RegisteredSystem, after: RegisteredSystem): boolean =>
  before.purpose !== after.purpose ||
  before.about.zh !== after.about.zh ||
  before.scopes.some((scope) => !after.scopes.includes(scope)) ||
  before.grants.some((grant) => !after.grants.includes(grant)) ||
  after.level > before.level ||
  (after.boundTokens && !before.boundTokens)

/**
 * Changes what a system is registered with. Who answers for it and its sector stay: what people agreed to, and the
 * numbers they are known by, rest on them. Where the new terms give less or are for something else, all its tokens end
 * and people are asked anew.
 */
export const changeSystem = command<ClientStore>()({
  name: 'client.change-system',
  input: Type.Object({ clientId: ClientId, rev: Type.Integer({ minimum: 1 }), terms: Terms }),
  output: Type.Object({ changed: Type.Array(Type.String()), tokensEnded: Type.Boolean() }),
  load: ({ clientId }, { store }) => store.findSystem(clientId),
  may: mayKeepSystems,
  run: ({ rev, terms }, system, { store, write, now, note }) => {
    if (rev !== system.rev) throw new Problem('client.changed-meanwhile', 409)
    refuseFields(wrongTerms(terms, system.authentication, store))
    const after = { ...system, ...termsOf(terms) }
    const changed = changedFields(system, after)
    const tokensEnded = tightens(system, after)
    note({ changed: changed.join(' '), tokensEnded })
    if (changed.length > 0) write(store.changeSystem(after, now))
    if (tokensEnded) write(...store.endAllOf(system.id, now))
    return { changed, tokensEnded }
  },
})
