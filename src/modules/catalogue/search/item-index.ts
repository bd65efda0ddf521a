import type { Audience } from '../catalogue.ts'
import { inOrder } from './alignment.ts'
import { gramIndex } from './grams.ts'
import { type Sounds, soundGramsOf, soundIndex } from './pinyin.ts'
import type { Rewrite } from './synonyms.ts'
import { gramsOf, hanOf, normalise, runsOf, wordsOf } from './text.ts'
import { nearestWord } from './typo.ts'

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

/** What is asked of the index. */
export interface Wish {
  readonly words: string
  /** Only the person's own words. */
  readonly exact?: boolean | undefined
  readonly audience?: Audience | undefined
  readonly department?: string | undefined
  readonly theme?: string | undefined
}

export interface Found {
  readonly id: string
  readonly score: number
}

/** Basic items by words, best first; `also` are the formal words that were searched for besides. */
export interface ItemIndex {
  readonly search: (wish: Wish) => { readonly found: readonly Found[]; readonly also: readonly string[] }
}

interface Title {
  readonly item: number
  readonly characters: readonly string[]
  readonly informs: boolean
}

/** How the parts of a score weigh; found by trying on real questions, robust to ± half. */
export const weights = { character: 0.6, order: 0.5, whole: 0.25, informs: 0.08, sound: 0.75, english: 1, applicable: 0.03, across: Number(process.env.ACROSS ?? 0.5) }
const variantLimit = 5
const closer = 60
const most = 400
/** Below this share of the best score, or of the question's weight, a title has nothing to do with the question. */
const shareOfBest = 0.3
const leastCovered = 0.1

/** Grams of a question; a pair across two of its words says less than one within a word. */
const askedGrams = (parts: readonly string[]): Map<string, number> => {
  const grams = new Map<string, number>()
  let last = ''
  for (const part of parts) {
    for (const { segment } of segmenter.segment(part)) {
      for (const character of segment) {
        grams.set(character, 1)
      }
      const characters = [...segment]
      characters.forEach((character, i) => {
        const pair = (i === 0 ? last : (characters[i - 1] ?? '')) + character
        if (pair !== character) grams.set(pair, Math.max(grams.get(pair) ?? 0, i === 0 ? weights.across : 1))
      })
      last = characters.at(-1) ?? ''
    }
  }
  return grams
}
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

const alone = (gram: string): boolean => gram.length === 1 || [...gram].length === 1

export const itemIndex = (
  items: readonly IndexedItem[],
  rewrite: Rewrite,
  informational: readonly string[],
): ItemIndex => {
  const titles: Title[] = []
  const grams = gramIndex((gram) => (alone(gram) ? weights.character : 1))
  const words = gramIndex(() => 1)
  let sounds: Sounds | undefined
  const informs = new RegExp(`(?:${informational.join('|') || '$^'})(?:[（(].*)?$`, 'u')
  const asksForInformation = new RegExp(informational.join('|') || '$^', 'u')

  items.forEach((item, i) => {
    for (const name of [item.name_zh, item.name_en ?? '', ...item.aliases]) {
      if (!name) continue
      const title = titles.length
      const characters = [...hanOf(name)]
      titles.push({ item: i, characters, informs: informs.test(normalise(name)) })
      grams.add(title, gramsOf(characters.join('')))
      words.add(title, wordsOf(name))
    }
  })
  const scratch = new Float64Array(Math.max(2, ...titles.map((t) => t.characters.length + 2)))

  /** Only questions in Latin letters or with unknown words need sounds, so the first such question builds them. */
  const heard = (): Sounds => {
    if (sounds) return sounds
    const made = soundIndex()
    const first = new Map<number, number>()
    titles.forEach((title, t) => {
      if (!first.has(title.item)) first.set(title.item, t)
    })
    items.forEach((item, i) => {
      const title = first.get(i)
      const characters = title === undefined ? [] : (titles[title]?.characters ?? [])
      if (title !== undefined) made.add(title, characters, item.pinyin.split(' ').filter(Boolean))
    })
    titles.forEach((title, t) => {
      if (first.get(title.item) !== t) made.add(t, [], made.ofHan(title.characters))
    })
    sounds = made
    return made
  }

  const gather = (index: typeof grams, asked: ReadonlyMap<string, number>, allowed: (title: number) => boolean) => {
    const scores = new Map<number, number>()
    let total = 0
    for (const [gram, share] of asked) {
      const weight = index.weight(gram) * share
      total += weight
      for (const title of index.titles(gram)) if (allowed(title)) scores.set(title, (scores.get(title) ?? 0) + weight)
    }
    return { scores, total: total || 1 }
  }

  const byHan = (text: string, trust: number, allowed: (title: number) => boolean, best: Map<number, number>) => {
    const parts = runsOf(text).filter((r) => r.kind === 'han').map((r) => [...r.text])
    const asked = askedGrams(parts.map((p) => p.join('')))
    const { scores, total } = gather(grams, asked, allowed)
    const wantsInformation = asksForInformation.test(text)
    const candidates = [...scores].sort((a, b) => b[1] - a[1]).slice(0, most)
    const partWeights = parts.map((part) => part.map((c) => grams.weight(c)))
    candidates.forEach(([t, mass], rank) => {
      const title = titles[t]
      if (!title || mass / total < leastCovered) return
      let score = mass / total + weights.whole * Math.min(1, mass / grams.mass(t))
      if (rank < closer) {
        let held = 0
        let of = 0
        parts.forEach((part, i) => {
          const own = partWeights[i] ?? []
          const size = own.reduce((sum, x) => sum + x, 0)
          held += inOrder(part, own, title.characters, scratch) * size
          of += size
        })
        score += weights.order * (of > 0 ? held / of : 0)
      }
      if (title.informs && !wantsInformation) score -= weights.informs
      keep(best, t, score * trust)
    })
    return candidates[0] ? candidates[0][1] / total : 0
  }

  const byGrams = (index: typeof grams, asked: readonly string[], trust: number, allowed: (t: number) => boolean, best: Map<number, number>) => {
    const { scores, total } = gather(index, new Map(asked.map((gram) => [gram, 1])), allowed)
    let top = 0
    for (const [t, mass] of scores) {
      const covered = mass / total
      top = Math.max(top, covered)
      if (covered >= leastCovered)
        keep(best, t, (covered * (1 + weights.order) + weights.whole * Math.min(1, mass / (index.mass(t) || 1))) * trust)
    }
    return top
  }

  const keep = (best: Map<number, number>, title: number, score: number) => {
    const held = best.get(title)
    if (held === undefined || held < score) best.set(title, score)
  }

  const byLetters = (text: string, trust: number, allowed: (t: number) => boolean, best: Map<number, number>) => {
    const asked = wordsOf(text)
    if (asked.length === 0) return
    const sure = asked.every((word) => words.has(word))
    const covered = byGrams(words, asked.map((word) => (words.has(word) ? word : nearestWord(word, words.known()) ?? word)), trust * weights.english, allowed, best)
    if (sure && covered > 0.6) return
    const letters = runsOf(text).filter((r) => r.kind === 'latin').map((r) => r.text)
    const syllables = letters.flatMap((part) => heard().split(part) ?? [part])
    byGrams(heard().grams, soundGramsOf(syllables), trust, allowed, best)
    const together = letters.join('')
    if (together.length >= 3 && syllables.length > together.length / 2)
      for (const t of heard().titlesByInitials(together)) if (allowed(t)) keep(best, t, trust * (0.8 + 0.4 / (titles[t]?.characters.length ?? 99)))
  }

  return {
    search: (wish) => {
      const allowed = (t: number): boolean => {
        const item = items[titles[t]?.item ?? -1]
        return (
          item !== undefined &&
          (!wish.audience || item.audience.includes(wish.audience)) &&
          (!wish.department || item.department === wish.department) &&
          (!wish.theme || item.themes.includes(wish.theme))
        )
      }
      const best = new Map<number, number>()
      const also = new Set<string>()
      const variants = rewrite(wish.words.slice(0, 200), wish.exact ? 1 : variantLimit)
      for (const variant of variants) {
        for (const word of variant.also) also.add(word)
        const characters = [...hanOf(variant.text)]
        if (characters.length > 0) {
          const covered = byHan(variant.text, variant.trust, allowed, best)
          if (variant.trust === 1 && covered < 0.85 && !wish.exact)
            byGrams(heard().grams, soundGramsOf(heard().ofHan(characters)), weights.sound, allowed, best)
        }
        byLetters(variant.text, characters.length > 0 ? 0.5 * variant.trust : variant.trust, allowed, best)
      }
      const byItem = new Map<number, number>()
      for (const [t, score] of best) {
        const item = titles[t]?.item ?? -1
        const bonus = items[item]?.applicable ? weights.applicable : 0
        if (score + bonus > (byItem.get(item) ?? 0)) byItem.set(item, score + bonus)
      }
      const order = [...byItem].sort((a, b) => b[1] - a[1] || a[0] - b[0])
      const least = (order[0]?.[1] ?? 0) * shareOfBest
      const found = order.flatMap(([item, score]) => {
        const id = items[item]?.id
        return id && score >= least ? [{ id, score }] : []
      })
      return { found: found.slice(0, most), also: [...also] }
    },
  }
}
