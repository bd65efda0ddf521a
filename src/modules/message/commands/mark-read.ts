import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { hasInbox, mayRead } from '../message.policy.ts'
import type { MessageStore } from '../message.store.ts'

/** Marks one of my messages as read. */
export const markRead = command<MessageStore>()({
  name: 'message.mark-read',
  input: Type.Object({ messageId: Type.String() }),
  output: Type.Object({}),
  load: ({ messageId }, { store }) => store.find(messageId),
  see: mayRead,
  may: mayRead,
  run: (_input, message, { store, write, now }) => {
    if (!message.readAt) write(store.markRead(message.id, now))
    return {}
  },
})

/** Marks all messages of the party whose affairs I handle as read. */
export const markAllRead = command<MessageStore>()({
  name: 'message.mark-all-read',
  input: Type.Object({}),
  output: Type.Object({}),
  may: hasInbox,
  run: (_input, _found, { actor, store, write, now }) => {
    if (actor.kind === 'resident') write(store.markAllRead(actor.partyId, now))
    return {}
  },
})
