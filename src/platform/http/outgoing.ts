import { promises as dns, type LookupAddress } from 'node:dns'
import ipaddr from 'ipaddr.js'
import { Agent, request } from 'undici'

export interface OutgoingRequest {
  readonly url: string
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** For everything together: finding the address, connecting, waiting, reading. Default 5 s. */
  readonly timeoutMs?: number
  /** Most bytes the answer's body may have. Default 1 MiB. */
  readonly maxBytes?: number
  /** How many redirects of a GET are followed, each looked at as if it were asked for. Default none. */
  readonly redirects?: number
}

export interface OutgoingAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export type OutgoingReason =
  | 'address-unreadable'
  | 'scheme'
  | 'credentials-in-address'
  | 'plain-http'
  | 'unknown-host'
  | 'inner-address'
  | 'too-many-redirects'
  | 'too-large'
  | 'timed-out'
  | 'unreachable'

/** The request did not go out, or its answer was not taken. No part of the answer is in it. */
export class OutgoingRefused extends Error {
  readonly reason: OutgoingReason
  constructor(reason: OutgoingReason, host: string, cause?: unknown) {
    super(`outgoing request to ${host || '?'}: ${reason}`, { cause })
    this.reason = reason
  }
}

/** Sends one request to another system. The only way out of the process besides the database. */
export type Outgoing = (request: OutgoingRequest) => Promise<OutgoingAnswer>

export interface OutgoingOptions {
  /** `host:port` that may be inner addresses or spoken to without TLS. `OUTGOING_ALLOW`, separated by commas. */
  readonly allowed: readonly string[]
  readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>
}

const resolveAll = (host: string): Promise<readonly LookupAddress[]> => dns.lookup(host, { all: true })

/** Everything that is not plainly an address of the open internet: loopback, private, link-local, mapped, reserved. */
const isInner = ({ address }: LookupAddress): boolean =>
  !ipaddr.isValid(address) || ipaddr.process(address).range() !== 'unicast'

const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')
const isNamed = (url: URL, allowed: readonly string[]): boolean =>
  allowed.includes(`${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`)

/** Can it be seen from the address alone that a request to it would be refused as one to the inside? */
export const leadsInside = (url: URL, allowed: readonly string[]): boolean => {
  const host = bareHost(url)
  const inner = ipaddr.isValid(host) ? isInner({ address: host, family: 4 }) : /(^|\.)localhost$/.test(host)
  return inner && !isNamed(url, allowed)
}

const parsed = (address: string): URL => {
  if (!URL.canParse(address)) throw new OutgoingRefused('address-unreadable', '')
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new OutgoingRefused('scheme', url.host)
  if (url.username || url.password) throw new OutgoingRefused('credentials-in-address', url.host)
  return url
}

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status)

/**
 * A client that cannot be sent inside (SSRF): a name is resolved once, every address found must be outside, and
 * the connection goes to exactly that address, whatever the name means a moment later.
 */
export const createOutgoing = ({ allowed, resolve = resolveAll }: OutgoingOptions): Outgoing => {
  /** The address to connect to, looked at. */
  const addressFor = async (url: URL): Promise<LookupAddress> => {
    const host = bareHost(url)
    const known = isNamed(url, allowed)
    if (url.protocol === 'http:' && !known) throw new OutgoingRefused('plain-http', url.host)
    const found = ipaddr.isValid(host)
      ? [{ address: host, family: ipaddr.parse(host).kind() === 'ipv6' ? 6 : 4 }]
      : await resolve(host).catch((cause: unknown) => {
          throw new OutgoingRefused('unknown-host', url.host, cause)
        })
    const [first] = found
    if (!first) throw new OutgoingRefused('unknown-host', url.host)
    if (!known && found.some(isInner)) throw new OutgoingRefused('inner-address', url.host)
    return first
  }

  const once = async (
    url: URL,
    asked: OutgoingRequest,
    signal: AbortSignal,
    most: number,
  ): Promise<OutgoingAnswer> => {
    const { address, family } = await abortable(addressFor(url), signal)
    const agent = new Agent({
      connect: {
        lookup: (_host, options, told) =>
          options.all ? told(null, [{ address, family }]) : told(null, address, family),
      },
    })
    try {
      const answer = await request(url, {
        dispatcher: agent,
        method: asked.method ?? 'GET',
        headers: { 'accept-encoding': 'identity', ...asked.headers },
        body: asked.body ?? null,
        signal,
      })
      const chunks: Buffer[] = []
      let bytes = 0
      for await (const chunk of answer.body as AsyncIterable<Buffer>) {
        bytes += chunk.length
        if (bytes > most) throw new OutgoingRefused('too-large', url.host)
        chunks.push(chunk)
      }
      const headers = Object.fromEntries(
        Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
      )
      return { status: answer.statusCode, headers, body: Buffer.concat(chunks) }
    } finally {
      await agent.destroy()
    }
  }

  return async (asked) => {
    const signal = AbortSignal.timeout(asked.timeoutMs ?? 5_000)
    const most = asked.maxBytes ?? 1_048_576
    const redirects = (asked.method ?? 'GET') === 'GET' ? (asked.redirects ?? 0) : 0
    let url = parsed(asked.url)
    let sent = asked
    try {
      for (let hop = 0; ; hop++) {
        const answer = await once(url, sent, signal, most)
        const { location } = answer.headers
        if (redirects === 0 || !isRedirect(answer.status) || !location) return answer
        if (hop === redirects) throw new OutgoingRefused('too-many-redirects', url.host)
        const next = parsed(URL.canParse(location, url) ? new URL(location, url).href : location)
        // what was meant for one system is not handed to another
        if (next.origin !== url.origin) sent = { url: next.href }
        url = next
      }
    } catch (error) {
      if (error instanceof OutgoingRefused) throw error
      throw new OutgoingRefused(signal.aborted ? 'timed-out' : 'unreachable', url.host, error)
    }
  }
}

const abortable = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((done, failed) => {
    const stop = (): void => failed(signal.reason)
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(done, failed).finally(() => signal.removeEventListener('abort', stop))
  })
