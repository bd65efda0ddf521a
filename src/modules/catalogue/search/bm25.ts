/** Postings of one token: which titles carry it and how often. */
interface Postings {
  readonly titles: number[]
  readonly counts: number[]
}

/** An inverted index over short texts, scored by BM25 with a weight for each query token. */
export interface Inverted {
  add(title: number, tokens: readonly string[]): void
  /** Adds each title's score for the weighted tokens into `scores`. */
  score(tokens: ReadonlyMap<string, number>, scores: Float64Array): void
  idf(token: string): number
  has(token: string): boolean
}

const k1 = 0.9
const b = 0.55

export const inverted = (): Inverted => {
  const postings = new Map<string, Postings>()
  const lengths: number[] = []
  let total = 0
  let count = 0
  const idf = (token: string): number => {
    const held = postings.get(token)?.titles.length ?? 0
    return Math.log(1 + (count - held + 0.5) / (held + 0.5))
  }
  return {
    add: (title, tokens) => {
      lengths[title] = tokens.length
      total += tokens.length
      count++
      for (const token of tokens) {
        let held = postings.get(token)
        if (!held) postings.set(token, (held = { titles: [], counts: [] }))
        const last = held.titles.length - 1
        if (held.titles[last] === title) held.counts[last] = (held.counts[last] ?? 0) + 1
        else {
          held.titles.push(title)
          held.counts.push(1)
        }
      }
    },
    score: (tokens, scores) => {
      const mean = total / Math.max(1, count)
      for (const [token, weight] of tokens) {
        const held = postings.get(token)
        if (!held) continue
        const gain = idf(token) * weight
        held.titles.forEach((title, i) => {
          const often = held.counts[i] ?? 0
          const length = lengths[title] ?? mean
          const part = (often * (k1 + 1)) / (often + k1 * (1 - b + (b * length) / mean))
          scores[title] = (scores[title] ?? 0) + gain * part
        })
      }
    },
    idf,
    has: (token) => postings.has(token),
  }
}
