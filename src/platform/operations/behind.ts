import { setTimeout as wait } from 'node:timers/promises'
import { Problem } from '../../kernel/problem.ts'

/** Work that goes on after its answer was given. */
export interface Behind {
  /** Begins it; resolves at once, or where very much is under way when there is room again. */
  begin(work: () => Promise<void>): Promise<void>
  /** Everything that was begun is done. */
  settled(): Promise<void>
}

const mostAtOnce = 100

export const workBehind = (failed: (error: unknown) => void): Behind => {
  const underway = new Set<Promise<void>>()
  return {
    async begin(work) {
      while (underway.size >= mostAtOnce) await Promise.race(underway)
      const one = work()
        .catch(failed)
        .finally(() => underway.delete(one))
      underway.add(one)
    },
    async settled() {
      while (underway.size > 0) await Promise.all(underway)
    },
  }
}

const floorMs = 25

/**
 * "Not there" is said no sooner than this after the asking: what is not there is found out a little faster than what is
 * somebody else's, and nobody may read that off a clock.
 */
export const notThereAtFloor = async <T>(work: () => Promise<T>): Promise<T> => {
  const began = performance.now()
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem && error.status === 404)
      await wait(Math.max(0, began + floorMs - performance.now()))
    throw error
  }
}
