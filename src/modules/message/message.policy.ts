import type { Actor } from '../../kernel/actor.ts'
import { firstRule } from '../../kernel/decision.ts'
import { covers, type Scope } from '../../kernel/scope.ts'

/** Notices are sent by the platform, or by a command as part of its own work; nobody writes to an inbox directly. */
export const maySend = firstRule<Actor, unknown>(
  [
    { id: 'message.platform-sends', holds: (actor) => actor.kind === 'system' },
    { id: 'message.part-of-work', holds: (actor) => actor.via !== undefined },
  ],
  'message.only-with-a-command',
)

/** Who acts by a mandate for chosen items reads what a case tells them, not the whole inbox. */
const inbox = (actor: Actor): Scope | undefined =>
  actor.kind === 'resident' && actor.items === undefined ? { party: actor.partyId } : undefined

/** The inbox of whose affairs one handles. */
export const mayRead = firstRule<Actor, { readonly partyId: string }>(
  [
    {
      id: 'message.own-inbox',
      scope: inbox,
      holds: (actor, { partyId }) => {
        const mine = inbox(actor)
        return mine !== undefined && covers([mine], { paths: [], parties: [partyId] })
      },
    },
  ],
  'message.not-yours',
)

/** Only residents have an inbox. */
export const hasInbox = firstRule<Actor, unknown>(
  [{ id: 'message.has-inbox', holds: (actor) => inbox(actor) !== undefined }],
  'message.not-yours',
)

/** Handing over what waits, and forgetting what is over, is the platform's own. */
export const mayCarry = firstRule<Actor, unknown>(
  [{ id: 'message.platform-carries', holds: (actor) => actor.kind === 'system' }],
  'message.only-with-a-command',
)
