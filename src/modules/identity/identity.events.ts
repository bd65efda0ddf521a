import { Type } from 'typebox'
import { event } from '../../kernel/event.ts'

/** A session is over, whichever way it ended: the database announces it with the row that goes (trigger `session_ended`). */
export const sessionEnded = event(
  'identity.session-ended',
  Type.Object({ sessionId: Type.String(), personId: Type.String() }),
)
