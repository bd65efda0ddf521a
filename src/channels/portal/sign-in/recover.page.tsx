import { recover, signOut } from '../../../modules/identity/index.ts'
import { portalPage } from '../../ui/pages.tsx'
import { codeMustBeRight, digitsIn, entering, typed } from './enter.ts'
import { CodeParams, NextQuery } from './next-query.ts'
import { phonePage } from './phone-page.tsx'
import { NewPassword, Recover } from './recover.view.tsx'
import { withNext } from './with-next.ts'

/** Begins getting back in by the phone; says where to go without it. */
export const recoverPage = phonePage({
  path: '/sign-in/recover',
  purpose: 'recover',
  title: 'portal.recover.title',
  body: () => <Recover />,
})

/** Code and new password together; every other session ends. */
export const newPasswordPage = portalPage({
  path: '/sign-in/recover/:code',
  for: 'anyone',
  does: [recover, signOut],
  params: CodeParams,
  query: NextQuery,
  get: (c) => ({
    title: c.words.t('portal.recover.new'),
    body: <NewPassword again={withNext('/sign-in/recover', c.query.next)} />,
  }),
  post: async (c) => {
    const { tokenHash, browser, finish } = entering(c)
    const { language } = c.words
    const password = typed(c.body.password).slice(0, 200) || ' '
    const input = { codeId: c.params.code, digits: digitsIn(c), password, tokenHash, language, browser }
    const tried = await c.perform(recover, input, { idempotencyKey: null })
    codeMustBeRight(tried)
    return finish(tried, c.query.next)
  },
})
