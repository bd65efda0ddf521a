import { inOrder } from './alignment.ts'
import { type Best, gather, keep } from './scores.ts'
import { gramsOf, runsOf } from './text.ts'
import { type Allowed, isAlone, type Title, type Titles } from './titles.ts'
import { closer, leastCovered, most, shareOfBest, weights } from './weights.ts'

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** A row of characters that belong together, with what each weighs. */
interface Piece {
  readonly characters: readonly string[]
  readonly own: readonly number[]
  readonly size: number
}

interface WordsOfTitle {
  readonly list: ReadonlyMap<string, number>
  readonly total: number
}

/** Grams of a question; a pair across two of its words says less than one within a word. */
const askedGrams = (parts: readonly string[]): Map<string, number> => {
  const grams = new Map<string, number>()
  let last = ''
  for (const part of parts) {
    for (const { segment } of segmenter.segment(part)) {
      const characters = [...segment]
      for (const character of characters) grams.set(character, 1)
      characters.forEach((character, i) => {
        const pair = (i === 0 ? last : (characters[i - 1] ?? '')) + character
        if (pair !== character) grams.set(pair, Math.max(grams.get(pair) ?? 0, i === 0 ? weights.across : 1))
      })
      last = characters.at(-1) ?? ''
    }
  }
  return grams
}

/**
 * Scores titles for a question in Chinese characters; answers whether a pair inside one of its words stands in no
 * name at all: perhaps a wrong character that sounds right.
 */
export const characterSearch = ({ list: titles, grams }: Titles, informational: readonly string[]) => {
  const asksForInformation = new RegExp(informational.join('|') || '$^', 'u')
  const titleWords = new Map<number, WordsOfTitle>()
  const scratch = new Float64Array(Math.max(2, ...titles.map((t) => t.characters.length + 2)))

  /** How much a word says: as much as the rarest pair in it. */
  const wordWeight = (word: string): number =>
    Math.max(
      ...gramsOf(word)
        .filter((g) => word.length < 2 || !isAlone(g))
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

  const pieceOf = (characters: readonly string[]): Piece => {
    const own = characters.map((c) => grams.weight(c))
    return { characters, own, size: own.reduce((sum, x) => sum + x, 0) }
  }
  const shareInOrder = (piece: Piece, title: Title): number =>
    inOrder(piece.characters, piece.own, title.characters, scratch)

  /** What a close look adds: the order of characters in the whole and in each word, and how much of the title is asked. */
  const closely = (
    t: number,
    title: Title,
    { parts, words, asked }: { parts: readonly Piece[]; words: readonly Piece[]; asked: ReadonlySet<string> },
  ): number => {
    let held = 0
    let of = 0
    let fullest = 0
    for (const part of parts) {
      const share = shareInOrder(part, title)
      held += share * part.size
      of += part.size
      fullest = Math.max(fullest, share)
    }
    const heldWords = words.reduce((sum, word) => sum + shareInOrder(word, title) * word.size, 0)
    const ordered = of > 0 ? (held + weights.anyOrder * heldWords) / of / (1 + weights.anyOrder) : 0
    return (
      weights.whole * shareOfWords(t, title, asked) +
      (parts.length > 1 ? weights.part * fullest : 0) +
      weights.order * ordered
    )
  }

  return (text: string, trust: number, allowed: Allowed, best: Best): boolean => {
    const runs = runsOf(text).flatMap((r) => (r.kind === 'han' ? [r.text] : []))
    const asked = askedGrams(runs)
    const { scores, total } = gather(grams, asked, allowed)
    const wantsInformation = asksForInformation.test(text)
    let heaviest = 0
    for (const mass of scores.values()) if (mass > heaviest) heaviest = mass
    const candidates = [...scores]
      .filter(([, mass]) => mass >= heaviest * shareOfBest)
      .sort((a, b) => b[1] - a[1])
      .slice(0, most)
    const parts = runs.map((part) => pieceOf([...part]))
    const words = runs.flatMap((part) =>
      [...segmenter.segment(part)].map(({ segment }) => pieceOf([...segment])),
    )
    const question = { parts, words, asked: new Set(words.map(({ characters }) => characters.join(''))) }
    candidates.forEach(([t, mass], rank) => {
      const title = titles[t]
      if (!title || mass / total < leastCovered) return
      let score = mass / total
      if (rank < closer) score += closely(t, title, question)
      if (title.informs && !wantsInformation) score -= weights.informs
      keep(best, t, score * trust * title.trust)
    })
    return [...asked].some(([gram, share]) => share === 1 && !isAlone(gram) && !grams.has(gram))
  }
}
