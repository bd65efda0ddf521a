import { Type } from 'typebox'
import type { AssuranceLevel } from '../../../kernel/actor.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { OrganId } from '../../../kernel/ids.ts'
import { command } from '../../../kernel/operation.ts'
import { type FieldError, Problem } from '../../../kernel/problem.ts'
import { getOrgan } from '../../organ/index.ts'
import { mayKeepSystems, mayServe } from '../client.policy.ts'
import type { ClientStore } from '../client.store.ts'
import {
  addressProblem,
  allScopes,
  type Grant,
  grants,
  type Purpose,
  purposes,
  type RegisteredSystem,
  sectorOf,
} from '../client.ts'
import { keysProblem } from '../public-keys.ts'

const oneOf = (values: readonly string[]) =>
  Type.Unsafe<string>(Type.Union(values.map((value) => Type.Literal(value))))
const Address = Type.String({ minLength: 1, maxLength: 500 })
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })
const Words = Type.Object({
  zh: Type.String({ minLength: 1, maxLength: 200 }),
  en: Type.String({ minLength: 1, maxLength: 400 }),
})
const ClientId = Type.String({ minLength: 1, maxLength: 64 })
export const suspension = Type.Object({
  clientId: ClientId,
  reason: Type.String({ minLength: 2, maxLength: 400 }),
})

const Registration = Type.Object({
  name: Words,
  organId: Type.String({ minLength: 1, maxLength: 64 }),
  contact: Type.String({ minLength: 2, maxLength: 200 }),
  purpose: oneOf(purposes),
  about: Words,
  /** Hash of the secret that was shown once; or else public keys. */
  secretHash: Type.Optional(Hash),
  jwks: Type.Optional(Type.Object({ keys: Type.Array(Type.Record(Type.String(), Type.Unknown())) })),
  grants: Type.Array(oneOf(grants), { minItems: 1, uniqueItems: true }),
  scopes: Type.Array(oneOf(allScopes), { uniqueItems: true }),
  redirectUris: Type.Array(Address, { maxItems: 10 }),
  logoutReturnUris: Type.Array(Address, { maxItems: 10 }),
  logoutUri: Type.Optional(Address),
  sector: Type.Optional(Type.String({ pattern: '^[a-z0-9.-]{3,100}(:[0-9]{1,5})?$' })),
  level: Type.Integer({ minimum: 1, maximum: 4 }),
  from: Type.String({ format: 'date' }),
  until: Type.Optional(Type.String({ format: 'date' })),
  /** Only the platform chooses one, for its sample. */
  clientId: Type.Optional(ClientId),
})

interface Addresses {
  readonly redirectUris: readonly string[]
  readonly logoutReturnUris: readonly string[]
  readonly logoutUri?: string | undefined
}
const wrongAddresses = (given: Addresses, sample: boolean): FieldError[] =>
  [
    ...given.redirectUris.map((address) => ['redirectUris', address] as const),
    ...given.logoutReturnUris.map((address) => ['logoutReturnUris', address] as const),
    ...(given.logoutUri === undefined ? [] : [['logoutUri', given.logoutUri] as const]),
  ].flatMap(([path, address]) => {
    const wrong = addressProblem(address, sample)
    return wrong ? [{ path, message: `problem.client.address.${wrong}`, values: { address } }] : []
  })

/** Puts a system on the register. Its secret is made and shown at the door, and known here by its hash. */
export const registerSystem = command<ClientStore>()({
  name: 'client.register-system',
  input: Registration,
  output: Type.Object({ clientId: ClientId }),
  may: mayKeepSystems,
  run: async (input, _found, { store, ask, write, newId, now, actor, note }) => {
    const organ = await ask(getOrgan, { organId: input.organId })
    const fields = wrongAddresses(input, store.sample())
    const wrongKeys = input.jwks && keysProblem(input.jwks)
    if (wrongKeys) fields.push({ path: 'jwks', message: `problem.client.keys.${wrongKeys}` })
    if ((input.secretHash === undefined) === (input.jwks === undefined))
      fields.push({ path: 'authentication', message: 'problem.client.one-proof' })
    if (input.grants.includes('sign-in') && input.redirectUris.length === 0)
      fields.push({ path: 'redirectUris', message: 'problem.client.redirect-needed' })
    // a device shows its code to everybody in the room; what it proves itself with must not be copied with it
    if (input.grants.includes('device') && input.jwks === undefined)
      fields.push({ path: 'grants', message: 'problem.client.device-needs-key' })
    if (fields.length > 0) throw new Problem('client.cannot-register', 422, { fields })
    const id = actor.kind === 'system' && input.clientId ? input.clientId : newId<'client'>()
    const system: Omit<RegisteredSystem, 'rev'> = {
      id: id as RegisteredSystem['id'],
      name: input.name,
      organId: organ.id as OrganId,
      contact: input.contact,
      purpose: input.purpose as Purpose,
      about: input.about,
      authentication: input.jwks ? 'key' : 'secret',
      grants: input.grants as Grant[],
      scopes: input.scopes,
      redirectUris: input.redirectUris,
      logoutReturnUris: input.logoutReturnUris,
      logoutUri: input.logoutUri,
      sector: sectorOf(id, input.redirectUris, input.sector),
      level: input.level as AssuranceLevel,
      status: 'active',
      from: input.from as CivilDate,
      until: input.until as CivilDate | undefined,
    }
    note({ clientId: id })
    write(store.addSystem(system, { secretHash: input.secretHash, jwks: input.jwks }, now))
    return { clientId: id }
  },
})

const load = ({ clientId }: { clientId: string }, { store }: { store: ClientStore }) =>
  store.findSystem(clientId)

const oldSecretMs = 24 * 3_600_000

/** A new secret; the one before stays good for a day, unless it is known to others. */
export const rotateSecret = command<ClientStore>()({
  name: 'client.rotate-secret',
  input: Type.Object({ clientId: ClientId, secretHash: Hash, atOnce: Type.Boolean() }),
  output: Type.Object({ oldUntil: Type.Union([Type.String(), Type.Null()]) }),
  load,
  may: mayKeepSystems,
  run: async ({ secretHash, atOnce }, system, { store, write, now }) => {
    if (system.authentication !== 'secret') throw new Problem('client.has-no-secret', 409)
    const [oldHash] = (await store.findCredentials(system.id, now))?.secretHashes ?? []
    const oldUntil = new Date(now.getTime() + oldSecretMs)
    write(store.changeSecret(system, { secretHash, oldHash: atOnce ? undefined : oldHash, oldUntil }, now))
    return { oldUntil: atOnce ? null : oldUntil.toISOString() }
  },
})

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
    write(store.changeSystem({ ...system, status: 'suspended' }, now), store.removeArtefactsOf(system.id))
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
