import { createHash } from 'node:crypto'

/** A passkey (通行密钥) of a person: the public half. */
export interface Passkey {
  readonly id: string
  readonly personId: string
  /** The lasting handle of the person's account. */
  readonly account: string
  readonly name: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
  readonly backedUp: boolean
  readonly addedAt: Date
  readonly usedAt: Date | undefined
}

/** Whom browsers take us for: the host of the public address, and its origin. */
export interface RelyingParty {
  readonly id: string
  readonly origin: string
}

export const relyingPartyOf = (publicUrl: string): RelyingParty => {
  const url = new URL(publicUrl)
  return { id: url.hostname, origin: url.origin }
}

/** For what a challenge was given out: it answers for nothing else. */
export type Purpose = 'sign-in' | 'prove' | 'add'

/** A challenge that waits. `personId` and `sessionId` are those that asked; a sign-in has none yet. */
export interface Challenge {
  readonly challengeHash: string
  readonly purpose: Purpose
  readonly personId: string | undefined
  readonly sessionId: string | undefined
  readonly expiresAt: Date
}

export const challengeLifeMs = 5 * 60_000

/** WebAuthn asks for a user handle that says nothing about the person (W3C WebAuthn 3, §14.6.1). */
export const userHandleOf = (account: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(`passkey-user|${account}`).digest())
