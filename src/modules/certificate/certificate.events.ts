import { Type } from 'typebox'
import { event } from '../../kernel/event.ts'
import { MovedOrgans } from '../organ/index.ts'

const Fact = Type.Object({
  certificateId: Type.String(),
  certificateNumber: Type.String(),
  typeKey: Type.String(),
  holderPartyId: Type.String(),
  organId: Type.String(),
  caseNumber: Type.Optional(Type.String()),
})

/** An organ issued it; the document is made next. */
export const certificateIssued = event('certificate.issued', Fact)

/** Its PDF is typeset, sealed and stored: it can be shown and checked. */
export const certificateReady = event('certificate.ready', Fact)

/** Suspended, brought back, or at its end. */
export const certificateStateChanged = event(
  'certificate.state-changed',
  Type.Object({ ...Fact.properties, state: Type.String() }),
)

/** More rows with old places in the organ tree are left to rewrite. */
export const certificatePathsGoOn = event('certificate.paths-go-on', Type.Object({ moved: MovedOrgans }))
