import { Type } from 'typebox'
import { command, type Reading } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import type { PartyStore } from '../party.store.ts'
import { mayFixRequest, mayMakeAtWindow, mayRecordAtWindow, seesRequest } from '../window.policy.ts'
import { type WindowRequest, windowMinutes } from '../window.ts'
import { Made, make, Wish } from './agent-codes.ts'

const why = 'who stands at a window is known by the number they show, and to nobody else there'
const RequestId = Type.String({ maxLength: 64 })

const loadRequest = (
  { requestId }: { readonly requestId: string },
  { store, now }: Reading<PartyStore>,
): Promise<WindowRequest | undefined> => store.findRequest(requestId, now)

/** Somebody shows their card at the window: begins what is recorded for them. Null where nobody has the number. */
export const receiveAtWindow = command<PartyStore>()({
  name: 'party.receive-at-window',
  unscoped: why,
  input: Type.Object({ idNumber: Type.String({ minLength: 1, maxLength: 40 }) }),
  output: Type.Object({ requestId: Type.Union([Type.String(), Type.Null()]) }),
  may: mayRecordAtWindow,
  run: async ({ idNumber }, _nothing, { actor, store, now, newId, write, note, refuse }) => {
    if (actor.kind !== 'official') throw new Error('judged to be an official')
    const party = await store.findByNumber('person', idNumber)
    if (!party) {
      refuse('party.nobody-has-this-number')
      return { requestId: null }
    }
    if (party.id === (actor.personId as string)) throw new Problem('party.not-to-yourself', 422)
    const id = newId<'window-request'>()
    const expiresAt = new Date(now.getTime() + windowMinutes * 60_000)
    const { personId: madeBy, organId } = actor
    write(store.addRequest({ id, partyId: party.id, madeBy, organId, expiresAt }, now))
    note({ requestId: id, partyId: party.id })
    return { requestId: id }
  },
})

/** The text was read aloud: what is asked for is fixed, and waits for the person's own yes. */
export const fixWindowRequest = command<PartyStore>()({
  name: 'party.fix-window-request',
  unscoped: why,
  input: Type.Object({ requestId: RequestId, ...Wish }),
  output: Type.Object({}),
  load: loadRequest,
  see: seesRequest,
  may: mayFixRequest,
  run: ({ items, days, agreed }, request, { store, write, note }) => {
    if (!agreed)
      throw new Problem('party.agree-first', 422, {
        fields: [{ path: 'agreed', message: 'problem.party.agree-first' }],
      })
    if (request.state !== 'open') throw new Problem('party.already-fixed', 409)
    write(store.fixRequest(request, items, days))
    note({ partyId: request.partyId, items, days })
    return {}
  },
})

/** Makes the code that was asked for. The answer holds it: perform it without an idempotency key. */
export const makeAgentCodeAtWindow = command<PartyStore>()({
  name: 'party.make-agent-code-at-window',
  unscoped: why,
  input: Type.Object({ requestId: RequestId }),
  output: Made,
  load: loadRequest,
  see: seesRequest,
  may: mayMakeAtWindow,
  run: (_input, request, work) => {
    const { actor, store, write } = work
    if (actor.kind !== 'official') throw new Error('judged to be an official')
    if (request.state !== 'fixed') throw new Problem('party.not-fixed', 409)
    write(store.closeRequest(request))
    const { partyId, madeBy: by, organId, items, days } = request
    const seenBy = actor.personId === by ? undefined : actor.personId
    return make(
      { items: [...items], days, agreed: true },
      { partyId, how: 'window', by, organId, seenBy },
      work,
    )
  },
})
