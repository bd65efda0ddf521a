import { Type } from 'typebox'
import { Problem } from '../../../kernel/problem.ts'
import { signInByPasskey, signOut } from '../../../modules/identity/index.ts'
import { portalPage } from '../../ui/pages.tsx'
import { entering } from '../sign-in/enter.ts'
import { field } from './own-session.ts'
import { PasskeySignIn } from './passkey.view.tsx'

/** Signing in with nothing but a passkey. */
export const passkeySignInPage = portalPage({
  path: '/sign-in/passkey',
  for: 'anyone',
  does: [signInByPasskey, signOut],
  query: Type.Object({ next: Type.Optional(Type.String({ maxLength: 2000 })) }),
  get: (c) => ({
    title: c.words.t('portal.factors.passkey-title'),
    body: <PasskeySignIn next={c.query.next} />,
  }),
  post: async (c) => {
    const credential = field(c, 'credential')
    if (credential === '') throw new Problem('portal.factors.needs-script', 422)
    const { tokenHash, browser, finish } = entering(c)
    const opened = await c.perform(
      signInByPasskey,
      { credential, tokenHash, browser, language: c.words.language },
      { idempotencyKey: null },
    )
    if (!opened.proven) throw new Problem('identity.passkey-not-proven', 403)
    return finish(opened.as, c.query.next)
  },
})
