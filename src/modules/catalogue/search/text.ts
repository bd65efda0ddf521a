/** NFKC, lower case, one kind of quote and bracket gone: what index and query have in common. */
export const normalise = (text: string): string => text.normalize('NFKC').toLowerCase()

const run = /\p{Script=Han}+|[a-z0-9]+/gu
const han = /\p{Script=Han}/u

export interface Run {
  readonly text: string
  readonly kind: 'han' | 'latin'
}

/** Unbroken runs of Chinese characters and of letters or digits; everything else only separates. */
export const runs = (text: string): Run[] =>
  (normalise(text).match(run) ?? []).map((part) => ({ text: part, kind: han.test(part) ? 'han' : 'latin' }))

/** Words that carry no meaning of their own in an English question. */
const stopWords = new Set(
  'a an and are as at be by can do for from get have how i in is it me my of on or our so the this to want we what where with you your'.split(' '),
)

/** A crude stem, the same for index and query: licences → licenc, licensing → licens. */
export const stem = (word: string): string => {
  const british = word.replace(/licens/, 'licenc').replace(/isation|ization/, 'is')
  if (british.length <= 4) return british.replace(/s$/, '')
  return british.replace(/(ements|ement|ings|ing|ies|ied|ed|es|s|e|y)$/, '')
}

/** Tokens of Chinese runs (characters `c`, bigrams `b`) and of words (`w`). */
export const tokensOf = (text: string): string[] => {
  const tokens: string[] = []
  for (const { text: part, kind } of runs(text)) {
    if (kind === 'latin') {
      if (!stopWords.has(part)) tokens.push(`w${stem(part)}`)
      continue
    }
    const characters = [...part]
    characters.forEach((character, i) => {
      tokens.push(character)
      const next = characters[i + 1]
      if (next) tokens.push(character + next)
    })
  }
  return tokens
}

/** Only the Chinese characters, in order. */
export const hanOf = (text: string): string => runs(text).filter((r) => r.kind === 'han').map((r) => r.text).join('')
