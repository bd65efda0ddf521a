import { Type } from 'typebox'
import { event } from '../../kernel/event.ts'

/** A party says that a fact held about it is wrong. */
export const disputeRaised = event(
  'register.dispute-raised',
  Type.Object({ disputeId: Type.String(), partyId: Type.String(), field: Type.String() }),
)
