import { Type } from 'typebox'
import { event } from '../../kernel/event.ts'

/** A party says that a fact held about it is wrong. */
export const disputeRaised = event(
  'register.dispute-raised',
  Type.Object({ disputeId: Type.String(), partyId: Type.String(), field: Type.String() }),
)

const Words = Type.Object({ zh: Type.String(), en: Type.String() })

/** The organ that keeps the register has answered; the words are made here, once. */
export const disputeAnswered = event(
  'register.dispute-answered',
  Type.Object({ disputeId: Type.String(), partyId: Type.String(), title: Words, body: Words }),
)
