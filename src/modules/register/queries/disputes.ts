import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { mayTakeOut } from '../../../kernel/own-data.ts'
import { notFound } from '../../../kernel/problem.ts'
import { getParty } from '../../party/index.ts'
import { mayAnswerDispute, mayListDisputes } from '../dispute.policy.ts'
import type { RegisterStore } from '../register.store.ts'
import type { SentDispute } from '../register.ts'

/** What I have said is wrong, newest first, with what was answered. */
export const listMyDisputes = query<RegisterStore>()({
  name: 'register.list-my-disputes',
  input: Type.Object({}),
  may: mayTakeOut('register'),
  run: (_input, { actor, store }): Promise<readonly SentDispute[]> => {
    if (actor.kind !== 'resident') throw notFound()
    return store.disputesOf(actor.partyId)
  },
})

/** A correction request as the organ sees it, with who asks. */
export interface DisputeLine extends SentDispute {
  readonly name: string
}

/** Correction requests sent to my organ and those below it; those that wait come first. */
export const listDisputes = query<RegisterStore>()({
  name: 'register.list-disputes',
  unscoped: 'a request is the party’s; the list is cut to the organs of the rule',
  input: Type.Object({}),
  may: mayListDisputes,
  personal: true,
  run: async (_input, { actor, store, ask }): Promise<readonly DisputeLine[]> => {
    const [range] = mayAnswerDispute.scopes(actor)
    if (!range || 'party' in range) return []
    const found = await store.disputesFor(range, 100)
    const lines: DisputeLine[] = []
    for (const dispute of found)
      lines.push({ ...dispute, name: (await ask(getParty, { partyId: dispute.partyId })).name })
    return lines
  },
})
