import { signInByCode, signOut } from '../../../modules/identity/index.ts'
import { portalPage } from '../../ui/pages.tsx'
import { AskPhone, EnterCode } from './code.view.tsx'
import { codeMustBeRight, digitsIn, entering } from './enter.ts'
import { CodeParams, NextQuery } from './next-query.ts'
import { phonePage } from './phone-page.tsx'
import { withNext } from './with-next.ts'

export const signInCodePage = phonePage({
  path: '/sign-in/code',
  purpose: 'sign-in',
  title: 'portal.sign-in.by-code',
  body: (next) => <AskPhone back={withNext('/sign-in', next)} />,
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
    body: (
      <EnterCode
        again={withNext('/sign-in/code', c.query.next)}
        lead="portal.sign-in.enter-code-lead"
        go="portal.sign-in.go-in"
      />
    ),
  }),
  post: async (c) => {
    const { tokenHash, browser, finish } = entering(c)
    const { language } = c.words
    const input = { codeId: c.params.code, digits: digitsIn(c), tokenHash, language, browser }
    const tried = await c.perform(signInByCode, input, { idempotencyKey: null })
    codeMustBeRight(tried)
    return finish(tried, c.query.next)
  },
})
