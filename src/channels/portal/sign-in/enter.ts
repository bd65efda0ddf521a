import type { Static, TSchema } from 'typebox'
import type { Actor } from '../../../kernel/actor.ts'
import { Problem } from '../../../kernel/problem.ts'
import { hashToken, newSessionToken, signOut } from '../../../modules/identity/index.ts'
import { localPath } from '../../../platform/http/local-path.ts'
import { type Cookie, type PostRequest, type Redirect, redirect } from '../../../platform/http/page.ts'
import { deviceCookie, sessionCookie } from '../../../platform/http/session.ts'

type Posted = Pick<
  PostRequest<Actor, Static<TSchema>, Static<TSchema>>,
  'actor' | 'device' | 'perform' | 'sessionToken'
>

const year = 365 * 24 * 60 * 60

/** A sign-in in one browser: what its command is given, and how the page ends once somebody is in. */
export const entering = (c: Posted) => {
  const { token, tokenHash } = newSessionToken()
  const deviceToken = c.device.token ?? newSessionToken().token
  const cookies: readonly Cookie[] = [
    { name: sessionCookie, value: token },
    { name: deviceCookie, value: deviceToken, maxAgeSeconds: year },
  ]
  return {
    tokenHash,
    browser: {
      userAgent: c.device.userAgent,
      address: c.device.address,
      knownHash: hashToken(deviceToken),
    },
    /** Ends whatever session the browser had, and goes on where one was or to the house of the capacity. */
    finish: async (
      opened: { readonly kind: 'resident' | 'official'; readonly secondFactorDue: boolean },
      next: string | undefined,
    ): Promise<Redirect> => {
      if (c.sessionToken && c.actor.kind !== 'visitor')
        await c.perform(signOut, { tokenHash: hashToken(c.sessionToken) }, { idempotencyKey: null })
      const to = localPath(next, opened.kind === 'official' || opened.secondFactorDue ? '/desk' : '/')
      return redirect(
        opened.secondFactorDue ? `/sign-in/second-factor?${new URLSearchParams({ post: '1', to })}` : to,
        cookies,
      )
    },
  }
}

/** The same session under a new token: what the command is given, and the cookie that carries it. */
export const rotating = (c: Pick<Posted, 'device' | 'sessionToken'>) => {
  if (!c.sessionToken) throw new Problem('sign-in-needed', 401)
  const { token, tokenHash } = newSessionToken()
  return {
    tokens: { tokenHash: hashToken(c.sessionToken), newTokenHash: tokenHash },
    browser: {
      userAgent: c.device.userAgent,
      address: c.device.address,
      ...(c.device.token ? { knownHash: hashToken(c.device.token) } : {}),
    },
    goOn: (to: string): Redirect => redirect(to, [{ name: sessionCookie, value: token }]),
  }
}

/** Says what is wrong at its field; nothing when it was right. The same for every reason that must not be told apart. */
export const mustBeRight = (
  {
    outcome,
    waitSeconds,
  }: { readonly outcome: 'right' | 'wrong' | 'over' | 'wait'; readonly waitSeconds: number },
  field: string,
  wrong: string,
): void => {
  if (outcome === 'right') return
  if (outcome === 'wait') throw mustWait(waitSeconds)
  const code = outcome === 'over' ? 'identity.code-over' : wrong
  throw new Problem(code, 422, { fields: [{ path: field, message: `problem.${code}` }] })
}

export const mustWait = (seconds: number): Problem =>
  new Problem('identity.wait', 429, { values: { seconds, minutes: Math.ceil(seconds / 60) } })

/** One plain field of a form. */
export const typed = (value: string | string[] | undefined): string =>
  (typeof value === 'string' ? value : '').slice(0, 300)

type Body = { readonly body: Readonly<Record<string, string | string[]>> }

/** A phone as it was typed. */
export const phoneIn = (c: Body): string => typed(c.body.phone).slice(0, 40)

/** A code as it was typed; nothing at all is as wrong as any other. */
export const digitsIn = (c: Body): string => typed(c.body.digits).slice(0, 20) || ' '

/** On to where the code is typed, or how long to wait for another. */
export const codeSent = (
  { codeId, waitSeconds }: { readonly codeId: string; readonly waitSeconds: number },
  to: (codeId: string) => string,
): Redirect => {
  if (waitSeconds > 0) throw mustWait(waitSeconds)
  return redirect(to(codeId))
}

/** What was typed for a code that came to a phone has to be it. */
export const codeMustBeRight = (entered: Parameters<typeof mustBeRight>[0]): void =>
  mustBeRight(entered, 'digits', 'identity.code-mistyped')
