import { Type } from 'typebox'
import {
  hashToken,
  listSamplePersons,
  newSessionToken,
  signInAsSample,
  signOut,
} from '../../../modules/identity/index.ts'
import { localPath } from '../../../platform/http/local-path.ts'
import { redirect } from '../../../platform/http/page.ts'
import { sessionCookie } from '../../../platform/http/session.ts'
import { portalPage } from '../../ui/pages.tsx'
import { SignIn } from './sign-in.view.tsx'

export const signInPage = portalPage({
  path: '/sign-in',
  for: 'anyone',
  does: [listSamplePersons, signInAsSample, signOut],
  query: Type.Object({ next: Type.Optional(Type.String({ maxLength: 2000 })) }),
  get: async (c) => ({
    title: c.words.t('portal.sign-in.title'),
    body: <SignIn persons={await c.ask(listSamplePersons, {})} />,
  }),
  post: async (c) => {
    const { token, tokenHash } = newSessionToken()
    const personId = String(c.body.personId ?? '')
    // no key: a token is never the same twice, so neither is the command
    const { kind } = await c.perform(
      signInAsSample,
      { personId, tokenHash, language: c.words.language },
      { idempotencyKey: null },
    )
    if (c.sessionToken && c.actor.kind !== 'visitor') {
      await c.perform(signOut, { tokenHash: hashToken(c.sessionToken) }, { idempotencyKey: null })
    }
    return redirect(localPath(c.query.next, kind === 'official' ? '/desk' : '/'), [
      { name: sessionCookie, value: token },
    ])
  },
})
