import type { Ask } from '../../../kernel/operation.ts'
import { browseItems, type ItemLine } from '../../../modules/catalogue/index.ts'

/** What the home page lists for a region. */
interface HomeLists {
  readonly instant: readonly ItemLine[]
  readonly online: readonly ItemLine[]
}

const freshMs = 60_000
const most = 500
const kept = new Map<string, { readonly lists: HomeLists; readonly at: number }>()

const askLists = async (ask: Ask, region: string | undefined): Promise<HomeLists> => {
  const division = region === undefined ? {} : { division: region }
  const instant = await ask(browseItems, { ...division, instant: true, limit: 6 })
  const online = await ask(browseItems, { ...division, online: true, instant: false, limit: 8 })
  return { instant: instant.items, online: online.items }
}

/** The lists of a region, at most a minute old: the most visited page asks the database once a minute a region. */
export const homeLists = async (ask: Ask, region: string | undefined, now: Date): Promise<HomeLists> => {
  const key = region ?? ''
  const found = kept.get(key)
  if (found && Math.abs(now.getTime() - found.at) < freshMs) return found.lists
  const lists = await askLists(ask, region)
  kept.delete(key)
  kept.set(key, { lists, at: now.getTime() })
  const [oldest] = kept.keys()
  if (kept.size > most && oldest !== undefined) kept.delete(oldest)
  return lists
}
