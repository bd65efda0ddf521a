import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { EmergencyPartInput, parseCaseNumber } from '../../case/index.ts'
import { getOrgan } from '../../organ/index.ts'
import { mayAsk } from '../emergency.policy.ts'
import type { EmergencyStore } from '../emergency.store.ts'
import { longestHours } from '../emergency.ts'

/** Asks to read these cases for some hours, for a reason. Whether they exist is not said. */
export const ask = command<EmergencyStore>()({
  name: 'emergency.ask',
  input: Type.Object({
    reason: Type.String({ minLength: 10, maxLength: 500 }),
    caseNumbers: Type.Array(Type.String({ maxLength: 20 }), { minItems: 1, maxItems: 10 }),
    hours: Type.Integer({ minimum: 1, maximum: longestHours }),
    opens: Type.Array(EmergencyPartInput, { maxItems: 3, uniqueItems: true }),
  }),
  output: Type.Object({ requestId: Type.String() }),
  may: mayAsk,
  run: async (
    { reason, caseNumbers, hours, opens },
    _nothing,
    { actor, ask: question, store, newId, now, write, note },
  ) => {
    if (actor.kind !== 'official') throw new Problem('emergency.officials-only', 403)
    const numbers = caseNumbers.map((typed) => parseCaseNumber(typed)?.number)
    if (numbers.some((number) => number === undefined))
      throw new Problem('emergency.numbers', 422, {
        fields: [{ path: 'numbers', message: 'problem.emergency.numbers' }],
      })
    const { name } = await question(getOrgan, { organId: actor.organId })
    const requestId = newId<'emergency'>()
    const known = [...new Set(numbers.filter((number) => number !== undefined))]
    note({ requestId, reason, caseNumbers: known, hours, opens })
    write(
      store.add({
        id: requestId,
        rev: 0,
        state: 'asked',
        reason,
        caseNumbers: known,
        hours,
        opens,
        personId: actor.personId,
        appointmentId: actor.appointmentId,
        personName: actor.name,
        organId: actor.organId,
        organName: name,
        askedAt: now,
      }),
    )
    return { requestId }
  },
})
