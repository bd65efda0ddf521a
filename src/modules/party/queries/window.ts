import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import type { PartyStore } from '../party.store.ts'
import { mayRecordAtWindow, seesRequest } from '../window.policy.ts'
import type { WindowRequest } from '../window.ts'

/** What is recorded for somebody at the window, while they stand there. */
export const getWindowRequest = query<PartyStore>()({
  name: 'party.get-window-request',
  unscoped: 'who stands at a window is known by the number they show',
  input: Type.Object({ requestId: Type.String({ maxLength: 64 }) }),
  may: 'public',
  personal: true,
  load: ({ requestId }, { store, now }) => store.findRequest(requestId, now),
  see: seesRequest,
  run: (_input, { note }, request): WindowRequest => {
    note({ partyId: request.partyId })
    return request
  },
})

/** What waits at my window for a second official: of colleagues, not my own. */
export const listWindowRequests = query<PartyStore>()({
  name: 'party.list-window-requests',
  unscoped: 'who stands at a window is known by the number they show',
  input: Type.Object({}),
  may: mayRecordAtWindow,
  lists: seesRequest,
  personal: true,
  run: async (_input, { actor, store, now }): Promise<readonly WindowRequest[]> => {
    if (actor.kind !== 'official') return []
    const waiting = await store.requestsFixedAt(actor.organId, now)
    return waiting.filter((r) => r.madeBy !== actor.personId && seesRequest(actor, r).allowed)
  },
})
