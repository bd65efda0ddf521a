import { listSamplePersons, signInAsSample, signOut } from '../../../modules/identity/index.ts'
import { portalPage } from '../../ui/pages.tsx'
import { entering } from './enter.ts'
import { NextQuery } from './next-query.ts'
import { SignIn } from './sign-in.view.tsx'

/** The ways in; in the sample province also as one of the invented people, without proof. */
export const signInPage = portalPage({
  path: '/sign-in',
  for: 'anyone',
  does: [listSamplePersons, signInAsSample, signOut],
  query: NextQuery,
  get: async (c) => ({
    title: c.words.t('portal.sign-in.title'),
    body: <SignIn persons={await c.ask(listSamplePersons, {})} next={c.query.next} />,
  }),
  post: async (c) => {
    const { tokenHash, browser, finish } = entering(c)
    // no key: a token is never the same twice, so neither is the command
    const opened = await c.perform(
      signInAsSample,
      { personId: String(c.body.personId ?? ''), tokenHash, language: c.words.language, browser },
      { idempotencyKey: null },
    )
    return finish(opened, c.query.next)
  },
})
