import { hashToken, signOut } from '../../../modules/identity/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { sessionCookie } from '../../../platform/http/session.ts'
import { portalPage } from '../../ui/pages.tsx'
import { SignOut } from './sign-out.view.tsx'

export const signOutPage = portalPage({
  path: '/sign-out',
  for: 'anyone',
  does: [signOut],
  get: (c) => ({
    title: c.words.t('portal.sign-out.title'),
    body: <SignOut signedIn={c.actor.kind !== 'visitor'} />,
  }),
  post: async (c) => {
    if (c.sessionToken && c.actor.kind !== 'visitor') {
      await c.perform(signOut, { tokenHash: hashToken(c.sessionToken) }, { idempotencyKey: null })
    }
    return redirect('/', [{ name: sessionCookie, value: '', maxAgeSeconds: 0 }])
  },
})
