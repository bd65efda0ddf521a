import { createHash, randomBytes } from 'node:crypto'
import { Type } from 'typebox'

/** What the database knows of a token: it cannot be turned back. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** 32 random bytes for a cookie or a link, and their hash for the commands; the token itself never enters the module. */
export const newSessionToken = (): { token: string; tokenHash: string } => {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashToken(token) }
}

export const TokenHash = Type.String({ pattern: '^[0-9a-f]{64}$' })
export const newCsrfSecret = (): string => randomBytes(32).toString('base64url')
