/** Counts misses, so that four characters cannot be guessed by trying them all. */
export interface Tries {
  /** When it may be tried again, if not now. */
  blockedUntil(what: string, now: Date): Date | undefined
  missed(what: string, now: Date): void
}

const allowed = 5
const forgetMs = 15 * 60_000
const most = 10_000

/** Five misses about one thing in a quarter of an hour, by whomever. Kept in memory: a restart forgives. */
export const triesInMemory = (): Tries => {
  const misses = new Map<string, { count: number; until: number }>()
  return {
    blockedUntil(what, now) {
      const seen = misses.get(what)
      return seen && seen.until > now.getTime() && seen.count >= allowed ? new Date(seen.until) : undefined
    },
    missed(what, now) {
      const seen = misses.get(what)
      if (misses.size >= most) misses.clear()
      const fresh = !seen || seen.until <= now.getTime()
      misses.set(what, {
        count: fresh ? 1 : seen.count + 1,
        until: fresh ? now.getTime() + forgetMs : seen.until,
      })
    },
  }
}
