import { type Actor, administersAll } from '../../kernel/actor.ts'
import { firstRule } from '../../kernel/decision.ts'
import type { EmergencyRequest } from './emergency.ts'

/** Cases of any county may be in a request: the security administrator of the whole tree decides. */
export const decides = (actor: Actor): boolean =>
  actor.kind === 'official' && actor.duties.includes('security-admin') && administersAll(actor)
const asked = (actor: Actor, request: EmergencyRequest): boolean =>
  actor.kind === 'official' && actor.appointmentId === request.appointmentId

/** Any post may ask, but for those who watch over it. */
export const mayAsk = firstRule<Actor, unknown>(
  [{ id: 'emergency.post', holds: (actor) => actor.kind === 'official' }],
  'emergency.officials-only',
  [
    {
      id: 'emergency.audit-apart',
      reason: 'emergency.not-audit',
      holds: (actor) => actor.kind === 'official' && actor.duties.includes('audit'),
    },
  ],
)

/** Whoever holds a post is told of what is open to that post, or was decided by it. */
export const mayKnowOpen = firstRule<Actor, unknown>(
  [{ id: 'emergency.official', holds: (actor) => actor.kind === 'official' }],
  'emergency.officials-only',
)

/** Who asked, and who decides. */
export const seesRequest = firstRule<Actor, EmergencyRequest>(
  [
    { id: 'emergency.own', holds: asked },
    { id: 'emergency.decides', holds: decides },
    { id: 'emergency.platform', holds: (actor) => actor.kind === 'system' },
  ],
  'not-found',
)

/** Two posts of two persons: nobody grants what they asked for, in whatever post. */
export const mayDecide = firstRule<Actor, EmergencyRequest>(
  [{ id: 'emergency.security-administrator', holds: decides }],
  'emergency.security-only',
  [
    {
      id: 'emergency.two-persons',
      reason: 'emergency.own-request',
      holds: (actor, request) => actor.kind === 'official' && actor.personId === request.personId,
    },
    { id: 'emergency.two-posts', reason: 'emergency.own-request', holds: asked },
  ],
)

/** Before its time: who asked, and who decides. */
export const mayEnd = firstRule<Actor, EmergencyRequest>(
  [
    { id: 'emergency.end-own', holds: asked },
    { id: 'emergency.end-any', holds: decides },
  ],
  'emergency.security-only',
)

export const mayAsPlatform = firstRule<Actor, unknown>(
  [{ id: 'emergency.by-the-platform', holds: (actor) => actor.kind === 'system' }],
  'emergency.platform-only',
)
