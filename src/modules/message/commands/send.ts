import { Type } from 'typebox'
import type { PartyId } from '../../../kernel/ids.ts'
import { command } from '../../../kernel/operation.ts'
import { say, type Text } from '../../../kernel/text.ts'
import { getContact } from '../../party/index.ts'
import { maySend } from '../message.policy.ts'
import type { MessageStore } from '../message.store.ts'
import { emailText, smsText } from '../message.ts'

const TextInput = Type.Unsafe<Text>(
  Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.Optional(Type.String()) }),
)
const Channel = Type.Union([Type.Literal('sms'), Type.Literal('email')])

/** Puts a notice into a party's inbox and sends it on, in the party's language, by the ways it can be reached. */
export const send = command<MessageStore>()({
  name: 'message.send',
  unscoped: 'A notice goes to whoever it is about: where to is not for who causes it to see.',
  input: Type.Object({
    partyId: Type.String(),
    title: TextInput,
    body: TextInput,
    caseNumber: Type.Optional(Type.String()),
    channels: Type.Optional(Type.Array(Channel)),
  }),
  output: Type.Object({ messageId: Type.String() }),
  may: maySend,
  run: async ({ partyId, title, body, caseNumber, channels = ['sms', 'email'] }, _found, work) => {
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
    const [words, text] = [say(title, language), say(body, language)]
    const leaving = { messageId, language, caseNumber, at }
    if (channels.includes('sms') && contact.phone) {
      const sms = { ...leaving, id: newId<'sent'>(), channel: 'sms' as const, address: contact.phone }
      write(store.carrier.take({ ...sms, text: smsText(words, text, language) }))
    }
    if (channels.includes('email') && contact.email) {
      const mail = { ...leaving, id: newId<'sent'>(), channel: 'email' as const, address: contact.email }
      write(store.carrier.take({ ...mail, text: emailText(contact.email, words, text) }))
    }
    return { messageId }
  },
})
