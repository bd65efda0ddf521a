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

/** An organ and the place in the tree it had: where its business stands now is asked when it is needed. */
export const MovedOrgans = Type.Array(Type.Object({ organId: Type.String(), from: Type.String() }), {
  maxItems: 100,
})

/** These organs have other places in the tree, or a successor: what carries the old path follows, in batches. */
export const pathsChanged = event('organ.paths-changed', Type.Object({ moved: MovedOrgans }))
