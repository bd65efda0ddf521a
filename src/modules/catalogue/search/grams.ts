/** An inverted index over short titles: which titles carry a gram, and how much a gram says. */
export interface Grams {
  add(title: number, grams: Iterable<string>): void
  /** How much a gram says: rare ones much, common ones little; a gram that nobody carries says as much as the rarest. */
  weight(gram: string): number
  titles(gram: string): readonly number[]
  /** Sum of the weights of a title's own grams. */
  mass(title: number): number
  has(gram: string): boolean
  known(): Iterable<string>
}

const none: readonly number[] = []

export const gramIndex = (share: (gram: string) => number): Grams => {
  const postings = new Map<string, number[]>()
  const own: string[][] = []
  const masses: number[] = []
  const weights = new Map<string, number>()
  const weight = (gram: string): number => {
    let known = weights.get(gram)
    if (known === undefined) {
      const held = postings.get(gram)?.length ?? 0
      known = share(gram) * Math.log(1 + (own.length - held + 0.5) / (held + 0.5))
      weights.set(gram, known)
    }
    return known
  }
  return {
    add: (title, grams) => {
      const distinct = [...new Set(grams)]
      own[title] = distinct
      for (const gram of distinct) {
        const held = postings.get(gram)
        if (held) held.push(title)
        else postings.set(gram, [title])
      }
    },
    weight,
    titles: (gram) => postings.get(gram) ?? none,
    mass: (title) => (masses[title] ??= (own[title] ?? []).reduce((sum, gram) => sum + weight(gram), 0)),
    has: (gram) => postings.has(gram),
    known: () => postings.keys(),
  }
}
