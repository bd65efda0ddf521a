import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { mayCarry } from '../message.policy.ts'
import type { MessageStore } from '../message.store.ts'
import { GatewayDown } from '../ports.ts'

const outcome = (word: 'taken' | 'refused' | 'too-late' | 'gone') => Type.Literal(word)

/**
 * Hands a text that waits to its gateway. Throws when it was not taken, so that it is tried again, later and later; the
 * gateway knows the text by its id, so one that was taken and then tried again is still one.
 */
export const deliverText = command<MessageStore>()({
  name: 'message.deliver-text',
  input: Type.Object({ textId: Type.String({ maxLength: 64 }) }),
  output: Type.Object({
    outcome: Type.Union([outcome('taken'), outcome('refused'), outcome('too-late'), outcome('gone')]),
  }),
  may: mayCarry,
  run: async ({ textId }, _found, { store, write, note, now }) => {
    const waiting = await store.findLeaving(textId)
    if (!waiting) return { outcome: 'gone' as const }
    const { channel, letter, until } = waiting
    const gateway = store.gatewayOf(channel)
    if (!gateway && until > now) throw new Problem('message.no-carrier', 503)
    const said = async () => {
      if (!gateway || until <= now) return 'too-late' as const
      return gateway(letter)
    }
    const came = await said().catch((error: unknown) => {
      if (error instanceof GatewayDown)
        throw new Problem('message.gateway-down', 503, { values: { why: error.message } })
      throw error
    })
    write(store.hasLeft(textId))
    note({ channel, outcome: came })
    return { outcome: came }
  },
})
