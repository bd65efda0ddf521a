import { createHash, randomBytes, randomInt } from 'node:crypto'
import { hashToken } from './session-token.ts'

export type ScanState = 'open' | 'confirmed' | 'refused' | 'used'

/** One QR code on one PC (扫码登录). */
export interface Scan {
  readonly browserHash: string
  readonly codeHash: string
  /** What the PC shows; the phone has to pick it out of `choices`. */
  readonly number: number
  readonly choices: readonly number[]
  readonly device: string
  readonly place: string
  readonly state: ScanState
  readonly personId: string | undefined
  /** The session that answered yes. */
  readonly sessionId: string | undefined
  readonly expiresAt: Date
}

export const scanLifeMs = 120_000

/** The code in the picture is made from the cookie's secret: the database knows the hash of each, the phone never the secret. */
const codeOf = (secret: string): string =>
  createHash('sha256').update(`scan-code|${secret}`).digest('base64url').slice(0, 32)

/** The secret for the PC's cookie. */
export const newScanSecret = (): string => randomBytes(32).toString('base64url')

/** What the picture says, and what the commands may know. */
export const scanOf = (secret: string): { code: string; codeHash: string; browserHash: string } => {
  const code = codeOf(secret)
  return { code, codeHash: hashToken(code), browserHash: hashToken(secret) }
}

/** Three different numbers of two digits in random order, and which of them the PC shows. */
export const newScanNumbers = (): { number: number; choices: readonly number[] } => {
  const choices = new Set<number>()
  while (choices.size < 3) choices.add(randomInt(10, 100))
  const list = [...choices]
  return { number: list[randomInt(3)] ?? 10, choices: list }
}

/** Can the phone still answer it? */
export const isOpen = (scan: Pick<Scan, 'state' | 'expiresAt'>, now: Date): boolean =>
  scan.state === 'open' && scan.expiresAt > now
