import { Type } from 'typebox'
import { event } from '../../kernel/event.ts'

const Words = Type.Object({ zh: Type.String(), en: Type.String() })

/** A mandate holds no longer: sessions that rest on it end. */
export const mandateEnded = event(
  'party.mandate-ended',
  Type.Object({ mandateId: Type.String(), personId: Type.String() }),
)

/** Something about a mandate that one side has to be told; the words are made here, once. */
export const mandateNoticed = event(
  'party.mandate-noticed',
  Type.Object({ mandateId: Type.String(), partyId: Type.String(), title: Words, body: Words }),
)
