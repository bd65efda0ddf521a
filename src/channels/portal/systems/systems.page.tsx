import { Problem } from '../../../kernel/problem.ts'
import { endAgreement, listMyAgreements } from '../../../modules/client/index.ts'
import { type Page, redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/pages.tsx'
import { field } from '../factors/own-session.ts'
import { Systems } from './systems.view.tsx'

const path = '/my/systems'

const systemsPage = portalPage({
  path,
  for: 'anyone',
  does: [listMyAgreements, endAgreement],
  get: async (c) => {
    if (c.actor.kind === 'visitor') throw new Problem('sign-in-needed', 401)
    return {
      title: c.words.t('portal.systems.title'),
      body: <Systems agreements={await c.ask(listMyAgreements, {})} />,
    }
  },
  post: async (c) => {
    const [signOnId = '', clientId = ''] = field(c, 'end').slice(0, 130).split(' ')
    if (signOnId === '' || clientId === '') throw new Problem('bad-request', 400)
    await c.perform(endAgreement, { signOnId, clientId })
    return redirect(path)
  },
})

/** The systems somebody signed on to through us, and taking back what they allowed. */
export const systemsPages: readonly Page[] = [systemsPage]
