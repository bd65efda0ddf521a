import { Problem } from '../../../kernel/problem.ts'
import { hashToken, newSessionToken, signOut } from '../../../modules/identity/index.ts'
import { localPath } from '../../../platform/http/local-path.ts'
import {
  type Cookie,
  type Device,
  type PageRequest,
  type PostRequest,
  type Redirect,
  redirect,
} from '../../../platform/http/page.ts'
import { deviceCookie, sessionCookie } from '../../../platform/http/session.ts'

type Request = PageRequest<PageRequest<never, never, never>['actor'], unknown, unknown>
type Post = PostRequest<PostRequest<never, never, never>['actor'], unknown, unknown>

/** The session of whoever is signed in; others are sent to sign in. */
export const tokenHashOf = (c: Pick<Request, 'sessionToken'> & { actor: { kind: string } }): string => {
  if (!c.sessionToken || c.actor.kind === 'visitor') throw new Problem('sign-in-needed', 401)
  return hashToken(c.sessionToken)
}

/** One field of a form as text. */
export const field = (c: Pick<Post, 'body'>, name: string): string => {
  const value = c.body[name]
  return typeof value === 'string' ? value : ''
}

/** What a browser says of itself for a sign-in, and the cookie by which it is known next time. */
export const browserOf = (device: Device) => {
  const known = device.token ?? newSessionToken().token
  const cookie: Cookie = { name: deviceCookie, value: known, maxAgeSeconds: 365 * 86_400 }
  return {
    browser: { userAgent: device.userAgent, address: device.address, knownHash: hashToken(known) },
    cookie,
  }
}

export interface Opened {
  readonly kind?: 'resident' | 'official'
  readonly secondFactorDue?: boolean
}

/** The cookie of a session under its new token, and on to where one was going; by the second factor where that is due. */
export const goOn = (
  token: string,
  { kind, secondFactorDue }: Opened,
  to: string | undefined,
  cookies: readonly Cookie[] = [],
): Redirect => {
  const target = localPath(to, secondFactorDue || kind === 'official' ? '/desk' : '/')
  const path = secondFactorDue
    ? `/sign-in/second-factor?${new URLSearchParams({ post: '1', to: target })}`
    : target
  return redirect(path, [{ name: sessionCookie, value: token }, ...cookies])
}

/** Whoever signs in over another session ends that one. */
export const endBefore = async (c: Pick<Post, 'sessionToken' | 'perform'> & { actor: { kind: string } }) => {
  if (c.sessionToken && c.actor.kind !== 'visitor')
    await c.perform(signOut, { tokenHash: hashToken(c.sessionToken) }, { idempotencyKey: null })
}
