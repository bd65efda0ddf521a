import { AsyncLocalStorage } from 'node:async_hooks'
import type { Actor } from '../../kernel/actor.ts'

/** Who is at the browser that talks to the provider: our own session is the only one that counts. */
export interface SignedIn {
  readonly sessionId: string
  readonly actor: Actor
}

const callers = new AsyncLocalStorage<{ readonly browser: SignedIn | undefined }>()

/** Lets everything the provider does for this request know who is at the browser. */
export const asCaller = <T>(browser: SignedIn | undefined, work: () => T): T => callers.run({ browser }, work)

/** The browser's person; undefined for a visitor, and for a system that talks to us without a browser. */
export const caller = (): SignedIn | undefined => callers.getStore()?.browser
