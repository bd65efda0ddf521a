import { networkOf } from './browser.ts'

/** At most so many of something about one subject in a window of time. */
export interface Limit {
  readonly name: string
  /** Whom or what it counts; stored as a keyed hash only. */
  readonly subject: string
  readonly most: number
  readonly minutes: number
}

/** Who is trying: a browser the person has signed in with before has an allowance of its own. */
export interface Trier {
  readonly address: string | undefined
  readonly knownDevice: string | undefined
}

const from = ({ address }: Trier): string => networkOf(address) ?? 'unknown'

/**
 * Nobody can lock a person out: what strangers use up is counted by where they come from, or among strangers, and the
 * person's own browser keeps an allowance that nobody else can touch (device cookies, OWASP).
 */
export const limitsOf = {
  /** Codes cost money and disturb: one a minute, a few an hour; all strangers together twelve a day for one phone. */
  sendCode: (phone: string, trier: Trier): readonly Limit[] =>
    trier.knownDevice
      ? [
          { name: 'code-own-pause', subject: `${phone} ${trier.knownDevice}`, most: 1, minutes: 1 },
          { name: 'code-own', subject: `${phone} ${trier.knownDevice}`, most: 6, minutes: 60 },
        ]
      : [
          { name: 'code-pause', subject: `${phone} ${from(trier)}`, most: 1, minutes: 1 },
          { name: 'code-phone-source', subject: `${phone} ${from(trier)}`, most: 5, minutes: 60 },
          { name: 'code-phone', subject: phone, most: 12, minutes: 24 * 60 },
          { name: 'code-source', subject: from(trier), most: 60, minutes: 60 },
        ],
  /** Passwords: a few tries from one place, more among all strangers together; then strangers need a code. */
  password: (phone: string, trier: Trier): readonly Limit[] =>
    trier.knownDevice
      ? [{ name: 'password-own', subject: `${phone} ${trier.knownDevice}`, most: 10, minutes: 15 }]
      : [
          { name: 'password-phone-source', subject: `${phone} ${from(trier)}`, most: 5, minutes: 15 },
          { name: 'password-phone', subject: phone, most: 20, minutes: 60 },
          { name: 'password-source', subject: from(trier), most: 60, minutes: 15 },
        ],
  /** Codes typed, whichever code it is: guessing over many codes from one place ends too. */
  enterCode: (trier: Trier): readonly Limit[] => [
    { name: 'enter-code-source', subject: from(trier), most: 120, minutes: 15 },
  ],
  /** Names are guessed from the account that asks and the place it asks from; never counted against the name's owner. */
  realName: (personId: string, trier: Trier): readonly Limit[] => [
    { name: 'real-name', subject: personId, most: 5, minutes: 24 * 60 },
    { name: 'real-name-source', subject: from(trier), most: 60, minutes: 24 * 60 },
  ],
  /** Wrong proofs of one person, whoever gives them; the next one after these is told. */
  wrong: (personId: string): Limit => ({ name: 'wrong', subject: personId, most: 4, minutes: 60 }),
  /** The telling itself. */
  warn: (personId: string): Limit => ({ name: 'warn', subject: personId, most: 1, minutes: 24 * 60 }),
  warnOutside: (personId: string): Limit => ({
    name: 'warn-outside',
    subject: personId,
    most: 1,
    minutes: 7 * 24 * 60,
  }),
  link: (trier: Trier): readonly Limit[] => [
    { name: 'link-source', subject: from(trier), most: 60, minutes: 15 },
  ],
} as const
