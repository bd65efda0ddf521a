import { type Static, Type } from 'typebox'
import type { Ask } from '../../../kernel/operation.ts'
import type { Text } from '../../../kernel/text.ts'
import { listBasicItems, searchItems } from '../../../modules/catalogue/index.ts'

/** What the address of a page keeps while items are chosen on it: the codes so far, and what is searched for. */
export const ItemChoiceQuery = {
  items: Type.Optional(Type.String({ maxLength: 1_300 })),
  q: Type.Optional(Type.String({ maxLength: 200 })),
}
const shape = Type.Object(ItemChoiceQuery)

export interface NamedItem {
  readonly code: string
  readonly name: Text
}

export interface ItemChoice {
  readonly q: string
  readonly chosen: readonly NamedItem[]
  readonly found: readonly NamedItem[]
}

const most = 20

/** The codes in an address, each once. */
export const codesIn = (items: string | undefined): string[] =>
  [...new Set((items ?? '').split(',').filter((code) => /^[\w-]{1,64}$/.test(code)))].slice(0, most)

/** Items by their basic codes, with the names people know them by. */
export const namedItems = async (ask: Ask, codes: readonly string[]): Promise<readonly NamedItem[]> => {
  const named: NamedItem[] = []
  for (const code of codes) {
    const [first] = await ask(listBasicItems, { code })
    named.push({ code, name: first?.name ?? { zh: code } })
  }
  return named
}

/** The items chosen so far, and those that the words in the address find. */
export const readItemChoice = async (
  ask: Ask,
  query: Static<typeof shape>,
  division: string | undefined,
): Promise<ItemChoice> => {
  const chosen = await namedItems(ask, codesIn(query.items))
  const q = query.q?.trim() ?? ''
  const answer =
    q === '' ? undefined : await ask(searchItems, { q, limit: 8, ...(division ? { division } : {}) })
  const found = new Map<string, NamedItem>()
  for (const { basicCode, name } of answer?.items ?? []) {
    if (!chosen.some((item) => item.code === basicCode) && !found.has(basicCode))
      found.set(basicCode, { code: basicCode, name })
  }
  return { q, chosen, found: [...found.values()] }
}
