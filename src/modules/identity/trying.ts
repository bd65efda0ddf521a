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

/** Counts one more try, or says how many seconds there is no room for it. */
export const tryOnce = async (work: Work<IdentityStore>, limits: readonly Limit[]): Promise<number> => {
  const seconds = await work.store.secondsToWait(limits, work.now)
  if (seconds > 0) work.refuse('identity.too-many-tries')
  else work.write(...work.store.countTries(limits, work.now))
  return seconds
}
