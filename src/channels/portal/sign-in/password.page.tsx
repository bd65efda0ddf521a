import { signInByPassword, signOut } from '../../../modules/identity/index.ts'
import { portalPage } from '../../ui/pages.tsx'
import { entering, mustBeRight, typed } from './enter.ts'
import { NextQuery } from './next-query.ts'
import { ByPassword } from './password.view.tsx'
import { withNext } from './with-next.ts'

export const signInPasswordPage = portalPage({
  path: '/sign-in/password',
  for: 'anyone',
  does: [signInByPassword, signOut],
  query: NextQuery,
  get: (c) => ({
    title: c.words.t('portal.sign-in.by-password'),
    body: (
      <ByPassword
        back={withNext('/sign-in', c.query.next)}
        recover={withNext('/sign-in/recover', c.query.next)}
      />
    ),
  }),
  post: async (c) => {
    const { tokenHash, browser, finish } = entering(c)
    const tried = await c.perform(
      signInByPassword,
      {
        phone: typed(c.body.phone).slice(0, 40),
        password: typed(c.body.password).slice(0, 200) || ' ',
        tokenHash,
        language: c.words.language,
        browser,
      },
      { idempotencyKey: null },
    )
    mustBeRight(tried, 'password', 'identity.sign-in-wrong')
    return finish(tried, c.query.next)
  },
})
