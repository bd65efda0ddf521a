import { Type } from 'typebox'
import { event } from '../../kernel/event.ts'

const appointment = { appointmentId: Type.String(), personId: Type.String() }

/** Somebody no longer holds a post, or no longer stands in for somebody: their sessions and tasks end with it. */
export const appointmentEnded = event('organ.appointment-ended', Type.Object(appointment))

/** The duties of an appointment are others now: what it holds and may no longer do becomes free. */
export const dutiesChanged = event(
  'organ.duties-changed',
  Type.Object({ ...appointment, duties: Type.Array(Type.String()) }),
)

/**
 * What was an organ's is another's, or the same one's under another name: open cases, items and seals follow.
 * `fromId` and `toId` are the same after a change of name.
 */
export const organReorganised = event(
  'organ.reorganised',
  Type.Object({
    how: Type.Union([Type.Literal('renamed'), Type.Literal('merged'), Type.Literal('closed')]),
    fromId: Type.String(),
    toId: Type.String(),
  }),
)

/** Everything that stood at or below `from` in the organ tree stands at or below `to` now. */
export const pathChanged = event(
  'organ.path-changed',
  Type.Object({ organId: Type.String(), from: Type.String(), to: Type.String() }),
)
