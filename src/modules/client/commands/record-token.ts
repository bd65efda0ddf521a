import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { mayServe } from '../client.policy.ts'
import type { ClientStore } from '../client.store.ts'

/** A token was given to a system: its audit row is all that this leaves. */
export const recordToken = command<ClientStore>()({
  name: 'client.record-token',
  input: Type.Object({
    clientId: Type.String({ maxLength: 64 }),
    grantType: Type.String({ maxLength: 100 }),
    signOnId: Type.Optional(Type.String({ maxLength: 64 })),
  }),
  output: Type.Object({}),
  may: mayServe,
  run: ({ grantType }, _found, { note }) => {
    note({ grantType })
    return {}
  },
})
