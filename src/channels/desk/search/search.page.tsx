import { Type } from 'typebox'
import { deskWorklist, parseCaseNumber } from '../../../modules/case/index.ts'
import { type Page, redirect } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { caseHref } from '../parts/links.ts'
import { SearchView } from './search.view.tsx'

/** Finds a case I may see, by its number or the beginning of a name; a whole number that is there opens it. */
export const searchPages: readonly Page[] = [
  deskPage({
    path: '/desk/search',
    for: 'official',
    does: [deskWorklist],
    query: Type.Object({
      q: Type.Optional(Type.String({ maxLength: 60 })),
      cursor: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    get: async ({ ask, query, words }) => {
      const q = query.q?.trim() ?? ''
      const found = q
        ? await ask(deskWorklist, {
            view: 'all',
            q,
            limit: 25,
            ...(query.cursor ? { cursor: query.cursor } : {}),
          })
        : { lines: [], next: null }
      const [only] = found.lines
      if (only && found.lines.length === 1 && parseCaseNumber(q)) return redirect(caseHref(only.number))
      return {
        title: words.t('desk.search.title'),
        section: words.t('desk.section'),
        body: <SearchView q={q} lines={found.lines} next={found.next ?? undefined} />,
      }
    },
  }),
]
