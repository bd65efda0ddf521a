import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { mayChangeContact } from '../mandate.policy.ts'
import type { PartyStore } from '../party.store.ts'

/** Where notices reach me from now on: the phone I have just proven to hold. */
export const changeContact = command<PartyStore>()({
  name: 'party.change-contact',
  input: Type.Object({ phone: Type.String({ minLength: 5, maxLength: 20 }) }),
  output: Type.Object({}),
  may: mayChangeContact,
  run: ({ phone }, _nothing, { actor, store, write }) => {
    if (actor.kind !== 'resident') throw new Error('judged to be a resident')
    write(store.changePhone(actor.personId, phone))
    return {}
  },
})
