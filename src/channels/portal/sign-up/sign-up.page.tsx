import { portalPage } from '../../ui/pages.tsx'
import { NextQuery } from '../sign-in/next-query.ts'
import { withNext } from '../sign-in/with-next.ts'
import { SignUp } from './sign-up.view.tsx'

/** The first step of an account is a phone: the same code as for signing in, so that nobody learns who has one. */
export const signUpPage = portalPage({
  path: '/sign-up',
  for: 'anyone',
  does: 'static',
  query: NextQuery,
  get: (c) => ({
    title: c.words.t('portal.sign-up.title'),
    body: <SignUp action={withNext('/sign-in/code', withNext('/sign-up/name', c.query.next))} />,
  }),
})
