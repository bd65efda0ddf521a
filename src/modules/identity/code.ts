import { randomInt } from 'node:crypto'
import { Problem } from '../../kernel/problem.ts'

/** What a code by SMS is for; one made for one purpose opens nothing else. */
export type CodePurpose = 'sign-in' | 'step-up' | 'recover' | 'new-phone' | 'consent'

/** A code on its way (验证码). Its digits are not here: the database has their keyed hash only. */
export interface Code {
  readonly id: string
  readonly purpose: CodePurpose
  readonly phone: string
  /** What a consent is about; it is one to nothing else. */
  readonly about?: string | undefined
  readonly tries: number
  readonly expiresAt: Date
  readonly usedAt: Date | undefined
}

export const codeMinutes = 5
export const codeTries = 5

/** Six digits, each as likely as any other. */
export const newDigits = (): string => randomInt(0, 1_000_000).toString().padStart(6, '0')

/** Can this code still be used? */
export const isOpen = (code: Code, purpose: CodePurpose, now: Date): boolean =>
  code.purpose === purpose && code.usedAt === undefined && code.tries < codeTries && code.expiresAt > now

/** A mobile number of the mainland in its one form, or undefined: full-width digits, spaces, dashes and +86 are taken. */
export const phoneOf = (typed: string): string | undefined => {
  const digits = typed.normalize('NFKC').replace(/[\s\-()]/g, '')
  return /^(?:\+?86)?(1[3-9]\d{9})$/.exec(digits)?.[1]
}

/** Says at its field that this is no phone, or not one to be had. */
export const wrongPhone = (code = 'identity.phone-wrong', path = 'phone'): Problem =>
  new Problem(code, 422, { fields: [{ path, message: `problem.${code}` }] })

/** The phone that was typed, or what is wrong with it. */
export const readPhone = (typed: string): string => {
  const phone = phoneOf(typed)
  if (!phone) throw wrongPhone()
  return phone
}
