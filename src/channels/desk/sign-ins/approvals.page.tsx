import type { Official } from '../../../kernel/actor.ts'
import { notFound } from '../../../kernel/problem.ts'
import { approveLink, listWaitingLinks } from '../../../modules/identity/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { Approvals } from './approvals.view.tsx'

const path = '/desk/admin/recoveries'

const onlySystem = (actor: Official): void => {
  if (!actor.duties.includes('system-admin')) throw notFound()
}

/** The second hand at a recovery: the security administrator begins it, the system administrator says yes. */
export const approvalsPage = deskPage({
  path,
  for: 'official',
  does: [listWaitingLinks, approveLink],
  get: async (c) => {
    onlySystem(c.actor)
    return {
      title: c.words.t('desk.recoveries.title'),
      section: c.words.t('desk.section'),
      body: <Approvals links={await c.ask(listWaitingLinks, {})} />,
    }
  },
  post: async (c) => {
    onlySystem(c.actor)
    await c.perform(approveLink, { personId: String(c.body.person ?? '').slice(0, 64) })
    return redirect(path)
  },
})
