import { Type } from 'typebox'
import { emitted } from '../../../kernel/event.ts'
import { command } from '../../../kernel/operation.ts'
import { signOnEnded } from '../client.events.ts'
import { mayEndAgreement } from '../client.policy.ts'
import type { ClientStore } from '../client.store.ts'

const Id = Type.String({ minLength: 1, maxLength: 64 })

/**
 * A person takes back what they allowed one system: its codes and tokens are dead at once, it is told, and it asks anew
 * when they come again. They stay signed in here and everywhere else.
 */
export const endAgreement = command<ClientStore>()({
  name: 'client.end-agreement',
  input: Type.Object({ signOnId: Id, clientId: Id }),
  output: Type.Object({}),
  load: async ({ signOnId, clientId }, { store }) =>
    (await store.listEntered([signOnId])).find((one) => one.clientId === clientId && !one.endedAt),
  see: mayEndAgreement,
  may: mayEndAgreement,
  run: (_input, { signOnId, clientId }, { store, write, emit, now }) => {
    write(...store.endAgreement(signOnId, clientId, now))
    emit(emitted(signOnEnded, `${signOnId}:${clientId}`, { signOnId, clientId }))
    return {}
  },
})
