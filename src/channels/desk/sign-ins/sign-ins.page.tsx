import type { Official } from '../../../kernel/actor.ts'
import { notFound } from '../../../kernel/problem.ts'
import { endSessions, findAccount, invite, newSessionToken } from '../../../modules/identity/index.ts'
import type { Page, View } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { approvalsPage } from './approvals.page.tsx'
import { FindAccount, FoundAccount, RecoveryLink, SessionsEnded } from './sign-ins.view.tsx'

const onlySecurity = (actor: Official): void => {
  if (!actor.duties.includes('security-admin')) throw notFound()
}

/** The security administrator helps who lost their way in, and ends what is open in wrong hands. */
export const signInsPages: readonly Page[] = [
  approvalsPage,
  deskPage({
    path: '/desk/admin/sign-ins',
    for: 'official',
    does: [findAccount, endSessions, invite],
    get: (c) => {
      onlySecurity(c.actor)
      return {
        title: c.words.t('desk.sign-ins.title'),
        section: c.words.t('desk.section'),
        body: <FindAccount nobody={false} />,
      }
    },
    post: async (c) => {
      onlySecurity(c.actor)
      const phone = String(c.body.phone ?? '').slice(0, 40)
      const account = await c.ask(findAccount, { phone })
      const show = (body: View['body']): View => ({
        title: c.words.t('desk.sign-ins.title'),
        section: c.words.t('desk.section'),
        body,
      })
      if (!account) return show(<FindAccount nobody />)
      const { personId } = account
      if (c.body.do === 'end') {
        await c.perform(endSessions, { personId })
        return show(<SessionsEnded account={account} />)
      }
      if (c.body.do !== 'recover') return show(<FoundAccount account={account} phone={phone} />)
      const { token, tokenHash } = newSessionToken()
      await c.perform(invite, { personId, purpose: 'recover', tokenHash }, { idempotencyKey: null })
      return show(<RecoveryLink account={account} href={`${c.publicUrl}/sign-up/enrol/${token}`} />)
    },
  }),
]
