/** Letters to add, drop, change or swap to get from one word to the other; stops counting above `limit`. */
export const distance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      next[j] = cost
    }
    before = row
    row = next
  }
  return row[b.length] ?? limit + 1
}

/** The known word that a mistyped one is meant to be: one slip in four letters, two in eight. */
export const nearestWord = (word: string, known: Iterable<string>): string | undefined => {
  const limit = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0
  if (limit === 0) return undefined
  let best: string | undefined
  let least = limit + 1
  for (const candidate of known) {
    const slips = distance(word, candidate, limit)
    if (slips < least) {
      least = slips
      best = candidate
    }
  }
  return best
}
