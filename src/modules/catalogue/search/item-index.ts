import { characterSearch } from './by-characters.ts'
import { letterSearch } from './by-letters.ts'
import type { Best } from './scores.ts'
import type { Rewrite } from './synonyms.ts'
import { hanOf } from './text.ts'
import { type IndexedItem, type Narrowing, narrowedTo, titlesOf } from './titles.ts'
import { leastScore, most, shareOfBest, weights } from './weights.ts'

/** What is asked of the index. */
export interface Wish extends Narrowing {
  readonly words: string
  /** Only the person's own words. */
  readonly exact?: boolean | undefined
}

export interface Found {
  readonly id: string
  readonly score: number
}

/** Basic items by words, best first; `also` are the formal words that were searched for besides. */
export interface ItemIndex {
  readonly search: (wish: Wish) => { readonly found: readonly Found[]; readonly also: readonly string[] }
}

const variantLimit = 5
const longestQuestion = 200

export const itemIndex = (
  items: readonly IndexedItem[],
  rewrite: Rewrite,
  informational: readonly string[],
): ItemIndex => {
  const titles = titlesOf(items, informational)
  const byCharacters = characterSearch(titles, informational)
  const { byLetters, bySound, spelledRight } = letterSearch(items, titles, rewrite.english)

  /** The best title of each item, and a little more for items that can be applied for here. */
  const byItem = (best: Best): [number, number][] => {
    const scores = new Map<number, number>()
    for (const [t, score] of best) {
      const item = titles.list[t]?.item ?? -1
      const bonus = items[item]?.applicable ? weights.applicable : 0
      if (score + bonus > (scores.get(item) ?? 0)) scores.set(item, score + bonus)
    }
    return [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  }

  /** Handling items of one item do not fill the page: each further one of the same name steps back a little. */
  const apart = (ranked: readonly [number, number][]): [number, number][] => {
    const before = new Map<string, number>()
    return ranked
      .map(([item, score]): [number, number] => {
        const name = titles.bareNames[item] ?? ''
        const times = before.get(name) ?? 0
        before.set(name, times + 1)
        return [item, score * weights.again ** times]
      })
      .sort((a, b) => b[1] - a[1])
  }

  return {
    search: (wish) => {
      const allowed = narrowedTo(items, titles, wish)
      const best: Best = new Map()
      const also = new Set<string>()
      const asked = wish.words.slice(0, longestQuestion)
      const variants = rewrite(wish.exact ? asked : spelledRight(asked), wish.exact ? 1 : variantLimit)
      for (const variant of variants) {
        for (const word of variant.also) also.add(word)
        const inCharacters = hanOf(variant.text) !== ''
        if (inCharacters) {
          const strange = byCharacters(variant.text, variant.trust, allowed, best)
          if (strange && variant.trust === 1 && !wish.exact) bySound(variant.text, allowed, best)
        }
        byLetters(variant.text, inCharacters ? 0.5 * variant.trust : variant.trust, allowed, best)
      }
      const order = apart(byItem(best))
      const least = Math.max(leastScore, (order[0]?.[1] ?? 0) * shareOfBest)
      const found = order.flatMap(([item, score]) => {
        const id = items[item]?.id
        return id && score >= least ? [{ id, score }] : []
      })
      return { found: found.slice(0, most), also: [...also] }
    },
  }
}
