import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { mayForgetContact } from '../mandate.policy.ts'
import type { PartyStore } from '../party.store.ts'

/** Forgets how a person is reached: part of closing their account. */
export const forgetContact = command<PartyStore>()({
  name: 'party.forget-contact',
  input: Type.Object({}),
  output: Type.Object({}),
  may: mayForgetContact,
  run: (_input, _nothing, { actor, store, write }) => {
    if (actor.kind !== 'resident') throw new Error('judged to be a resident')
    write(store.forgetContact(actor.personId))
    return {}
  },
})
