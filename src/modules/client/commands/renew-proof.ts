import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { mayKeepSystems } from '../client.policy.ts'
import type { ClientStore } from '../client.store.ts'
import { ClientId, Keys, refuseFields, SecretHash, wrongKeys } from '../registration.ts'

const overlapMs = 24 * 3_600_000
const OldUntil = Type.Object({ oldUntil: Type.Union([Type.String(), Type.Null()]) })

const load = ({ clientId }: { clientId: string }, { store }: { store: ClientStore }) =>
  store.findSystem(clientId)

/** A new secret; the one before stays good for a day, unless it is known to others. */
export const rotateSecret = command<ClientStore>()({
  name: 'client.rotate-secret',
  input: Type.Object({ clientId: ClientId, secretHash: SecretHash, atOnce: Type.Boolean() }),
  output: OldUntil,
  load,
  may: mayKeepSystems,
  run: async ({ secretHash, atOnce }, system, { store, write, now }) => {
    if (system.authentication !== 'secret') throw new Problem('client.has-no-secret', 409)
    const oldUntil = atOnce ? undefined : new Date(now.getTime() + overlapMs)
    const before = await store.findCredentials(system.id, now)
    write(store.changeProof(system, { secretHash, oldUntil }, before, now))
    return { oldUntil: oldUntil?.toISOString() ?? null }
  },
})

/** Other public keys; those before stay good for a day. A system with a secret gives it up for keys, at once. */
export const replaceKeys = command<ClientStore>()({
  name: 'client.replace-keys',
  input: Type.Object({ clientId: ClientId, jwks: Keys, atOnce: Type.Boolean() }),
  output: OldUntil,
  load,
  may: mayKeepSystems,
  run: async ({ jwks, atOnce }, system, { store, write, now, note }) => {
    refuseFields(wrongKeys(jwks))
    const overlaps = !atOnce && system.authentication === 'key'
    const oldUntil = overlaps ? new Date(now.getTime() + overlapMs) : undefined
    const before = await store.findCredentials(system.id, now)
    note({ before: system.authentication })
    write(store.changeProof(system, { jwks, oldUntil }, before, now))
    return { oldUntil: oldUntil?.toISOString() ?? null }
  },
})
