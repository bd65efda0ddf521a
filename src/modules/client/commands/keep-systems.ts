import { Type } from 'typebox'
import type { OrganId } from '../../../kernel/ids.ts'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { getOrgan } from '../../organ/index.ts'
import { mayKeepSystems, mayServe } from '../client.policy.ts'
import type { ClientStore } from '../client.store.ts'
import { type RegisteredSystem, sectorOf } from '../client.ts'
import {
  ClientId,
  Keys,
  refuseFields,
  SecretHash,
  Terms,
  termsOf,
  wrongKeys,
  wrongTerms,
} from '../registration.ts'

const suspension = Type.Object({
  clientId: ClientId,
  reason: Type.String({ minLength: 2, maxLength: 400 }),
})

const Registration = Type.Object({
  ...Terms.properties,
  organId: Type.String({ minLength: 1, maxLength: 64 }),
  /** Hash of the secret that was shown once; or else public keys. */
  secretHash: Type.Optional(SecretHash),
  jwks: Type.Optional(Keys),
  sector: Type.Optional(Type.String({ pattern: '^[a-z0-9.-]{3,100}(:[0-9]{1,5})?$' })),
  /** Only the platform chooses one, for its sample. */
  clientId: Type.Optional(ClientId),
})

/** Puts a system on the register. Its secret is made and shown at the door, and known here by its hash. */
export const registerSystem = command<ClientStore>()({
  name: 'client.register-system',
  input: Registration,
  output: Type.Object({ clientId: ClientId }),
  may: mayKeepSystems,
  run: async (input, _found, { store, ask, write, newId, now, actor, note }) => {
    const organ = await ask(getOrgan, { organId: input.organId })
    const authentication = input.jwks ? 'key' : 'secret'
    const fields = wrongTerms(input, authentication, store)
    if (input.jwks) fields.push(...wrongKeys(input.jwks))
    if ((input.secretHash === undefined) === (input.jwks === undefined))
      fields.push({ path: 'authentication', message: 'problem.client.one-proof' })
    const id = actor.kind === 'system' && input.clientId ? input.clientId : newId<'client'>()
    const sector = sectorOf(id, input.redirectUris, input.sector)
    // who shares a sector knows people by the same numbers
    if (await store.isSectorOfOthers(sector, organ.id))
      fields.push({ path: 'sector', message: 'problem.client.sector-of-another', values: { sector } })
    refuseFields(fields)
    const system: Omit<RegisteredSystem, 'rev'> = {
      ...termsOf(input),
      id: id as RegisteredSystem['id'],
      organId: organ.id as OrganId,
      authentication,
      sector,
      status: 'active',
    }
    note({ clientId: id })
    write(store.addSystem(system, { secretHash: input.secretHash, jwks: input.jwks }, now))
    return { clientId: id }
  },
})

const load = ({ clientId }: { clientId: string }, { store }: { store: ClientStore }) =>
  store.findSystem(clientId)

/** Stops a system at once: no new sign-ins, no token of it is good any more. */
export const suspendSystem = command<ClientStore>()({
  name: 'client.suspend-system',
  input: suspension,
  output: Type.Object({}),
  load,
  may: mayKeepSystems,
  run: ({ reason }, system, { store, write, now, note }) => {
    if (system.status === 'suspended') throw new Problem('client.already-suspended', 409)
    note({ stated: reason })
    write(store.changeSystem({ ...system, status: 'suspended' }, now), ...store.endAllOf(system.id, now))
    return {}
  },
})

/** Lets a suspended system go on; people sign in anew. */
export const resumeSystem = command<ClientStore>()({
  name: 'client.resume-system',
  input: suspension,
  output: Type.Object({}),
  load,
  may: mayKeepSystems,
  run: ({ reason }, system, { store, write, now, note }) => {
    if (system.status === 'active') throw new Problem('client.not-suspended', 409)
    note({ stated: reason })
    write(store.changeSystem({ ...system, status: 'active' }, now))
    return {}
  },
})

/** An organ was merged or closed: its successor answers for its systems, and they see what the successor may see. */
export const moveSystems = command<ClientStore>()({
  name: 'client.move-systems',
  input: Type.Object({ fromId: Type.String({ maxLength: 64 }), toId: Type.String({ maxLength: 64 }) }),
  output: Type.Object({}),
  may: mayServe,
  run: ({ fromId, toId }, _found, { store, write, now }) => {
    if (fromId !== toId) write(store.moveSystems(fromId, toId, now))
    return {}
  },
})
