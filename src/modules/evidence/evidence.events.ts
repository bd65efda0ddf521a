import { Type } from 'typebox'
import { event } from '../../kernel/event.ts'
import { MovedOrgans } from '../organ/index.ts'

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

/** More rows with old places in the organ tree are left to rewrite. */
export const evidencePathsGoOn = event('evidence.paths-go-on', Type.Object({ moved: MovedOrgans }))
