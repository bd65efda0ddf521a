import { Type } from 'typebox'
import { Problem } from '../../../kernel/problem.ts'
import { newSessionToken, signInByPasskey, signOut } from '../../../modules/identity/index.ts'
import { portalPage } from '../../ui/pages.tsx'
import { browserOf, endBefore, field, goOn } from './finish.ts'
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
    const { token, tokenHash } = newSessionToken()
    const { browser, cookie } = browserOf(c.device)
    const opened = await c.perform(
      signInByPasskey,
      { credential, tokenHash, browser, language: c.words.language },
      { idempotencyKey: null },
    )
    if (!opened.proven) throw new Problem('identity.passkey-not-proven', 403)
    await endBefore(c)
    return goOn(token, opened, c.query.next, [cookie])
  },
})
