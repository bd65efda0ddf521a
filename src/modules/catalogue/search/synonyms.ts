import { normalise } from './text.ts'

/** The table in catalogue/search/synonyms.json: what people say → what items are called, most likely first. */
export interface SynonymTable {
  readonly zh: Readonly<Record<string, readonly string[]>>
  readonly en: Readonly<Record<string, readonly string[]>>
  /** Words at the end of a name that only gives information; such items come later unless asked for. */
  readonly informational: readonly string[]
  /** Ways of asking around the thing itself, left out: 怎么办理, 我想, 请问. */
  readonly around: readonly string[]
}

export interface Variant {
  readonly text: string
  /** 1 for the person's own words, less for each rewriting. */
  readonly trust: number
  /** The formal words put in. */
  readonly also: readonly string[]
}

/** Other wordings of a question, the own one first; at most `limit`. */
export interface Rewrite {
  (question: string, limit: number): Variant[]
  /** The English words the table knows, for putting slips right before they are looked up. */
  readonly english: readonly string[]
}

const rewritten = 0.97

/** Compiles the table: the longest spoken words win, words never overlap, each further meaning is a further variant. */
export const rewriting = (table: SynonymTable): Rewrite => {
  const zh = Object.keys(table.zh).sort((a, b) => b.length - a.length)
  const en = Object.keys(table.en).sort((a, b) => b.length - a.length)
  const around = [...table.around].sort((a, b) => b.length - a.length)
  const literally = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const pattern = (list: readonly string[], edge: string) =>
    list.length > 0 ? new RegExp(`${edge}(?:${list.map(literally).join('|')})${edge}`, 'gu') : undefined
  const spoken = pattern(zh, '')
  const english = pattern(en, '\\b')
  const polite = pattern(around, '')
  const meanings = (word: string) => table.zh[word] ?? table.en[word] ?? []

  const rewrite = (question: string, limit: number): Variant[] => {
    const own = normalise(question)
    const bare = polite ? own.replace(polite, ' ').trim() : own
    const base = bare.length > 0 ? bare : own
    const found = [...base.matchAll(spoken ?? /$^/g), ...base.matchAll(english ?? /$^/g)].sort(
      (a, b) => a.index - b.index,
    )
    const variants: Variant[] = [{ text: base, trust: 1, also: [] }]
    const most = Math.max(0, ...found.map((match) => meanings(match[0]).length))
    for (let turn = 0; turn < most && variants.length < limit; turn++) {
      const also: string[] = []
      let text = ''
      let at = 0
      for (const match of found) {
        if (match.index < at) continue
        const list = meanings(match[0])
        const meaning = list[Math.min(turn, list.length - 1)] ?? match[0]
        also.push(meaning)
        text += base.slice(at, match.index) + meaning
        at = match.index + match[0].length
      }
      variants.push({ text: text + base.slice(at), trust: rewritten ** (1 + turn / 2), also })
    }
    return variants
  }
  return Object.assign(rewrite, { english: [...new Set(en.flatMap((words) => words.split(' ')))] })
}
