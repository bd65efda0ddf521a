import type { Ask } from '../../../kernel/operation.ts'
import { listMyApplications, listMyDrafts } from '../../../modules/case/index.ts'
import { browseItems } from '../../../modules/catalogue/index.ts'
import { portalPage } from '../../ui/index.ts'
import { HomeView } from './home.view.tsx'
import { homeLists } from './home-lists.ts'

const few = 3

const toDoOf = async (ask: Ask) => ({
  toDo: (await ask(listMyApplications, { state: 'to-do', limit: few })).lines,
  drafts: (await ask(listMyDrafts, {})).slice(0, few),
})

/** `/`: ask what you want done. */
export const homePage = portalPage({
  path: '/',
  for: 'anyone',
  does: [browseItems, listMyApplications, listMyDrafts],
  get: async ({ ask, words, preferences, actor, now }) => ({
    title: words.t('home.title'),
    body: (
      <HomeView
        mine={actor.kind === 'resident' ? await toDoOf(ask) : undefined}
        {...(await homeLists(ask, preferences.region, now))}
        regionChosen={preferences.region !== undefined}
      />
    ),
  }),
})
