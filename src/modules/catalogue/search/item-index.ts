import type { Audience } from '../catalogue.ts'
import { inOrder } from './alignment.ts'
import { gramIndex } from './grams.ts'
import { type Sounds, soundGramsOf, soundIndex } from './pinyin.ts'
import type { Rewrite } from './synonyms.ts'
import { gramsOf, hanOf, normalise, runsOf, stem, withoutRemark, wordsOf } from './text.ts'
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
  /** Less than 1 for a name with its remark in brackets: what stands before the bracket is what the item is. */
  readonly trust: number
}

interface WordsOfTitle {
  readonly list: ReadonlyMap<string, number>
  readonly total: number
}

/** How the parts of a score weigh; found by trying on real questions, robust to ± half. */
const weights = {
  character: 0.6,
  order: 0.5,
  whole: 0.3,
  informs: 0.06,
  sound: 0.7,
  english: 1,
  applicable: 0.03,
  across: 0.2,
  remark: 0.9,
  anyOrder: 3,
  part: 0.2,
  again: 0.94,
}
const variantLimit = 5
const closer = 40
const most = 400
/** Below this share of the best score, or of the question's weight, a title has nothing to do with the question. */
const shareOfBest = 0.3
const leastCovered = 0.1
const leastScore = 0.3

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
  const bareNames: string[] = []
  const titleWords = new Map<number, WordsOfTitle>()
  const grams = gramIndex((gram) => (alone(gram) ? weights.character : 1))
  const words = gramIndex(() => 1)
  let sounds: Sounds | undefined
  const informs = new RegExp(`(?:${informational.join('|') || '$^'})(?:[（(].*)?$`, 'u')
  const asksForInformation = new RegExp(informational.join('|') || '$^', 'u')

  items.forEach((item, i) => {
    const bare = withoutRemark(item.name_zh)
    bareNames[i] = bare
    for (const name of new Set([item.name_zh, bare, item.name_en ?? '', ...item.aliases])) {
      if (!name) continue
      const title = titles.length
      const characters = [...hanOf(name)]
      const trust = name === item.name_zh && name !== bare ? weights.remark : 1
      titles.push({ item: i, characters, informs: informs.test(normalise(name)), trust })
      grams.add(title, gramsOf(characters.join('')))
      words.add(title, wordsOf(name))
    }
  })
  const english = new Set([
    ...rewrite.english,
    ...items.flatMap((i) => normalise(i.name_en ?? '').match(/[a-z]+/g) ?? []),
  ])
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

  /** How much a word says: as much as the rarest pair in it. */
  const wordWeight = (word: string): number =>
    Math.max(
      ...gramsOf(word)
        .filter((g) => word.length < 2 || !alone(g))
        .map(grams.weight),
    )

  /** A title's words by weight; titles are cut into words when first looked at closely. */
  const wordsIn = (t: number, title: Title): WordsOfTitle => {
    const known = titleWords.get(t)
    if (known) return known
    const list = new Map<string, number>()
    for (const { segment } of segmenter.segment(title.characters.join('')))
      list.set(segment, wordWeight(segment))
    const made = { list, total: [...list.values()].reduce((sum, x) => sum + x, 0) || 1 }
    titleWords.set(t, made)
    return made
  }

  /** How much of a title the asked words are. */
  const shareOfWords = (t: number, title: Title, asked: ReadonlySet<string>): number => {
    const own = wordsIn(t, title)
    let held = 0
    for (const [word, weight] of own.list) if (asked.has(word)) held += weight
    return held / own.total
  }

  const gather = (
    index: typeof grams,
    asked: ReadonlyMap<string, number>,
    allowed: (title: number) => boolean,
  ) => {
    const scores = new Map<number, number>()
    let total = 0
    for (const [gram, share] of asked) {
      const weight = index.weight(gram) * share
      total += weight
      for (const title of index.titles(gram))
        if (allowed(title)) scores.set(title, (scores.get(title) ?? 0) + weight)
    }
    return { scores, total: total || 1 }
  }

  const byHan = (
    text: string,
    trust: number,
    allowed: (title: number) => boolean,
    best: Map<number, number>,
  ) => {
    const parts = runsOf(text)
      .filter((r) => r.kind === 'han')
      .map((r) => [...r.text])
    const asked = askedGrams(parts.map((p) => p.join('')))
    const { scores, total } = gather(grams, asked, allowed)
    const wantsInformation = asksForInformation.test(text)
    let heaviest = 0
    for (const mass of scores.values()) if (mass > heaviest) heaviest = mass
    const candidates = [...scores]
      .filter(([, mass]) => mass >= heaviest * shareOfBest)
      .sort((a, b) => b[1] - a[1])
      .slice(0, most)
    const pieces = parts.flatMap((part) =>
      [...segmenter.segment(part.join(''))].map(({ segment }) => {
        const characters = [...segment]
        const own = characters.map((c) => grams.weight(c))
        return { characters, own, size: own.reduce((sum, x) => sum + x, 0) }
      }),
    )
    const askedWords = new Set(pieces.map(({ characters }) => characters.join('')))
    const partWeights = parts.map((part) => part.map((c) => grams.weight(c)))
    candidates.forEach(([t, mass], rank) => {
      const title = titles[t]
      if (!title || mass / total < leastCovered) return
      let score = mass / total
      if (rank < closer) {
        score += weights.whole * shareOfWords(t, title, askedWords)
        let held = 0
        let of = 0
        let fullest = 0
        parts.forEach((part, i) => {
          const own = partWeights[i] ?? []
          const size = own.reduce((sum, x) => sum + x, 0)
          const share = inOrder(part, own, title.characters, scratch)
          held += share * size
          of += size
          fullest = Math.max(fullest, share)
        })
        if (parts.length > 1) score += weights.part * fullest
        let heldWords = 0
        pieces.forEach(({ characters, own, size }) => {
          heldWords += inOrder(characters, own, title.characters, scratch) * size
        })
        score +=
          weights.order * (of > 0 ? (held + weights.anyOrder * heldWords) / of / (1 + weights.anyOrder) : 0)
      }
      if (title.informs && !wantsInformation) score -= weights.informs
      keep(best, t, score * trust * title.trust)
    })
    // a pair inside a word that no name has: perhaps a wrong character that sounds right
    return [...asked].some(([gram, share]) => share === 1 && !alone(gram) && !grams.has(gram))
  }

  const byGrams = (
    index: typeof grams,
    asked: readonly string[],
    trust: number,
    allowed: (t: number) => boolean,
    best: Map<number, number>,
  ) => {
    const { scores, total } = gather(index, new Map(asked.map((gram) => [gram, 1])), allowed)
    let top = 0
    for (const [t, mass] of scores) {
      const covered = mass / total
      top = Math.max(top, covered)
      if (covered >= leastCovered)
        keep(
          best,
          t,
          (covered * (1 + weights.order) + weights.whole * Math.min(1, mass / (index.mass(t) || 1))) * trust,
        )
    }
    return top
  }

  const keep = (best: Map<number, number>, title: number, score: number) => {
    const held = best.get(title)
    if (held === undefined || held < score) best.set(title, score)
  }

  const byLetters = (
    text: string,
    trust: number,
    allowed: (t: number) => boolean,
    best: Map<number, number>,
  ) => {
    const asked = wordsOf(text)
    if (asked.length === 0) return
    const sure = asked.every((word) => words.has(word))
    const covered = byGrams(
      words,
      asked.map((word) => (words.has(word) ? word : (nearestWord(word, words.known()) ?? word))),
      trust * weights.english,
      allowed,
      best,
    )
    if (sure && covered > 0.6) return
    const letters = runsOf(text)
      .filter((r) => r.kind === 'latin')
      .map((r) => r.text)
    const syllables = letters.flatMap((part) => heard().split(part) ?? [part])
    byGrams(heard().grams, soundGramsOf(syllables), trust, allowed, best)
    const together = letters.join('')
    if (together.length >= 2 && letters.some((part) => !heard().split(part)))
      for (const t of heard().titlesByInitials(together))
        if (allowed(t)) keep(best, t, trust * (0.8 + 0.4 / (titles[t]?.characters.length ?? 99)))
  }

  /** English words with a slip put right; what reads as pinyin is left alone. */
  const spelledRight = (question: string): string =>
    normalise(question).replace(/[a-z]{4,}/g, (word) =>
      english.has(word) || words.has(stem(word)) || heard().split(word)
        ? word
        : (nearestWord(word, english) ?? word),
    )

  /** Handling items of one item do not fill the page: each further one of the same name steps back a little. */
  const apart = (ranked: [number, number][]): [number, number][] => {
    const before = new Map<string, number>()
    return ranked
      .map(([item, score]): [number, number] => {
        const name = bareNames[item] ?? ''
        const times = before.get(name) ?? 0
        before.set(name, times + 1)
        return [item, score * weights.again ** times]
      })
      .sort((a, b) => b[1] - a[1])
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
      const asked = wish.words.slice(0, 200)
      const variants = rewrite(wish.exact ? asked : spelledRight(asked), wish.exact ? 1 : variantLimit)
      for (const variant of variants) {
        for (const word of variant.also) also.add(word)
        const characters = [...hanOf(variant.text)]
        if (characters.length > 0) {
          const strange = byHan(variant.text, variant.trust, allowed, best)
          if (strange && variant.trust === 1 && !wish.exact)
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
      const order = apart([...byItem].sort((a, b) => b[1] - a[1] || a[0] - b[0]))
      const least = Math.max(leastScore, (order[0]?.[1] ?? 0) * shareOfBest)
      const found = order.flatMap(([item, score]) => {
        const id = items[item]?.id
        return id && score >= least ? [{ id, score }] : []
      })
      return { found: found.slice(0, most), also: [...also] }
    },
  }
}
