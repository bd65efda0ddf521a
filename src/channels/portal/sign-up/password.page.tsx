import { Problem } from '../../../kernel/problem.ts'
import { getMyAccount, hashToken, setPassword } from '../../../modules/identity/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/pages.tsx'
import { mustBeRight, rotating, typed } from '../sign-in/enter.ts'
import { SetPassword } from './password.view.tsx'

/** Sets or changes the password; asks for a fresh proof first when the last one is older than ten minutes. */
export const signUpPasswordPage = portalPage({
  path: '/sign-up/password',
  for: 'anyone',
  does: [getMyAccount, setPassword],
  get: async (c) => {
    if (!c.sessionToken || c.actor.kind === 'visitor') throw new Problem('sign-in-needed', 401)
    return {
      title: c.words.t('portal.sign-up.password-title'),
      body: <SetPassword account={await c.ask(getMyAccount, {})} />,
    }
  },
  post: async (c) => {
    if (!c.sessionToken) throw new Problem('sign-in-needed', 401)
    const { browser } = rotating(c)
    const set = await c.perform(
      setPassword,
      {
        tokenHash: hashToken(c.sessionToken),
        password: typed(c.body.password).slice(0, 200) || ' ',
        current: typed(c.body.current).slice(0, 200) || ' ',
        browser,
      },
      { idempotencyKey: null },
    )
    mustBeRight(set, 'current', 'identity.password-mistyped')
    return redirect('/sign-up/password')
  },
})
