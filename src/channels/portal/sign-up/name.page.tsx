import { proveRealName } from '../../../modules/identity/index.ts'
import { localPath } from '../../../platform/http/local-path.ts'
import { portalPage } from '../../ui/pages.tsx'
import { NextQuery } from '../sign-in/next-query.ts'
import { withNext } from '../sign-in/with-next.ts'
import { NameProven, ProveName } from './name.view.tsx'
import { proveName } from './prove-name.ts'

/** Real name and ID number; afterwards whatever the person has here already is theirs. */
export const signUpNamePage = portalPage({
  path: '/sign-up/name',
  for: 'resident',
  does: [proveRealName],
  query: NextQuery,
  get: (c) => {
    const next = localPath(c.query.next, '/my')
    return {
      title: c.words.t('portal.sign-up.name-title'),
      body: c.actor.level >= 2 ? <NameProven name={c.actor.name} next={next} /> : <ProveName later={next} />,
    }
  },
  post: (c) => proveName(c, withNext('/sign-up/name', c.query.next)),
})
