import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import { mayRead } from '../message.policy.ts'
import type { MessageStore } from '../message.store.ts'
import type { Message, Sent, Slice } from '../message.ts'

const Page = Type.Object({
  before: Type.Optional(Type.String({ maxLength: 64 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
})

/** One more than asked is read; it says whether there is a next page. */
const sliced = <Item extends { readonly id: string }>(found: readonly Item[], limit: number): Slice<Item> => {
  const items = found.slice(0, limit)
  return { items, next: found.length > limit ? items.at(-1)?.id : undefined }
}

/** The inbox of the party whose affairs I handle, newest first. */
export const listMyMessages = query<MessageStore>()({
  name: 'message.list-my-messages',
  input: Page,
  may: 'public',
  lists: mayRead,
  run: async ({ before, limit = 20 }, { actor, store }): Promise<Slice<Message>> => {
    const [inbox] = mayRead.scopes(actor)
    if (!inbox || !('party' in inbox)) throw notFound()
    return sliced(await store.list(inbox.party, before, limit + 1), limit)
  },
})

/** One message of that inbox. */
export const getMyMessage = query<MessageStore>()({
  name: 'message.get-my-message',
  input: Type.Object({ messageId: Type.String({ maxLength: 64 }) }),
  may: 'public',
  load: ({ messageId }, { store }) => store.find(messageId),
  see: mayRead,
  run: (_input, _reading, message): Message => message,
})

/** How many messages wait unread; none for who has no inbox. */
export const countUnread = query<MessageStore>()({
  name: 'message.count-unread',
  input: Type.Object({}),
  may: 'public',
  lists: mayRead,
  run: async (_input, { actor, store }): Promise<number> =>
    mayRead.scopes(actor).length > 0 && actor.kind === 'resident' ? store.countUnread(actor.partyId) : 0,
})

/** What the local carrier took, newest first. Texts of invented people only: elsewhere there is no such thing. */
export const listSent = query<MessageStore>()({
  name: 'message.list-sent',
  unscoped: 'The sample province shows what left the house; elsewhere there is no such list.',
  input: Page,
  may: 'public',
  run: async ({ before, limit = 50 }, { store }): Promise<Slice<Sent>> => {
    if (!store.sample()) throw notFound()
    return sliced(await store.listSent(before, limit + 1), limit)
  },
})
