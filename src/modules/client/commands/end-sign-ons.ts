import { Type } from 'typebox'
import { emitted } from '../../../kernel/event.ts'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { signOnEnded } from '../client.events.ts'
import { mayServe } from '../client.policy.ts'
import type { ClientStore } from '../client.store.ts'

const Word = Type.Optional(Type.String({ minLength: 1, maxLength: 100 }))

/** A session, a post or a mandate is over: so is every sign-on that rests on it, and each system is told. */
export const endSignOns = command<ClientStore>()({
  name: 'client.end-sign-ons',
  input: Type.Object({ sessionId: Word, personId: Word, appointmentId: Word, mandateId: Word }),
  output: Type.Object({ ended: Type.Integer() }),
  may: mayServe,
  run: async (of, _found, { store, write, emit, now }) => {
    if (Object.values(of).every((word) => word === undefined)) return { ended: 0 }
    const ids = (await store.listEnding(of)).map(({ id }) => id)
    if (ids.length === 0) return { ended: 0 }
    write(...store.endSignOns(ids, now))
    const entered = (await store.listEntered(ids)).filter(({ endedAt }) => endedAt === undefined)
    const told = new Map(entered.map((one) => [`${one.signOnId}:${one.clientId}`, one]))
    for (const [key, { signOnId, clientId }] of told) emit(emitted(signOnEnded, key, { signOnId, clientId }))
    return { ended: ids.length }
  },
})

/** Tells one system over HTTP. Throws when it was not taken, so that it is tried again, later and later. */
export const sendLogout = command<ClientStore>()({
  name: 'client.send-logout',
  input: Type.Object({ signOnId: Type.String(), clientId: Type.String() }),
  output: Type.Object({ sent: Type.Boolean() }),
  may: mayServe,
  run: async ({ signOnId, clientId }, _found, { store, write, now }) => {
    const system = await store.findSystem(clientId)
    const signOn = await store.findSignOn(signOnId)
    const agreements = (await store.listEntered([signOnId])).filter((one) => one.clientId === clientId)
    // who agreed again in the meantime is signed in there
    const standing = agreements.some(({ endedAt }) => endedAt === undefined)
    if (!signOn || standing || system?.logoutUri === undefined) return { sent: false }
    const { sector, logoutUri } = system
    const taken = await store.sendLogout({
      signOnId,
      account: signOn.account,
      clientId,
      sector,
      logoutUri,
    })
    if (!taken) throw new Problem('client.logout-not-taken', 503)
    write(store.told(signOnId, clientId, now))
    return { sent: true }
  },
})
