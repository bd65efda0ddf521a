import { Type } from 'typebox'
import type { PartyId } from '../../../kernel/ids.ts'
import { command } from '../../../kernel/operation.ts'
import { say, type Text } from '../../../kernel/text.ts'
import { getContact } from '../../party/index.ts'
import { maySend } from '../message.policy.ts'
import type { MessageStore } from '../message.store.ts'
import type { Channel } from '../message.ts'
import { leave } from './leave.ts'

const TextInput = Type.Unsafe<Text>(
  Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.Optional(Type.String()) }),
)
const Ways = Type.Unsafe<readonly Channel[]>(
  Type.Array(Type.Union([Type.Literal('sms'), Type.Literal('email')])),
)

const everyWay: readonly Channel[] = ['sms', 'email']

/** Puts a notice into a party's inbox and sends it on, in the party's language, by the ways it can be reached. */
export const send = command<MessageStore>()({
  name: 'message.send',
  unscoped: 'A notice goes to whoever it is about: where to is not for who causes it to see.',
  input: Type.Object({
    partyId: Type.String(),
    title: TextInput,
    body: TextInput,
    caseNumber: Type.Optional(Type.String()),
    channels: Type.Optional(Ways),
    /** A phone that has to hear of it besides the one the party is reached by. */
    alsoTo: Type.Optional(Type.String({ minLength: 5, maxLength: 20 })),
  }),
  output: Type.Object({ messageId: Type.String() }),
  may: maySend,
  run: async ({ partyId, title, body, caseNumber, channels = everyWay, alsoTo }, _found, work) => {
    const { ask, store, newId, write, now: at } = work
    const contact = await ask(getContact, { partyId })
    const messageId = newId<'message'>()
    write(
      store.add({
        id: messageId,
        partyId: partyId as PartyId,
        title,
        body,
        caseNumber,
        sentAt: at,
        readAt: undefined,
      }),
    )
    const { language } = contact
    const said = { messageId, language, caseNumber, title: say(title, language), body: say(body, language) }
    const to = { sms: contact.phone, email: contact.email }
    for (const channel of channels) {
      const address = to[channel]
      // who has no way out but the inbox is told there
      if (address && store.carrier().carries(channel)) leave(work, { ...said, channel, address })
    }
    if (alsoTo && alsoTo !== contact.phone && store.carrier().carries('sms'))
      leave(work, { ...said, channel: 'sms', address: alsoTo })
    return { messageId }
  },
})
