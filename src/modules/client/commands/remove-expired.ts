import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { mayServe } from '../client.policy.ts'
import type { ClientStore } from '../client.store.ts'

const keptMs = 30 * 24 * 3_600_000

/** Takes away what has expired: tokens and codes at once, ended sign-ons after 30 days. */
export const removeExpired = command<ClientStore>()({
  name: 'client.remove-expired',
  input: Type.Object({}),
  output: Type.Object({}),
  may: mayServe,
  run: (_input, _found, { store, write, now }) => {
    write(...store.removeExpired(new Date(now.getTime() - keptMs), now))
    return {}
  },
})
