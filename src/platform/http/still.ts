import { type Actor, actorKey } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'

const believedMs = 1_000

/**
 * Who a request acts as, looked up again whenever that was last known a second ago: a body takes minutes to come, an
 * import many steps, and a session may have ended in between. Throws 401 when it has, or is another capacity's by now.
 */
export const stillThere = (
  actor: Actor,
  lookUp: () => Promise<Actor>,
  now: () => number = () => performance.now(),
): (() => Promise<Actor>) => {
  let known = actor
  let knownAt = now()
  return async () => {
    if (actor.kind === 'visitor' || now() - knownAt < believedMs) return known
    const found = await lookUp()
    if (actorKey(found) !== actorKey(actor)) throw new Problem('sign-in-needed', 401)
    known = found
    knownAt = now()
    return known
  }
}
