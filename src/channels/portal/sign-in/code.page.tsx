import { sendCode, signInByCode, signOut } from '../../../modules/identity/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/pages.tsx'
import { AskPhone, EnterCode } from './code.view.tsx'
import { entering, mustBeRight, mustWait, typed } from './enter.ts'
import { CodeParams, NextQuery } from './next-query.ts'
import { withNext } from './with-next.ts'

/** Sends a code to the phone that was typed, whether or not anybody has an account with it. */
export const signInCodePage = portalPage({
  path: '/sign-in/code',
  for: 'anyone',
  does: [sendCode],
  query: NextQuery,
  get: (c) => ({
    title: c.words.t('portal.sign-in.by-code'),
    body: <AskPhone back={withNext('/sign-in', c.query.next)} />,
  }),
  post: async (c) => {
    const { codeId, waitSeconds } = await c.perform(
      sendCode,
      {
        purpose: 'sign-in',
        phone: typed(c.body.phone).slice(0, 40),
        language: c.words.language,
        browser: entering(c).browser,
      },
      { idempotencyKey: null },
    )
    if (waitSeconds > 0) throw mustWait(waitSeconds)
    return redirect(withNext(`/sign-in/code/${codeId}`, c.query.next))
  },
})

/** Takes the six digits; who has no account yet has one now. */
export const enterCodePage = portalPage({
  path: '/sign-in/code/:code',
  for: 'anyone',
  does: [signInByCode, signOut],
  params: CodeParams,
  query: NextQuery,
  get: (c) => ({
    title: c.words.t('portal.sign-in.enter-code'),
    body: <EnterCode again={withNext('/sign-in/code', c.query.next)} />,
  }),
  post: async (c) => {
    const { tokenHash, browser, finish } = entering(c)
    const tried = await c.perform(
      signInByCode,
      {
        codeId: c.params.code,
        digits: typed(c.body.digits).slice(0, 20) || ' ',
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
