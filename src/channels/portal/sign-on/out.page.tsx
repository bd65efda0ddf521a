import { type Static, Type } from 'typebox'
import { getLogoutRequest } from '../../../modules/client/index.ts'
import { hashToken, signOut } from '../../../modules/identity/index.ts'
import { type PageRequest, redirect } from '../../../platform/http/page.ts'
import { sessionCookie } from '../../../platform/http/session.ts'
import { portalPage } from '../../ui/pages.tsx'
import { SignOnProblem, SignOutFor } from './sign-on.view.tsx'

const Optional = (maxLength: number) => Type.Optional(Type.String({ maxLength }))
const Query = Type.Object({
  client_id: Optional(64),
  id_token_hint: Optional(8_000),
  post_logout_redirect_uri: Optional(500),
  state: Optional(500),
})

const requestOf = ({ ask, query }: PageRequest<never, unknown, Static<typeof Query>>) =>
  ask(getLogoutRequest, {
    ...(query.client_id === undefined ? {} : { clientId: query.client_id }),
    ...(query.id_token_hint === undefined ? {} : { idToken: query.id_token_hint }),
    ...(query.post_logout_redirect_uri === undefined ? {} : { returnUri: query.post_logout_redirect_uri }),
    ...(query.state === undefined ? {} : { state: query.state }),
  })

/** A system sends somebody here to sign out of everything (OpenID Connect RP-Initiated Logout 1.0). */
export const signOutForPage = portalPage({
  path: '/sign-on/out',
  for: 'anyone',
  does: [getLogoutRequest, signOut],
  query: Query,
  get: async (c) => {
    const { system, returnTo } = await requestOf(c as never)
    if (c.actor.kind === 'visitor') return redirect(returnTo ?? '/sign-out')
    return {
      title: c.words.t('portal.sign-on.out'),
      body: <SignOutFor system={system && c.words.say(system)} />,
      formAction: returnTo === undefined ? [] : [new URL(returnTo).origin],
    }
  },
  post: async (c) => {
    const { returnTo } = await requestOf(c as never)
    if (c.sessionToken && c.actor.kind !== 'visitor')
      await c.perform(signOut, { tokenHash: hashToken(c.sessionToken) }, { idempotencyKey: null })
    return redirect(returnTo ?? '/sign-out', [{ name: sessionCookie, value: '', maxAgeSeconds: 0 }])
  },
})

const known = ['invalid_client', 'invalid_redirect_uri', 'invalid_request', 'session_not_found'] as const

/** Where the provider sends a browser that it cannot send back to the system. */
export const signOnProblemPage = portalPage({
  path: '/sign-on/problem',
  for: 'anyone',
  does: 'static',
  query: Type.Object({ error: Optional(100) }),
  get: (c) => ({
    title: c.words.t('portal.sign-on.problem'),
    body: <SignOnProblem error={known.find((error) => error === c.query.error) ?? 'other'} />,
    status: 400,
  }),
})
