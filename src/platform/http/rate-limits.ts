import type { FastifyRequest } from 'fastify'
import ipaddr from 'ipaddr.js'
import type { Logger } from 'pino'
import type { Actor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'

/** Most requests a minute: of one signed-in person or client, and of one source address without a session. */
interface Most {
  readonly person: number
  readonly address: number
  /** Counted by address whoever it is, and from this machine too: here somebody could guess. */
  readonly guessing?: true
}

/**
 * Wide enough for a village, a school or a mobile network behind one address; what narrows guessing at one account,
 * number or code is counted where these are known.
 */
const usual = {
  any: { person: 12_000, address: 12_000 },
  page: { person: 600, address: 3_000 },
  search: { person: 240, address: 1_500 },
  write: { person: 240, address: 1_200 },
  upload: { person: 120, address: 600 },
  'api-read': { person: 3_000, address: 1_500 },
  'api-write': { person: 1_200, address: 600 },
  'sign-in': { person: 300, address: 300, guessing: true },
  'look-up': { person: 300, address: 300, guessing: true },
  token: { person: 1_200, address: 1_200, guessing: true },
  report: { person: 60, address: 60, guessing: true },
} as const satisfies Record<string, Most>

export type RateClass = keyof typeof usual
export type Limits = Readonly<Record<RateClass, Most>>

/** The usual limits with what `RATE_LIMITS` says instead; undefined when it is `off`. */
export const limitsFrom = (text: string): Limits | undefined => {
  if (text === 'off') return undefined
  const limits: Record<RateClass, Most> = { ...usual }
  for (const one of text.split(',').filter((part) => part.trim() !== '')) {
    const [name = '', number = ''] = one.split('=').map((part) => part.trim())
    if (!(name in usual) || !/^[1-9]\d{0,8}$/.test(number))
      throw new Error(`RATE_LIMITS takes "off" or ${Object.keys(usual).join('=n,')}=n, not "${one}"`)
    limits[name as RateClass] = {
      ...usual[name as RateClass],
      person: Number(number),
      address: Number(number),
    }
  }
  return limits
}

/** An IPv6 network counts as one, since a household has 2⁶⁴ addresses. */
export const sourceOf = (address: string): string => {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  return parsed.kind() === 'ipv4'
    ? parsed.toString()
    : parsed
        .toByteArray()
        .slice(0, 8)
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('')
}

const isLoopback = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'

const windowMs = 60_000
const mostKept = 500_000

export interface RateLimits {
  /**
   * Counts this request, and throws 429 with the seconds to wait when it is one too many. `tell` hears of the first
   * one too many of a minute, so that the audit is not flooded by what is being kept out.
   */
  count(request: FastifyRequest, kind: RateClass, actor?: Actor, tell?: () => void): void
}

/** Counts by the minute, in this process. */
export const createRateLimits = (
  { rateLimits }: { readonly rateLimits: string },
  log: Logger,
  now: () => number = () => performance.now(),
): RateLimits => {
  const limits = limitsFrom(rateLimits)
  let began = now()
  let counts = new Map<string, number>()
  let warned = false

  const warnOnce = (): void => {
    if (!warned)
      log.warn('a proxy on this machine forwards requests, but TRUST_PROXY is not set: who asks is not known')
    warned = true
  }

  /** Whose requests are counted together; undefined: nobody's, they come from this machine itself. */
  const keyOf = (
    request: FastifyRequest,
    most: Most,
    actor: Actor | undefined,
  ): [string, number] | undefined => {
    const direct = isLoopback(request.ip)
    const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded
    if (direct && forwarded !== undefined) warnOnce()
    if (most.guessing) return [sourceOf(request.ip), most.address]
    if (direct && forwarded === undefined) return undefined
    if (actor?.kind === 'resident' || actor?.kind === 'official') return [actor.personId, most.person]
    if (actor?.kind === 'client') return [actor.clientId, most.person]
    // behind a proxy that is not trusted this address would be everybody's
    return direct ? undefined : [sourceOf(request.ip), most.address]
  }

  return {
    count(request, kind, actor, tell) {
      const most = limits?.[kind]
      const [who, allowed] = (most && keyOf(request, most, actor)) ?? []
      if (who === undefined || allowed === undefined) return
      const at = now()
      if (at - began >= windowMs) {
        began = at
        counts = new Map()
      }
      const key = `${kind} ${who}`
      const before = counts.get(key)
      if (before === undefined && counts.size >= mostKept) return
      const count = (before ?? 0) + 1
      counts.set(key, count)
      if (count <= allowed) return
      if (count === allowed + 1) tell?.()
      const seconds = Math.max(1, Math.ceil((began + windowMs - at) / 1_000))
      throw new Problem('too-many-requests', 429, { values: { seconds } })
    },
  }
}

/** The Retry-After of a 429: the seconds it names, or a minute where the page names a time of day. */
export const retryAfter = ({ values }: Problem): string =>
  typeof values.seconds === 'number' ? String(values.seconds) : '60'
