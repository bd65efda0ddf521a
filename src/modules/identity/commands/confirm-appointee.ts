import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { mayConfirmAppointee } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'

/**
 * Is there a person with this name and ID number? Asked before somebody is appointed, so that nobody appoints a person
 * who does not exist. `unchecked`: there is no register to ask yet.
 */
export const confirmAppointee = command<IdentityStore>()({
  name: 'identity.confirm-appointee',
  input: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 100 }),
    idNumber: Type.String({ minLength: 1, maxLength: 40 }),
  }),
  output: Type.Object({
    answer: Type.Union([Type.Literal('confirmed'), Type.Literal('nobody'), Type.Literal('unchecked')]),
  }),
  may: mayConfirmAppointee,
  run: async (claim, _nothing, work) => {
    const { realNames } = work.store
    if (await realNames.check(claim, work)) return { answer: 'confirmed' as const }
    return { answer: (await realNames.holdsPeople(work)) ? ('nobody' as const) : ('unchecked' as const) }
  },
})
