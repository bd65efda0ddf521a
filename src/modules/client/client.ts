import type { Actor, AssuranceLevel, Official, Resident } from '../../kernel/actor.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id, OrganId } from '../../kernel/ids.ts'
import { isLoopback } from '../../kernel/loopback.ts'
import type { Text } from '../../kernel/text.ts'

/** What a system may ask about the person who signs in. */
export const signInScopes = ['openid', 'person', 'org'] as const
/** What a system may ask the API for by itself. */
export const apiScopes = ['staff'] as const
export const allScopes: readonly string[] = [...signInScopes, ...apiScopes]

/** What a system is registered for. Data given for one purpose is refused for another. */
export const purposes = ['sign-in', 'staff-directory', 'statistics'] as const
export type Purpose = (typeof purposes)[number]

/** How a system comes by tokens. */
export const grants = ['sign-in', 'device', 'api'] as const
export type Grant = (typeof grants)[number]

/** A registered system of another organ (接入系统). */
export interface RegisteredSystem {
  readonly id: Id<'client'>
  readonly rev: number
  readonly name: Text
  /** The organ that answers for it. */
  readonly organId: OrganId
  readonly contact: string
  readonly purpose: Purpose
  /** What for, in words that people signing in are shown. */
  readonly about: Text
  readonly authentication: 'secret' | 'key'
  readonly grants: readonly Grant[]
  readonly scopes: readonly string[]
  readonly redirectUris: readonly string[]
  /** Where a browser may be sent after signing out. */
  readonly logoutReturnUris: readonly string[]
  /** Told over HTTP when a session has ended (back-channel logout). */
  readonly logoutUri: string | undefined
  /** Systems of one sector know a person by the same subject, others by another one. */
  readonly sector: string
  /** Least level of a session that signs in. */
  readonly level: AssuranceLevel
  /** What it asks of people comes from the system itself, ahead of the browser (pushed requests, RFC 9126). */
  readonly pushedOnly: boolean
  /** Its tokens are of use only with a key that it proves to have each time (DPoP, RFC 9449). */
  readonly boundTokens: boolean
  readonly status: 'active' | 'suspended'
  readonly from: CivilDate
  readonly until: CivilDate | undefined
}

/** Can it be used on this day? */
export const isInForce = (
  system: Pick<RegisteredSystem, 'status' | 'from' | 'until'>,
  today: CivilDate,
): boolean =>
  system.status === 'active' && system.from <= today && (system.until === undefined || today <= system.until)

/** An address that browsers or notices go to: https, nothing hidden in it; on this machine http too while it is a sample. */
export const addressProblem = (
  address: string,
  sample: boolean,
): 'unreadable' | 'not-https' | 'fragment' | 'credentials' | 'wildcard' | undefined => {
  if (!URL.canParse(address)) return 'unreadable'
  const url = new URL(address)
  if (address.includes('*')) return 'wildcard'
  if (url.username || url.password) return 'credentials'
  if (address.includes('#')) return 'fragment'
  const here = sample && url.protocol === 'http:' && isLoopback(url.hostname)
  return url.protocol === 'https:' || here ? undefined : 'not-https'
}

/** Systems on one host know people by the same subject, unless a sector is named; what has no address is alone. */
export const sectorOf = (id: string, redirectUris: readonly string[], named: string | undefined): string =>
  named ?? (redirectUris[0] === undefined ? `${id}.invalid` : new URL(redirectUris[0]).host)

const acrPrefix = 'urn:gov:aal:'
const levels = [1, 2, 3, 4] as const
export const acrValues: readonly string[] = levels.map((level) => `${acrPrefix}${level}`)
export const acrOf = (level: number): string => `${acrPrefix}${level}`

/** The least level that satisfies what was asked for: any of the values will do. Unknown values ask for nothing. */
export const levelAsked = (acr: string | undefined): AssuranceLevel => {
  const asked = (acr ?? '').split(' ').flatMap((value) => levels.filter((level) => acrOf(level) === value))
  return asked.length > 0 ? (Math.min(...asked) as AssuranceLevel) : 0
}

/** The capacity somebody signs in with, as it was then. */
export interface SignOn {
  readonly id: Id<'sign-on'>
  readonly personId: string
  /** What subjects are made of: stays with the account, whoever its holder turns out to be. */
  readonly account: string
  readonly sessionId: string
  readonly capacity: Resident | Official
  readonly level: AssuranceLevel
  /** How it was proven (RFC 8176 values where there is one). */
  readonly methods: readonly string[]
  readonly provenAt: Date
  readonly endedAt: Date | undefined
}

/** Tells capacities of one person apart: another one is another sign-on. */
export const capacityKey = (actor: Actor): string => {
  if (actor.kind === 'official') return `appointment:${actor.appointmentId}`
  if (actor.kind === 'resident')
    return actor.mandateId ? `mandate:${actor.mandateId}` : `self:${actor.personId}`
  return actor.kind
}

const amr: Readonly<Record<string, string>> = {
  password: 'pwd',
  code: 'sms',
  totp: 'otp',
  passkey: 'hwk',
  certificate: 'sc',
}
/** Our names of proofs as the world knows them. */
export const methodsOf = (proofs: readonly { readonly by: string }[]): readonly string[] => [
  ...new Set(proofs.map(({ by }) => amr[by] ?? by)),
]
