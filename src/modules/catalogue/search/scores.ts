import type { Grams } from './grams.ts'
import type { Allowed } from './titles.ts'
import { leastCovered, weights } from './weights.ts'

/** The best score of each title so far. */
export type Best = Map<number, number>

export const keep = (best: Best, title: number, score: number): void => {
  const held = best.get(title)
  if (held === undefined || held < score) best.set(title, score)
}

/** The weight of the asked grams that each title carries, and the weight of all that were asked. */
export const gather = (
  index: Grams,
  asked: ReadonlyMap<string, number>,
  allowed: Allowed,
): { readonly scores: ReadonlyMap<number, number>; readonly total: number } => {
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

/** Scores titles by grams alone: words of English, sounds. Answers how much of the question the best one covers. */
export const byGrams = (
  index: Grams,
  asked: readonly string[],
  trust: number,
  allowed: Allowed,
  best: Best,
): number => {
  const { scores, total } = gather(index, new Map(asked.map((gram) => [gram, 1])), allowed)
  let top = 0
  for (const [t, mass] of scores) {
    const covered = mass / total
    top = Math.max(top, covered)
    if (covered < leastCovered) continue
    const whole = weights.whole * Math.min(1, mass / (index.mass(t) || 1))
    keep(best, t, (covered * (1 + weights.order) + whole) * trust)
  }
  return top
}
