import { type Static, Type } from 'typebox'
import type { AssuranceLevel } from '../../kernel/actor.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { type FieldError, Problem } from '../../kernel/problem.ts'
import {
  addressProblem,
  allScopes,
  type Grant,
  grants,
  type Purpose,
  purposes,
  type RegisteredSystem,
} from './client.ts'
import { keysProblem } from './public-keys.ts'

const oneOf = (values: readonly string[]) =>
  Type.Unsafe<string>(Type.Union(values.map((value) => Type.Literal(value))))
const Address = Type.String({ minLength: 1, maxLength: 500 })
const Words = Type.Object({
  zh: Type.String({ minLength: 1, maxLength: 200 }),
  en: Type.String({ minLength: 1, maxLength: 400 }),
})

export const ClientId = Type.String({ minLength: 1, maxLength: 64 })
export const SecretHash = Type.String({ pattern: '^[0-9a-f]{64}$' })
export const Keys = Type.Object({ keys: Type.Array(Type.Record(Type.String(), Type.Unknown())) })

/** What is said of a system when it is registered, and may be said otherwise later. */
export const Terms = Type.Object({
  name: Words,
  contact: Type.String({ minLength: 2, maxLength: 200 }),
  purpose: oneOf(purposes),
  about: Words,
  grants: Type.Array(oneOf(grants), { minItems: 1, uniqueItems: true }),
  scopes: Type.Array(oneOf(allScopes), { uniqueItems: true }),
  redirectUris: Type.Array(Address, { maxItems: 10 }),
  logoutReturnUris: Type.Array(Address, { maxItems: 10 }),
  logoutUri: Type.Optional(Address),
  level: Type.Integer({ minimum: 1, maximum: 4 }),
  pushedOnly: Type.Optional(Type.Boolean()),
  boundTokens: Type.Optional(Type.Boolean()),
  from: Type.String({ format: 'date' }),
  until: Type.Optional(Type.String({ format: 'date' })),
})
export type Terms = Static<typeof Terms>

/** The part of a registration that follows from its terms. */
export const termsOf = (
  terms: Terms,
): Omit<RegisteredSystem, 'id' | 'rev' | 'organId' | 'authentication' | 'sector' | 'status'> => ({
  name: terms.name,
  contact: terms.contact,
  purpose: terms.purpose as Purpose,
  about: terms.about,
  grants: terms.grants as Grant[],
  scopes: terms.scopes,
  redirectUris: terms.redirectUris,
  logoutReturnUris: terms.logoutReturnUris,
  logoutUri: terms.logoutUri,
  level: terms.level as AssuranceLevel,
  pushedOnly: terms.pushedOnly ?? false,
  boundTokens: terms.boundTokens ?? false,
  from: terms.from as CivilDate,
  until: terms.until as CivilDate | undefined,
})

/** What of this installation addresses are looked at by. */
interface Surroundings {
  readonly sample: () => boolean
  readonly leadsInside: (address: string) => boolean
}

const wrongAddresses = (
  given: Pick<Terms, 'redirectUris' | 'logoutReturnUris' | 'logoutUri'>,
  { sample, leadsInside }: Surroundings,
): FieldError[] =>
  [
    ...given.redirectUris.map((address) => ['redirectUris', address] as const),
    ...given.logoutReturnUris.map((address) => ['logoutReturnUris', address] as const),
    ...(given.logoutUri === undefined ? [] : [['logoutUri', given.logoutUri] as const]),
  ].flatMap(([path, address]) => {
    const inside = () => path === 'logoutUri' && !sample() && leadsInside(address)
    const wrong = addressProblem(address, sample()) ?? (inside() ? 'inside' : undefined)
    return wrong ? [{ path, message: `problem.client.address.${wrong}`, values: { address } }] : []
  })

/** What is wrong with the terms of a system that proves itself in this way. */
export const wrongTerms = (
  terms: Terms,
  authentication: RegisteredSystem['authentication'],
  around: Surroundings,
): FieldError[] => {
  const fields = wrongAddresses(terms, around)
  if (terms.grants.includes('sign-in') && terms.redirectUris.length === 0)
    fields.push({ path: 'redirectUris', message: 'problem.client.redirect-needed' })
  // a device shows its code to everybody in the room; what it proves itself with must not be copied with it
  if (terms.grants.includes('device') && authentication !== 'key')
    fields.push({ path: 'grants', message: 'problem.client.device-needs-key' })
  if (terms.until !== undefined && terms.until < terms.from)
    fields.push({ path: 'until', message: 'problem.client.until-before-from' })
  return fields
}

export const wrongKeys = (jwks: Static<typeof Keys>): FieldError[] => {
  const wrong = keysProblem(jwks)
  return wrong ? [{ path: 'jwks', message: `problem.client.keys.${wrong}` }] : []
}

export const refuseFields = (fields: readonly FieldError[]): void => {
  if (fields.length > 0) throw new Problem('client.cannot-register', 422, { fields })
}
