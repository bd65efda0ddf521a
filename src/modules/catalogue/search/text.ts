/** NFKC and lower case: what index and question have in common. */
export const normalise = (text: string): string => text.normalize('NFKC').toLowerCase()

const run = /\p{Script=Han}+|[a-z0-9]+/gu
const han = /\p{Script=Han}/u

export interface Run {
  readonly text: string
  readonly kind: 'han' | 'latin'
}

/** Unbroken runs of Chinese characters and of letters or digits; everything else only separates. */
export const runsOf = (text: string): Run[] =>
  (normalise(text).match(run) ?? []).map((part) => ({ text: part, kind: han.test(part) ? 'han' : 'latin' }))

/** Only the Chinese characters, in order. */
export const hanOf = (text: string): string =>
  runsOf(text)
    .filter((r) => r.kind === 'han')
    .map((r) => r.text)
    .join('')

/** Words that carry no meaning of their own in an English question. */
const stopWords = new Set(
  'a an and are as at be by can do for from get have how i in is it me my need of on or our so the this to want we what where with you your'.split(
    ' ',
  ),
)

/** A crude stem, the same for index and question: licences → licenc, licensing → licenc. */
export const stem = (word: string): string => {
  const british = word.replace(/licens/, 'licenc').replace(/(is|iz)ation$/, 'is')
  if (british.length <= 4) return british.replace(/s$/, '')
  return british.replace(/(ements|ement|ings|ing|ies|ied|ed|es|s|e|y)$/, '')
}

/** Stems of the English words that mean something. */
export const wordsOf = (text: string): string[] =>
  runsOf(text)
    .filter((r) => r.kind === 'latin' && !stopWords.has(r.text))
    .map((r) => stem(r.text))

/** Characters and bigrams of one string, bigrams across its punctuation too: 台（站） is asked for as 台站. */
export const gramsOf = (characters: string): string[] => {
  const each = [...characters]
  return each.flatMap((character, i) => {
    const next = each[i + 1]
    return next ? [character, character + next] : [character]
  })
}

/** A name without the last pair of brackets it ends in: 审批（注销）（其他） → 审批（注销）. */
export const withoutRemark = (name: string): string => {
  if (!/[）)]$/.test(name)) return name
  let depth = 0
  for (let i = name.length - 1; i > 0; i--) {
    if (/[）)]/.test(name.charAt(i))) depth++
    if (/[（(]/.test(name.charAt(i)) && --depth === 0) return name.slice(0, i)
  }
  return name
}
