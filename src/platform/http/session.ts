import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { type Actor, visitor } from '../../kernel/actor.ts'
import { type Language, languages } from '../../kernel/text.ts'
import type { Device, Preferences } from './page.ts'

export const sessionCookie = 'tb-session'
/** Lets a person's own browser be known again; lasts a year and opens nothing. */
export const deviceCookie = 'tb-device'

/** Binds the QR code on a screen to the browser that shows it; lasts as long as the code. */
export const scanCookie = 'tb-scan'

/**
 * A cookie's name as it travels. On https its prefix makes the browser see to it that nobody but this very host sets
 * it; a browser on plain http would lose a cookie named so.
 */
export const wireName = (name: string, tls: boolean): string => (tls ? `__Host-${name}` : name)

export interface Session {
  readonly actor: Actor
  /** Secret of this session for its form tokens. */
  readonly csrfSecret: string
}

/** Finds the session of a cookie's token; identity provides it. */
export type SessionOf = (token: string) => Promise<Session | undefined>

/** What was found out about a request before any page or route runs. */
export interface Caller {
  readonly actor: Actor
  readonly csrfSecret: string | undefined
  readonly preferences: Preferences
  /** The session cookie's value as the browser sent it. */
  readonly sessionToken: string | undefined
  readonly device: Device
}

const deviceOf = (request: FastifyRequest, tls: boolean): Device => {
  const secret = (name: string): string | undefined => {
    const value = request.cookies[wireName(name, tls)]
    return value && /^[\w-]{43}$/.test(value) ? value : undefined
  }
  return {
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
    address: request.ip,
    token: secret(deviceCookie),
    scan: secret(scanCookie),
  }
}

const languageOf = (request: FastifyRequest, kept: string | undefined): Language => {
  const asked = (request.query as { lang?: unknown }).lang ?? kept
  if (languages.includes(asked as Language)) return asked as Language
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh'
}

export const preferencesOf = (request: FastifyRequest, tls: boolean): Preferences => {
  const kept = (name: string): string | undefined => request.cookies[wireName(name, tls)]
  const region = (request.query as { region?: unknown }).region ?? kept('tb-region')
  return {
    language: languageOf(request, kept('tb-lang')),
    region:
      typeof region === 'string' && /^\d{6}(\d{3}|\d{6})?$/.test(region) ? region.padEnd(12, '0') : undefined,
    size: kept('tb-size') === 'lg' ? 'lg' : 'md',
    contrast: kept('tb-contrast') === 'high' ? 'high' : 'normal',
  }
}

export const callerOf = async (
  request: FastifyRequest,
  sessionOf: SessionOf,
  tls: boolean,
): Promise<Caller> => {
  const preferences = preferencesOf(request, tls)
  const sessionToken = request.cookies[wireName(sessionCookie, tls)]
  const session = sessionToken ? await sessionOf(sessionToken) : undefined
  return {
    actor: session
      ? ({ ...session.actor, language: preferences.language } as Actor)
      : visitor(preferences.language),
    csrfSecret: session?.csrfSecret,
    preferences,
    sessionToken,
    device: deviceOf(request, tls),
  }
}

const sign = (secret: string, nonce: string): string =>
  createHmac('sha256', secret).update(nonce).digest('base64url')

/** A form token of this session, different in each page so that compression cannot leak it. */
export const csrfToken = (secret: string): string => {
  const nonce = randomBytes(9).toString('base64url')
  return `${nonce}.${sign(secret, nonce)}`
}

export const csrfHolds = (secret: string, token: unknown): boolean => {
  const [nonce, mac] = typeof token === 'string' ? token.split('.') : []
  if (!nonce || !mac) return false
  const expected = Buffer.from(sign(secret, nonce))
  const given = Buffer.from(mac)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/** A browser says where a request comes from; other sites' forms are refused before anything else is looked at. */
export const fromThisSite = (request: FastifyRequest, ownOrigin: string | undefined): boolean => {
  const site = request.headers['sec-fetch-site']
  if (site) return site === 'same-origin' || site === 'none'
  const origin = request.headers.origin
  if (!origin) return true
  // which host was asked is what the sender says; it decides only where nobody has said what our address is
  return ownOrigin
    ? origin === ownOrigin
    : URL.canParse(origin) && new URL(origin).host === request.headers.host
}
