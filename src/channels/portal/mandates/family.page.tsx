import { listMyMandates } from '../../../modules/party/index.ts'
import { establishGuardianship, listMyFamily } from '../../../modules/register/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/pages.tsx'
import { Family } from './family.view.tsx'

/** My household as the register has it: act for a child, let somebody act for an elder. */
export const familyPage = portalPage({
  path: '/my/family',
  for: 'resident',
  does: [listMyFamily, listMyMandates, establishGuardianship],
  get: async (c) => ({
    title: c.words.t('portal.family.title'),
    body: (
      <Family
        members={await c.ask(listMyFamily, {})}
        held={(await c.ask(listMyMandates, {})).held.filter((line) => line.standing === 'active')}
        self={c.actor.partyId === c.actor.personId}
      />
    ),
  }),
  post: async (c) => {
    await c.perform(establishGuardianship, { childId: String(c.body.child ?? '').slice(0, 64) })
    return redirect('/acting-as')
  },
})
