import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { mayCarry } from '../message.policy.ts'
import type { MessageStore } from '../message.store.ts'

const dayMs = 86_400_000

/** Removes messages whose term is over, and texts that no gateway took in time. */
export const forgetOld = command<MessageStore>()({
  name: 'message.forget-old',
  input: Type.Object({}),
  output: Type.Object({}),
  may: mayCarry,
  run: (_input, _found, { store, write, now }) => {
    const before = new Date(now.getTime() - store.keptDays * dayMs)
    write(...store.forgetSentBefore(before), store.forgetLeaving(now))
    return {}
  },
})
