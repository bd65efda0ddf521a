import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import { mayKeepSystems, mayServe } from '../client.policy.ts'
import type { ClientStore } from '../client.store.ts'
import { isInForce, type RegisteredSystem } from '../client.ts'
import type { Credentials } from '../system.store.ts'

const ClientId = Type.String({ minLength: 1, maxLength: 200 })
const pageSize = 50
const monthMs = 30 * 24 * 3_600_000

/** The register, with how often each was entered in the last 30 days. */
export const listSystems = query<ClientStore>()({
  name: 'client.list-systems',
  unscoped: 'Counts how often each system was entered; whose entries these are is not read.',
  input: Type.Object({ after: Type.Optional(ClientId) }),
  may: mayKeepSystems,
  run: async ({ after }, { store, now }) => {
    const systems = await store.listSystems(after, pageSize + 1)
    const entered = await store.countEntered(new Date(now.getTime() - monthMs))
    const shown = systems.slice(0, pageSize)
    return {
      systems: shown.map((system) => ({ ...system, entered: entered.get(system.id) ?? 0 })),
      next: systems.length > pageSize ? shown.at(-1)?.id : undefined,
    }
  },
})

export const getSystem = query<ClientStore>()({
  name: 'client.get-system',
  input: Type.Object({ clientId: ClientId }),
  may: mayKeepSystems,
  run: async ({ clientId }, { store }): Promise<RegisteredSystem> => {
    const system = await store.findSystem(clientId)
    if (!system) throw notFound()
    return system
  },
})

export type SystemInForce = RegisteredSystem & Credentials

/** For the provider: a system in force, with what it proves itself by. */
export const findSystemInForce = query<ClientStore>()({
  name: 'client.find-system-in-force',
  input: Type.Object({ clientId: ClientId }),
  may: mayServe,
  run: async ({ clientId }, { store, now, today }): Promise<SystemInForce | null> => {
    const system = await store.findSystem(clientId)
    if (!system || !isInForce(system, today)) return null
    const credentials = await store.findCredentials(clientId, now)
    return credentials ? { ...system, ...credentials } : null
  },
})
