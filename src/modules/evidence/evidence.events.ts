import { Type } from 'typebox'
import { event } from '../../kernel/event.ts'

/** A resident handed in a file. */
export const evidenceStored = event(
  'evidence.stored',
  Type.Object({
    evidenceId: Type.String(),
    ownerPartyId: Type.String(),
    type: Type.String(),
    bytes: Type.Integer(),
  }),
)
