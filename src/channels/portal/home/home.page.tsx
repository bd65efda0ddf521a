import { listMyApplications, listMyDrafts } from '../../../modules/case/index.ts'
import { browseItems } from '../../../modules/catalogue/index.ts'
import { portalPage } from '../../ui/index.ts'
import { HomeView } from './home.view.tsx'

/** `/`: ask what you want done. */
export const homePage = portalPage({
  path: '/',
  for: 'anyone',
  does: [browseItems, listMyApplications, listMyDrafts],
  get: async ({ ask, words, preferences, actor }) => {
    const division = preferences.region === undefined ? {} : { division: preferences.region }
    const instant = await ask(browseItems, { ...division, instant: true, limit: 6 })
    const online = await ask(browseItems, { ...division, online: true, instant: false, limit: 8 })
    const mine =
      actor.kind === 'resident'
        ? {
            toDo: (await ask(listMyApplications, { state: 'to-do', limit: 3 })).lines,
            drafts: (await ask(listMyDrafts, {})).slice(0, 3),
          }
        : undefined
    return {
      title: words.t('home.title'),
      body: (
        <HomeView
          mine={mine}
          instant={instant.items}
          online={online.items}
          regionChosen={preferences.region !== undefined}
        />
      ),
    }
  },
})
