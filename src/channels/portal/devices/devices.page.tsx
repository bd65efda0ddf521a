import {
  endMyOtherSessions,
  endMySession,
  getMyAccount,
  getMyFactors,
  listMySessions,
} from '../../../modules/identity/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/pages.tsx'
import { field, tokenHashOf } from '../factors/own-session.ts'
import { Devices } from './devices.view.tsx'

/** How one signs in, and where one is signed in. */
export const devicesPage = portalPage({
  path: '/my/sign-in-and-devices',
  for: 'anyone',
  does: [getMyAccount, getMyFactors, listMySessions, endMySession, endMyOtherSessions],
  get: async (c) => {
    const tokenHash = tokenHashOf(c)
    return {
      title: c.words.t('portal.devices.title'),
      body: (
        <Devices
          account={await c.ask(getMyAccount, {})}
          mine={await c.ask(getMyFactors, { tokenHash })}
          sessions={await c.ask(listMySessions, { tokenHash })}
        />
      ),
    }
  },
  post: async (c) => {
    const tokenHash = tokenHashOf(c)
    const sessionId = field(c, 'end').slice(0, 64)
    if (sessionId === 'others') await c.perform(endMyOtherSessions, { tokenHash })
    else await c.perform(endMySession, { tokenHash, sessionId })
    return redirect('/my/sign-in-and-devices')
  },
})
