import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { maySend } from '../message.policy.ts'
import type { MessageStore } from '../message.store.ts'
import { leave } from './leave.ts'

/** Sends a text to a phone itself, not to an inbox: a code, or a word to the number that was. Part of another command. */
export const sendText = command<MessageStore>()({
  name: 'message.send-text',
  input: Type.Object({
    phone: Type.String({ minLength: 5, maxLength: 20 }),
    title: Type.String({ minLength: 1, maxLength: 60 }),
    body: Type.String({ minLength: 1, maxLength: 800 }),
    language: Type.Union([Type.Literal('zh'), Type.Literal('en')]),
    /** After so many minutes it helps nobody any more. */
    goodMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 1440 })),
  }),
  output: Type.Object({}),
  may: maySend,
  run: ({ phone, title, body, language, goodMinutes }, _found, work) => {
    if (!work.store.carrier().carries('sms')) throw new Problem('message.no-carrier', 503)
    leave(work, {
      messageId: undefined,
      channel: 'sms',
      address: phone,
      title,
      body,
      language,
      caseNumber: undefined,
      goodMinutes,
    })
    return {}
  },
})
