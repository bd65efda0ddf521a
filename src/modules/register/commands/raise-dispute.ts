import { Type } from 'typebox'
import { emitted } from '../../../kernel/event.ts'
import { command } from '../../../kernel/operation.ts'
import { notFound, Problem } from '../../../kernel/problem.ts'
import { findOrganFor } from '../../organ/index.ts'
import { disputeRaised } from '../register.events.ts'
import { mayDispute } from '../register.policy.ts'
import type { RegisterStore } from '../register.store.ts'
import { keeperOf, registerFields } from '../register.ts'

/** "This is wrong": kept in the person's own words and sent to the organ that keeps the register (数据疑义, 个人信息保护法 §46). */
export const raiseDispute = command<RegisterStore>()({
  name: 'register.raise-dispute',
  input: Type.Object({ field: Type.String({ maxLength: 80 }), says: Type.String({ maxLength: 1000 }) }),
  output: Type.Object({ disputeId: Type.String() }),
  may: mayDispute,
  run: async ({ field, says }, _found, { actor, store, ask, newId, write, emit, note, now }) => {
    if (actor.kind !== 'resident' || !registerFields.includes(field)) throw notFound()
    const words = says.trim()
    if (words.length < 2) {
      throw new Problem('register.say-what-is-wrong', 422, {
        fields: [{ path: 'says', message: 'problem.register.say-what-is-wrong' }],
      })
    }
    const disputeId = newId<'dispute'>()
    const keeper = keeperOf(field, await store.holding(actor.partyId, { people: true, business: true }))
    const organ = keeper && (await ask(findOrganFor, keeper))
    write(store.dispute(disputeId, actor.partyId, { field, says: words, raisedAt: now }, organ ?? undefined))
    emit(emitted(disputeRaised, actor.partyId, { disputeId, partyId: actor.partyId, field }))
    note({ disputeId, field, organId: organ?.id ?? null })
    return { disputeId }
  },
})
