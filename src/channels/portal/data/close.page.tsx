import { Problem } from '../../../kernel/problem.ts'
import { closeAccount, listMyApplications, mayCloseNow } from '../../../modules/case/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { sessionCookie } from '../../../platform/http/session.ts'
import { portalPage } from '../../ui/pages.tsx'
import { tokenHashOf } from '../factors/own-session.ts'
import { Close } from './close.view.tsx'

/** Closing the account where the law allows: what goes, what has to be kept and how long, then a yes. */
export const closePage = portalPage({
  path: '/my/data/close',
  for: 'resident',
  does: [mayCloseNow, closeAccount, listMyApplications],
  get: async (c) => ({
    title: c.words.t('portal.data.close'),
    section: c.words.t('portal.data.title'),
    body: <Close standing={await c.ask(mayCloseNow, {})} />,
  }),
  post: async (c) => {
    if (c.body.sure !== 'yes')
      throw new Problem('portal.data.not-sure', 422, {
        fields: [{ path: 'sure', message: 'problem.portal.data.not-sure' }],
      })
    await c.perform(closeAccount, { tokenHash: tokenHashOf(c) }, { idempotencyKey: null })
    return redirect('/', [{ name: sessionCookie, value: '', maxAgeSeconds: 0 }])
  },
})
