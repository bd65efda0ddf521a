import { createHash, randomInt } from 'node:crypto'
import { generateSecret, generateURI, verifySync } from 'otplib'

/** An authenticator app of a person (RFC 6238: SHA-1, 6 digits, 30 s, as every app reads it). */
export interface Totp {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly secret: string
  /** Time step of the last code taken. */
  readonly lastStep: number
  readonly addedAt: Date
  readonly usedAt: Date | undefined
}

/** 160 bits, Base32. */
export const newTotpSecret = (): string => generateSecret({ length: 20 })

/** What the QR code says to the app. */
export const totpUri = (secret: string, person: string, issuer: string): string =>
  generateURI({ issuer, label: person, secret })

/** Only the figures of what was typed: apps show `123 456`, input methods type full-width digits. */
export const digitsOf = (typed: string): string => typed.normalize('NFKC').replace(/\D/g, '')

/**
 * The time step a code belongs to, if it is right and later than the last one taken: the same code never works twice.
 * One step back is taken for a slow hand, one ahead for a fast clock.
 */
export const stepOf = (
  totp: Pick<Totp, 'secret' | 'lastStep'>,
  typed: string,
  now: Date,
): number | undefined => {
  const token = digitsOf(typed)
  if (token.length !== 6) return undefined
  const epoch = Math.floor(now.getTime() / 1000)
  // a later step is all that counts; the library refuses to be told of one beyond its window
  const result = verifySync({ secret: totp.secret, token, epoch, epochTolerance: 30 })
  if (!result.valid || !('timeStep' in result)) return undefined
  return result.timeStep > totp.lastStep ? result.timeStep : undefined
}

/** Letters and figures that nobody mistakes for others. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const letters = (count: number): string =>
  Array.from({ length: count }, () => alphabet.charAt(randomInt(alphabet.length))).join('')

/** Ten codes for the day the phone is lost: `ABCDE-FGHJK`, 49 bits each. */
export const newRecoveryCodes = (): readonly string[] =>
  Array.from({ length: 10 }, () => `${letters(5)}-${letters(5)}`)

/** 49 random bits behind a limit on tries need no slow hash; the account is in it, so equal codes differ. */
export const hashRecoveryCode = (account: string, typed: string): string => {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  return createHash('sha256').update(`recovery|${account}|${plain}`).digest('hex')
}

const windowMs = 15 * 60_000
const mostWrong = 10

/** Wrong codes of a person within a quarter of an hour. */
export interface WrongCodes {
  readonly wrong: number
  readonly since: Date
}

/** When codes are taken again, if there were too many wrong ones. */
export const waitUntil = (tries: WrongCodes | undefined, now: Date): Date | undefined => {
  if (!tries || tries.wrong < mostWrong) return undefined
  const until = new Date(tries.since.getTime() + windowMs)
  return until > now ? until : undefined
}

/** The count after one more wrong code. */
export const oneMoreWrong = (tries: WrongCodes | undefined, now: Date): WrongCodes =>
  tries && now.getTime() - tries.since.getTime() < windowMs
    ? { wrong: tries.wrong + 1, since: tries.since }
    : { wrong: 1, since: now }
