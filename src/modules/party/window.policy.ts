import type { Actor, Official } from '../../kernel/actor.ts'
import { firstRule } from '../../kernel/decision.ts'
import type { WindowRequest } from './window.ts'

const atWindow = (actor: Actor): actor is Official =>
  actor.kind === 'official' && actor.duties.includes('accept')

const received = (actor: Actor, { madeBy, organId }: WindowRequest): boolean =>
  atWindow(actor) && actor.personId === madeBy && actor.organId === organId

/** Somebody else of the same window: neither who received the person nor the person. */
const isColleague = (actor: Actor, { madeBy, organId, partyId }: WindowRequest): boolean =>
  atWindow(actor) &&
  actor.organId === organId &&
  actor.personId !== madeBy &&
  actor.personId !== (partyId as string)

/** At the window an official records what the person in front of them asks for. */
export const mayRecordAtWindow = firstRule<Actor, null>(
  [{ id: 'party.window-records', holds: atWindow }],
  'party.only-at-the-window',
)

/** A request is there for who received the person, and once it is fixed for the colleagues who may see them too. */
export const seesRequest = firstRule<Actor, WindowRequest>(
  [
    { id: 'party.received-at-window', holds: received },
    {
      id: 'party.colleague-at-window',
      holds: (actor, request) => request.state !== 'open' && isColleague(actor, request),
    },
  ],
  'party.not-yours',
)

export const mayFixRequest = firstRule<Actor, WindowRequest>(
  [{ id: 'party.window-fixes', holds: received }],
  'party.only-at-the-window',
)

/**
 * No official lets others act for a person alone: the person says so by their own phone, or a second official of the
 * window, who did not record it, has the person before them.
 */
export const mayMakeAtWindow = firstRule<Actor, WindowRequest>(
  [
    {
      id: 'party.person-said-yes',
      holds: (actor, request) => received(actor, request) && actor.via === 'identity.agree-at-window',
    },
    { id: 'party.colleague-saw-them', holds: isColleague },
  ],
  'party.not-alone',
)
