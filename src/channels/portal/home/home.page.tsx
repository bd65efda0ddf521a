import { browseItems } from '../../../modules/catalogue/index.ts'
import { portalPage } from '../../ui/index.ts'
import { HomeView } from './home.view.tsx'

/** `/`: ask what you want done. */
export const homePage = portalPage({
  path: '/',
  for: 'anyone',
  does: [browseItems],
  get: async ({ ask, words, preferences }) => {
    const division = preferences.region === undefined ? {} : { division: preferences.region }
    const instant = await ask(browseItems, { ...division, instant: true, limit: 6 })
    const online = await ask(browseItems, { ...division, online: true, instant: false, limit: 8 })
    return {
      title: words.t('home.title'),
      body: (
        <HomeView
          instant={instant.items}
          online={online.items}
          regionChosen={preferences.region !== undefined}
        />
      ),
    }
  },
})
