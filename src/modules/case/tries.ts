/** At most so many tries about one subject in a window of time. */
interface Limit {
  readonly subject: string
  readonly most: number
  readonly minutes: number
}

export interface Tries {
  /** Counts a try before it is made, so that many at once are counted too; when it may be made, if not now. */
  begin(number: string, source: string, now: Date): Date | undefined
  /** It was no guess. */
  takeBack(number: string, source: string): void
}

/** A few from one place, so that guessing harms no one else's asking; more among all places together (`limitsOf` of identity). */
const limitsOf = (number: string, source: string): readonly Limit[] => [
  { subject: `${number} ${source}`, most: 5, minutes: 15 },
  { subject: number, most: 20, minutes: 60 },
  { subject: source, most: 60, minutes: 15 },
]

/** Counts tries, so that four characters cannot be guessed by trying them all. Kept in memory: a restart forgives. */
export const triesInMemory = (mostKept = 100_000): Tries => {
  const counted = new Map<string, { count: number; until: number }>()
  const standing = (subject: string, now: Date) => {
    const seen = counted.get(subject)
    return seen && seen.until > now.getTime() ? seen : undefined
  }
  /** The oldest go first: many new subjects must not empty the counts of those being guessed now. */
  const makeRoom = (): void => {
    for (const subject of counted.keys()) {
      if (counted.size < mostKept) return
      counted.delete(subject)
    }
  }
  return {
    begin(number, source, now) {
      const limits = limitsOf(number, source)
      const full = limits.flatMap(({ subject, most }) => {
        const seen = standing(subject, now)
        return seen && seen.count >= most ? [seen.until] : []
      })
      if (full.length > 0) return new Date(Math.max(...full))
      for (const { subject, minutes } of limits) {
        const seen = standing(subject, now)
        if (seen) seen.count++
        else {
          // a new window stands at the end of the map
          counted.delete(subject)
          makeRoom()
          counted.set(subject, { count: 1, until: now.getTime() + minutes * 60_000 })
        }
      }
      return undefined
    },
    takeBack(number, source) {
      for (const { subject } of limitsOf(number, source)) {
        const seen = counted.get(subject)
        if (seen && seen.count > 0) seen.count--
      }
    },
  }
}
