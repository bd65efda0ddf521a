import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { circleOf } from '../circle.ts'
import { mayConsult, mayReadFacts, mayReadFamily } from '../register.policy.ts'
import type { RegisterStore } from '../register.store.ts'
import { type Fact, factsOf } from '../register.ts'

const Fields = Type.Array(Type.String({ maxLength: 80 }), { maxItems: 100 })

const read = async (
  store: RegisterStore,
  partyId: string,
  fields: readonly string[],
): Promise<readonly Fact[]> => {
  const people = fields.some((f) => f.startsWith('person.') || f.startsWith('household.'))
  const business = fields.some((f) => f.startsWith('enterprise.') || f.startsWith('place.'))
  return factsOf(await store.holding(partyId, { people, business }), fields)
}

/** What the registers hold about a party, for itself, for whom it lets act, and for the platform. */
export const getFacts = query<RegisterStore>()({
  name: 'register.get-facts',
  unscoped: 'The household stands in the register with the person: its members are facts about each of them.',
  input: Type.Object({
    partyId: Type.String(),
    fields: Fields,
    /** What they are for: who acts by a mandate for chosen items must say. */
    itemCode: Type.Optional(Type.String({ maxLength: 80 })),
  }),
  may: 'public',
  load: ({ partyId, itemCode }) => Promise.resolve({ partyId, itemCode }),
  see: mayReadFacts,
  run: ({ partyId, fields }, { store }): Promise<readonly Fact[]> => read(store, partyId, fields),
})

/** The same for an official who says why; each asking is in the audit before the answer goes out. */
export const consultFacts = query<RegisterStore>()({
  name: 'register.consult-facts',
  input: Type.Object({
    partyId: Type.String(),
    fields: Fields,
    reason: Type.String({ minLength: 2, maxLength: 500 }),
  }),
  may: mayConsult,
  personal: true,
  run: ({ partyId, fields, reason }, { store, note }): Promise<readonly Fact[]> => {
    note({ reason, fields })
    return read(store, partyId, fields)
  },
})

/** Relatives of somebody and the people of their household: whose cases are not theirs to handle. Ids only. */
export const listFamily = query<RegisterStore>()({
  name: 'register.list-family',
  input: Type.Object({ personId: Type.String() }),
  may: 'public',
  unscoped: 'Whose relative an official is decides what they may not touch, whatever they may see.',
  load: ({ personId }) => Promise.resolve({ personId }),
  see: mayReadFamily,
  run: async ({ personId }, { store }): Promise<readonly string[]> => [...(await circleOf(store, personId))],
})
