import { Type } from 'typebox'
import { administersAll } from '../../../kernel/actor.ts'
import { query } from '../../../kernel/operation.ts'
import { mayAsk, mayAsPlatform, mayDecide, mayEnd, seesRequest } from '../emergency.policy.ts'
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

/** Granted ones whose time is over. */
export const listRunOut = query<EmergencyStore>()({
  name: 'emergency.list-run-out',
  input: Type.Object({}),
  may: mayAsPlatform,
  run: async (_input, { store, now }): Promise<readonly string[]> =>
    (await store.runOut(now)).map(({ id }) => id),
})
