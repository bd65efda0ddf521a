import type { Work } from '../../kernel/operation.ts'
import type { Browser } from './browser.ts'
import type { IdentityStore } from './identity.store.ts'
import type { Limit, Trier } from './limits.ts'

/** Who is trying: the browser's network, and its name when this person has signed in with it before. */
export const trierOf = async (
  store: IdentityStore,
  personId: string | undefined,
  browser: Browser | undefined,
): Promise<Trier> => {
  const hash = browser?.knownHash ?? ''
  // asked for nobody too: the answer for an unknown phone takes the same way
  const known = await store.isKnownDevice(personId ?? '', hash)
  return { address: browser?.address, knownDevice: known ? hash : undefined }
}

/** Counts one more try by the first of these ways that has room, or says how many seconds none has. */
export const tryFirst = async (
  work: Work<IdentityStore>,
  ways: readonly (readonly Limit[])[],
): Promise<number> => {
  const waits: number[] = []
  for (const limits of ways) {
    const seconds = await work.store.secondsToWait(limits, work.now)
    if (seconds === 0) {
      work.write(...work.store.countTries(limits, work.now))
      return 0
    }
    waits.push(seconds)
  }
  work.refuse('identity.too-many-tries')
  return Math.min(...waits)
}

/** Counts one more try, or says how many seconds there is no room for it. */
export const tryOnce = (work: Work<IdentityStore>, limits: readonly Limit[]): Promise<number> =>
  tryFirst(work, [limits])

/**
 * A try that only uses something up when it is wrong. Whoever begins it ends it by `wrong` or `right`: a right one is
 * still held to the limits at the moment it counts, or a thousand at once would all be within them.
 */
export const beginTry = async (work: Work<IdentityStore>, limits: readonly Limit[]) => {
  const { store, now } = work
  const waitSeconds = await store.secondsToWait(limits, now)
  if (waitSeconds > 0) work.refuse('identity.too-many-tries')
  return {
    waitSeconds,
    wrong: (): void => work.write(...store.countTries(limits, now)),
    right: (): void => work.write(...store.holdTries(limits, now)),
  }
}
