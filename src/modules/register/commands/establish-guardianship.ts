import { Type } from 'typebox'
import { ageOn } from '../../../kernel/civil-date.ts'
import { command } from '../../../kernel/operation.ts'
import { ageOfMajority, lastDayAsChild, recordGuardian } from '../../party/index.ts'
import { mayBeGuardian } from '../register.policy.ts'
import type { RegisterStore } from '../register.store.ts'
import { familyOf } from '../register.ts'

/**
 * A parent begins to act for their child: the household register says that they are (民法典 §27, §23), nobody has to
 * prove it again. It ends the day before the child is eighteen.
 */
export const establishGuardianship = command<RegisterStore>()({
  name: 'register.establish-guardianship',
  unscoped: 'the rest of the household comes with the person; cut to their own household in the store',
  input: Type.Object({ childId: Type.String({ maxLength: 64 }) }),
  output: Type.Object({ mandateId: Type.String() }),
  load: async ({ childId }, { actor, store, today }) => {
    if (actor.kind !== 'resident') return undefined
    const holding = await store.holding(actor.personId, { people: true, business: false })
    const family = familyOf(holding, (birth) => ageOn(birth, today) < ageOfMajority)
    const child = family.find((member) => member.partyId === childId && member.ward)
    return child && { child }
  },
  may: mayBeGuardian,
  run: ({ childId }, { child }, { do: act }) =>
    act(recordGuardian, { childId, until: lastDayAsChild(child.birthDate) }),
})
