import { parseDivisionCode } from '../../../kernel/division-code.ts'
import { audiences, browseItems, listThemeNames, searchItems } from '../../../modules/catalogue/index.ts'
import { findDivision } from '../../../modules/division/index.ts'
import { listDepartments } from '../../../modules/organ/index.ts'
import { portalPage } from '../../ui/index.ts'
import { SearchView } from './search.view.tsx'
import { SearchQuery } from './search-address.ts'

/** As many as a phone shows in a few turns of the thumb; the right one is nearly always among them. */
const resultsAPage = 10

/** What was found, best first; without words, all items of the place by name. */
export const searchPage = portalPage({
  path: '/search',
  for: 'anyone',
  does: [searchItems, browseItems, listDepartments, findDivision],
  query: SearchQuery,
  get: async ({ ask, words, preferences, query }) => {
    const q = (query.q ?? '').trim()
    const region = parseDivisionCode(query.region ?? '') ?? preferences.region
    const audience = audiences.find((a) => a === query.for)
    const theme = listThemeNames().find((t) => t.slug === query.theme)
    const filters = {
      ...(audience ? { audience } : {}),
      ...(query.dept ? { department: query.dept } : {}),
      ...(theme ? { theme: theme.name.zh } : {}),
      ...(query.online ? { online: true } : {}),
      ...(query.instant ? { instant: true } : {}),
    }
    const place = region ? { division: region } : {}
    const answer = q
      ? await ask(searchItems, {
          q,
          limit: resultsAPage,
          ...place,
          filters,
          ...(query.cursor ? { cursor: query.cursor } : {}),
          ...(query.exact ? { exact: true } : {}),
        })
      : {
          also: [],
          elsewhere: [],
          ...(await ask(browseItems, {
            ...place,
            ...filters,
            ...(query.cursor ? { after: query.cursor } : {}),
          })),
        }
    const departments = await ask(listDepartments, {})
    const shownIn = new Set(answer.items.map((item) => item.department))
    if (query.dept) shownIn.add(query.dept)
    const here = region ? await ask(findDivision, { code: region }) : undefined
    return {
      title: q ? words.t('portal.search.title', { q }) : words.t('portal.search.all'),
      section: words.t('portal.search.section'),
      body: (
        <SearchView
          query={{ ...query, q }}
          regionName={here?.name}
          answer={answer}
          departments={departments}
          near={departments.filter((d) => shownIn.has(d.slug)).slice(0, 6)}
          themes={listThemeNames()}
        />
      ),
    }
  },
})
