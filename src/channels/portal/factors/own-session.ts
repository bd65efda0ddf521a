import { Problem } from '../../../kernel/problem.ts'
import { hashToken } from '../../../modules/identity/index.ts'

/** The session of whoever is signed in, in whatever capacity; others are sent to sign in. */
export const tokenHashOf = (c: {
  readonly sessionToken: string | undefined
  readonly actor: { readonly kind: string }
}): string => {
  if (!c.sessionToken || c.actor.kind === 'visitor') throw new Problem('sign-in-needed', 401)
  return hashToken(c.sessionToken)
}

/** One field of a form as text. */
export const field = (
  c: { readonly body: Readonly<Record<string, string | string[]>> },
  name: string,
): string => {
  const value = c.body[name]
  return typeof value === 'string' ? value : ''
}

/** Where a person goes on after proving themselves. */
export const homeOf = (kind: 'resident' | 'official' | undefined): string =>
  kind === 'official' ? '/desk' : '/my/sign-in-and-devices'
