import { Type } from 'typebox'
import { emitted } from '../../../kernel/event.ts'
import { command } from '../../../kernel/operation.ts'
import { notFound, Problem } from '../../../kernel/problem.ts'
import { disputeRaised } from '../register.events.ts'
import { mayDispute } from '../register.policy.ts'
import type { RegisterStore } from '../register.store.ts'
import { registerFields } from '../register.ts'

/** "This is wrong": kept with the field and the person's own words (数据疑义). */
export const raiseDispute = command<RegisterStore>()({
  name: 'register.raise-dispute',
  input: Type.Object({ field: Type.String({ maxLength: 80 }), says: Type.String({ maxLength: 1000 }) }),
  output: Type.Object({ disputeId: Type.String() }),
  may: mayDispute,
  run: ({ field, says }, _found, { actor, store, newId, write, emit, note, now }) => {
    if (actor.kind !== 'resident' || !registerFields.includes(field)) throw notFound()
    const words = says.trim()
    if (words.length < 2) {
      throw new Problem('register.say-what-is-wrong', 422, {
        fields: [{ path: 'says', message: 'problem.register.say-what-is-wrong' }],
      })
    }
    const disputeId = newId<'dispute'>()
    write(store.dispute(disputeId, actor.partyId, { field, says: words, raisedAt: now }))
    emit(emitted(disputeRaised, actor.partyId, { disputeId, partyId: actor.partyId, field }))
    note({ disputeId, field })
    return { disputeId }
  },
})
