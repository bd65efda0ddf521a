import { createHash, randomBytes } from 'node:crypto'

/** How long a printed link can be used. */
export const setupMinutes = 30

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** 32 random bytes for an address, and the hash that the database knows. */
export const newSetupToken = (): { readonly token: string; readonly tokenHash: string } => {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashOf(token) }
}
