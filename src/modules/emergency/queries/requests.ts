import { Type } from 'typebox'
import { administersAll } from '../../../kernel/actor.ts'
import { query } from '../../../kernel/operation.ts'
import {
  decides,
  mayAsk,
  mayAsPlatform,
  mayDecide,
  mayEnd,
  mayKnowOpen,
  seesRequest,
} from '../emergency.policy.ts'
import type { EmergencyStore } from '../emergency.store.ts'
import type { EmergencyRequest } from '../emergency.ts'

/** A request, and what who looks may do about it. */
export interface RequestLine extends EmergencyRequest {
  readonly may: readonly ('decide' | 'end' | 'read')[]
}

/** One's own requests; for the security administrator, everybody's. */
export const listRequests = query<EmergencyStore>()({
  name: 'emergency.list-requests',
  input: Type.Object({}),
  may: mayAsk,
  lists: seesRequest,
  run: async (_input, { actor, store, now }): Promise<readonly RequestLine[]> => {
    if (actor.kind !== 'official') return []
    const all = actor.duties.includes('security-admin') && administersAll(actor)
    return (await store.list(all ? undefined : actor.appointmentId)).map((request) => {
      const open = request.state === 'granted' && request.until !== undefined && request.until > now
      return {
        ...request,
        may: [
          ...(request.state === 'asked' && mayDecide(actor, request).allowed ? ['decide' as const] : []),
          ...(open && mayEnd(actor, request).allowed ? ['end' as const] : []),
          ...(open && request.appointmentId === actor.appointmentId ? ['read' as const] : []),
        ],
      }
    })
  },
})

/** What every page says while emergency access is open: to who holds it, and to who decides. */
export interface OpenEmergency {
  readonly until: Date
  readonly mine: boolean
  readonly count: number
}

/** Open emergency access that concerns this post, if there is any. */
export const getOpen = query<EmergencyStore>()({
  name: 'emergency.get-open',
  input: Type.Object({}),
  may: mayKnowOpen,
  lists: seesRequest,
  run: async (_input, { actor, store, now }): Promise<OpenEmergency | null> => {
    if (actor.kind !== 'official') return null
    const open = await store.open(decides(actor) ? undefined : actor.appointmentId, now)
    const [last] = open
    if (!last?.until) return null
    const mine = open.find(({ appointmentId }) => appointmentId === actor.appointmentId)
    return { until: mine?.until ?? last.until, mine: mine !== undefined, count: open.length }
  },
})

/** Granted ones whose time is over. */
export const listRunOut = query<EmergencyStore>()({
  name: 'emergency.list-run-out',
  input: Type.Object({}),
  may: mayAsPlatform,
  run: async (_input, { store, now }): Promise<readonly string[]> =>
    (await store.runOut(now)).map(({ id }) => id),
})
