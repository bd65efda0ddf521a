import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** What is kept of a bearer secret: these are 256 random bits, so a plain hash cannot be searched. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** A secret for a system, and its hash for the command; the secret itself never enters the module. */
export const newSecret = (): { secret: string; secretHash: string } => {
  const secret = randomBytes(32).toString('base64url')
  return { secret, secretHash: hashSecret(secret) }
}

/** Is it one of the secrets behind these hashes? Takes the same time for each answer. */
export const isSecretOf = (hashes: readonly string[], secret: string): boolean => {
  const given = Buffer.from(hashSecret(secret), 'hex')
  return hashes.reduce((found, hash) => timingSafeEqual(Buffer.from(hash, 'hex'), given) || found, false)
}
