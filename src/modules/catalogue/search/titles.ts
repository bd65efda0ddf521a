import type { Audience } from '../catalogue.ts'
import { type Grams, gramIndex } from './grams.ts'
import { gramsOf, hanOf, normalise, withoutRemark, wordsOf } from './text.ts'
import { weights } from './weights.ts'

/** A basic item as the index takes it. */
export interface IndexedItem {
  readonly id: string
  readonly code: string
  readonly name_zh: string
  readonly name_en: string | null
  readonly aliases: readonly string[]
  readonly audience: readonly string[]
  readonly themes: readonly string[]
  readonly department: string
  /** Syllables of the name's Chinese characters, by spaces; made when the item was stored. */
  readonly pinyin: string
  readonly applicable: boolean
}

/** One way an item is called: its name, the name without its remark, the English name, an alias. */
export interface Title {
  readonly item: number
  readonly characters: readonly string[]
  readonly informs: boolean
  /** Less than 1 for a name with its remark in brackets: what stands before the bracket is what the item is. */
  readonly trust: number
}

/** All titles with their characters and pairs (`grams`) and their English stems (`words`). */
export interface Titles {
  readonly list: readonly Title[]
  readonly grams: Grams
  readonly words: Grams
  /** Names without remark by item: two items of the same name are versions of one. */
  readonly bareNames: readonly string[]
}

/** Which of the titles a search may find. */
export type Allowed = (title: number) => boolean

export interface Narrowing {
  readonly audience?: Audience | undefined
  readonly department?: string | undefined
  readonly theme?: string | undefined
}

export const isAlone = (gram: string): boolean => gram.length === 1 || [...gram].length === 1

export const titlesOf = (items: readonly IndexedItem[], informational: readonly string[]): Titles => {
  const list: Title[] = []
  const bareNames: string[] = []
  const grams = gramIndex((gram) => (isAlone(gram) ? weights.character : 1))
  const words = gramIndex(() => 1)
  const informs = new RegExp(`(?:${informational.join('|') || '$^'})(?:[（(].*)?$`, 'u')
  items.forEach((item, i) => {
    const bare = withoutRemark(item.name_zh)
    bareNames[i] = bare
    for (const name of new Set([item.name_zh, bare, item.name_en ?? '', ...item.aliases])) {
      if (!name) continue
      const title = list.length
      const characters = [...hanOf(name)]
      const trust = name === item.name_zh && name !== bare ? weights.remark : 1
      list.push({ item: i, characters, informs: informs.test(normalise(name)), trust })
      grams.add(title, gramsOf(characters.join('')))
      words.add(title, wordsOf(name))
    }
  })
  return { list, grams, words, bareNames }
}

export const narrowedTo =
  (items: readonly IndexedItem[], { list }: Titles, wish: Narrowing): Allowed =>
  (title) => {
    const item = items[list[title]?.item ?? -1]
    return (
      item !== undefined &&
      (!wish.audience || item.audience.includes(wish.audience)) &&
      (!wish.department || item.department === wish.department) &&
      (!wish.theme || item.themes.includes(wish.theme))
    )
  }
