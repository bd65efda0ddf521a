import { recover, sendCode, signOut } from '../../../modules/identity/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/pages.tsx'
import { entering, mustBeRight, mustWait, typed } from './enter.ts'
import { CodeParams, NextQuery } from './next-query.ts'
import { NewPassword, Recover } from './recover.view.tsx'
import { withNext } from './with-next.ts'

/** Begins getting back in by the phone; says where to go without it. */
export const recoverPage = portalPage({
  path: '/sign-in/recover',
  for: 'anyone',
  does: [sendCode],
  query: NextQuery,
  get: (c) => ({ title: c.words.t('portal.recover.title'), body: <Recover /> }),
  post: async (c) => {
    const { codeId, waitSeconds } = await c.perform(
      sendCode,
      {
        purpose: 'recover',
        phone: typed(c.body.phone).slice(0, 40),
        language: c.words.language,
        browser: entering(c).browser,
      },
      { idempotencyKey: null },
    )
    if (waitSeconds > 0) throw mustWait(waitSeconds)
    return redirect(withNext(`/sign-in/recover/${codeId}`, c.query.next))
  },
})

/** Code and new password together; every other session ends. */
export const newPasswordPage = portalPage({
  path: '/sign-in/recover/:code',
  for: 'anyone',
  does: [recover, signOut],
  params: CodeParams,
  query: NextQuery,
  get: (c) => ({ title: c.words.t('portal.recover.new'), body: <NewPassword /> }),
  post: async (c) => {
    const { tokenHash, browser, finish } = entering(c)
    const tried = await c.perform(
      recover,
      {
        codeId: c.params.code,
        digits: typed(c.body.digits).slice(0, 20) || ' ',
        password: typed(c.body.password).slice(0, 200) || ' ',
        tokenHash,
        language: c.words.language,
        browser,
      },
      { idempotencyKey: null },
    )
    mustBeRight(tried, 'digits', 'identity.code-mistyped')
    return finish(tried, c.query.next)
  },
})
