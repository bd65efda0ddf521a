import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { maySend } from '../message.policy.ts'
import type { MessageStore } from '../message.store.ts'
import { smsText } from '../message.ts'

/** Sends a text to a phone that belongs to no inbox yet: a code. Only as part of another command. */
export const sendText = command<MessageStore>()({
  name: 'message.send-text',
  input: Type.Object({
    phone: Type.String({ minLength: 5, maxLength: 20 }),
    title: Type.String({ minLength: 1, maxLength: 60 }),
    body: Type.String({ minLength: 1, maxLength: 300 }),
    language: Type.Union([Type.Literal('zh'), Type.Literal('en')]),
  }),
  output: Type.Object({}),
  may: maySend,
  run: ({ phone, title, body, language }, _found, { store, write, newId, now }) => {
    // the local carrier only keeps texts, readable: right for invented people, wrong for anybody's code
    if (!store.sample()) throw new Problem('message.no-carrier', 503)
    write(
      store.carrier.take({
        id: newId<'sent'>(),
        messageId: undefined,
        channel: 'sms',
        address: phone,
        text: smsText(title, body, language),
        language,
        caseNumber: undefined,
        at: now,
      }),
    )
    return {}
  },
})
