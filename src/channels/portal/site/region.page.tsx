import { Type } from 'typebox'
import type { Ask } from '../../../kernel/operation.ts'
import {
  type Division,
  findDivision,
  getLineage,
  listDivisionChildren,
  searchDivisions,
} from '../../../modules/division/index.ts'
import { portalPage } from '../../ui/index.ts'
import { afterChoice } from './next.ts'
import { RegionView } from './region.view.tsx'

/** The division looked at: the asked one, else the chosen one's parent, else the only province. */
const startingAt = async (ask: Ask, code: string | undefined): Promise<Division | undefined> => {
  if (code !== undefined) return ask(findDivision, { code })
  const [province, ...others] = await ask(listDivisionChildren, {})
  return others.length === 0 ? province : undefined
}

/** `/region`: choose province to village, by going down or by name. */
export const regionPage = portalPage({
  path: '/region',
  for: 'anyone',
  does: [findDivision, getLineage, listDivisionChildren, searchDivisions],
  query: Type.Object({
    code: Type.Optional(Type.String({ pattern: '^\\d{12}$' })),
    q: Type.Optional(Type.String({ maxLength: 60 })),
    next: Type.Optional(Type.String()),
  }),
  get: async ({ ask, words, query }) => {
    const here = await startingAt(ask, query.code)
    const lineage = here === undefined ? [] : await ask(getLineage, { code: here.code })
    const below = await ask(listDivisionChildren, here === undefined ? {} : { code: here.code })
    const text = query.q?.trim()
    const found = text ? await ask(searchDivisions, { text, limit: 20 }) : undefined
    const places = found && (await Promise.all(found.map(({ code }) => ask(getLineage, { code }))))
    return {
      title: words.t('site.region.title'),
      body: (
        <RegionView
          lineage={lineage}
          below={below}
          text={text ?? ''}
          found={places}
          next={afterChoice(query.next)}
        />
      ),
    }
  },
})
