import { type Sounds, soundGramsOf, soundIndex } from './pinyin.ts'
import { type Best, byGrams, keep } from './scores.ts'
import { hanOf, normalise, runsOf, stem, wordsOf } from './text.ts'
import type { Allowed, IndexedItem, Titles } from './titles.ts'
import { nearestWord } from './typo.ts'
import { weights } from './weights.ts'

/** Teaches the sounds of all titles: an item's first title has its syllables from the store, others follow it. */
const teach = (items: readonly IndexedItem[], titles: Titles): Sounds => {
  const made = soundIndex()
  const first = new Map<number, number>()
  titles.list.forEach((title, t) => {
    if (!first.has(title.item)) first.set(title.item, t)
  })
  items.forEach((item, i) => {
    const title = first.get(i)
    const characters = title === undefined ? [] : (titles.list[title]?.characters ?? [])
    if (title !== undefined) made.add(title, characters, item.pinyin.split(' ').filter(Boolean))
  })
  titles.list.forEach((title, t) => {
    if (first.get(title.item) !== t) made.add(t, [], made.ofHan(title.characters))
  })
  return made
}

/** Scores titles for what is typed in Latin letters, English or pinyin, and for characters that only sound right. */
export const letterSearch = (
  items: readonly IndexedItem[],
  titles: Titles,
  knownEnglish: readonly string[],
) => {
  const { words } = titles
  const english = new Set([
    ...knownEnglish,
    ...items.flatMap((i) => normalise(i.name_en ?? '').match(/[a-z]+/g) ?? []),
  ])
  let sounds: Sounds | undefined
  /** Only questions in Latin letters or with unknown words need sounds, so the first such question builds them. */
  const heard = (): Sounds => {
    sounds ??= teach(items, titles)
    return sounds
  }
  return {
    /** English words with a slip put right; what reads as pinyin is left alone. */
    spelledRight: (question: string): string =>
      normalise(question).replace(/[a-z]{4,}/g, (word) =>
        english.has(word) || words.has(stem(word)) || heard().split(word)
          ? word
          : (nearestWord(word, english) ?? word),
      ),
    bySound: (text: string, allowed: Allowed, best: Best): void => {
      byGrams(heard().grams, soundGramsOf(heard().ofHan([...hanOf(text)])), weights.sound, allowed, best)
    },
    byLetters: (text: string, trust: number, allowed: Allowed, best: Best): void => {
      const asked = wordsOf(text)
      if (asked.length === 0) return
      const sure = asked.every((word) => words.has(word))
      const nearest = asked.map((word) =>
        words.has(word) ? word : (nearestWord(word, words.known()) ?? word),
      )
      const covered = byGrams(words, nearest, trust * weights.english, allowed, best)
      if (sure && covered > 0.6) return
      const letters = runsOf(text).flatMap((r) => (r.kind === 'latin' ? [r.text] : []))
      const syllables = letters.flatMap((part) => heard().split(part) ?? [part])
      byGrams(heard().grams, soundGramsOf(syllables), trust, allowed, best)
      const together = letters.join('')
      if (together.length < 2 || letters.every((part) => heard().split(part))) return
      for (const t of heard().titlesByInitials(together)) {
        const size = titles.list[t]?.characters.length ?? 99
        if (allowed(t)) keep(best, t, trust * (0.8 + 0.4 / size))
      }
    },
  }
}
