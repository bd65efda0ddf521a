import { type Grams, gramIndex } from './grams.ts'

/** Titles by sound: for questions in pinyin, in initials, and for a wrong character that sounds right. */
export interface Sounds {
  add(title: number, characters: readonly string[], syllables: readonly string[]): void
  /** The syllables of Chinese characters as far as titles have taught them. */
  ofHan(characters: readonly string[]): string[]
  /** Splits `xinshenger` into syllables, or undefined when it is not pinyin. */
  split(letters: string): string[] | undefined
  readonly grams: Grams
  /** Titles whose initials hold these letters in a row: sbk → 社保卡. */
  titlesByInitials(letters: string): number[]
}

/** Syllables and pairs of neighbours, as grams. */
export const soundGramsOf = (syllables: readonly string[]): string[] =>
  syllables.flatMap((syllable, i) => {
    const next = syllables[i + 1]
    return next ? [syllable, `${syllable} ${next}`] : [syllable]
  })

const longest = 6

export const soundIndex = (): Sounds => {
  const grams = gramIndex((gram) => (gram.includes(' ') ? 1 : 0.4))
  const initials: string[] = []
  const spoken = new Map<string, string>()
  const known = new Set<string>()
  return {
    grams,
    add: (title, characters, syllables) => {
      if (characters.length === syllables.length)
        characters.forEach((character, i) => {
          const syllable = syllables[i]
          if (syllable && !spoken.has(character)) spoken.set(character, syllable)
        })
      for (const syllable of syllables) known.add(syllable)
      grams.add(title, soundGramsOf(syllables))
      initials[title] = syllables.map((syllable) => syllable.charAt(0)).join('')
    },
    ofHan: (characters) => characters.map((character) => spoken.get(character) ?? character),
    split: (letters) => {
      // Fewest syllables first: xian is one syllable unless nothing else fits.
      const best: (string[] | undefined)[] = [[]]
      for (let end = 1; end <= letters.length; end++) {
        for (let start = Math.max(0, end - longest); start < end; start++) {
          const before = best[start]
          const part = letters.slice(start, end)
          if (!before || !known.has(part)) continue
          const current = best[end]
          if (!current || before.length + 1 < current.length) best[end] = [...before, part]
        }
      }
      return best[letters.length]
    },
    titlesByInitials: (letters) =>
      initials.flatMap((held, title) => (held?.includes(letters) ? [title] : [])),
  }
}
