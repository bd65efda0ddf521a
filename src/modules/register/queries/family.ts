import { Type } from 'typebox'
import { ageOn } from '../../../kernel/civil-date.ts'
import { query } from '../../../kernel/operation.ts'
import { asResident } from '../../../kernel/own-data.ts'
import { notFound } from '../../../kernel/problem.ts'
import { ageOfMajority } from '../../party/index.ts'
import type { RegisterStore } from '../register.store.ts'
import { type FamilyMember, familyOf } from '../register.ts'

/** My family as the household register has it, and whose guardian I am by it. */
export const listMyFamily = query<RegisterStore>()({
  name: 'register.list-my-family',
  unscoped: 'the rest of the household comes with the person; cut to their own household in the store',
  input: Type.Object({}),
  may: asResident('register'),
  run: async (_input, { actor, store, today }): Promise<readonly FamilyMember[]> => {
    if (actor.kind !== 'resident') throw notFound()
    const holding = await store.holding(actor.personId, { people: true, business: false })
    return familyOf(holding, (birth) => ageOn(birth, today) < ageOfMajority)
  },
})
