import { networkOf, providerOf } from './browser.ts'
import type { CodePurpose } from './code.ts'

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
const day = 24 * 60

/**
 * A network stands for very many people: a hall, an operator's gateway. What one of them gets right uses nothing up, and
 * what they get wrong is counted so wide that a neighbour's mischief costs the others a try, never the way in.
 */
const ofSource = (name: string, trier: Trier, most: number, minutes: number): Limit => ({
  name,
  subject: from(trier),
  most,
  minutes,
})

/** A code that nobody asked for disturbs; who asks for their own, from where they are signed in, has little to fear. */
const sendToOneself = (purpose: CodePurpose, phone: string, trier: Trier): readonly Limit[] => {
  const subject = `${phone} ${trier.knownDevice ?? from(trier)}`
  return [
    { name: `code-${purpose}-pause`, subject, most: 1, minutes: 1 },
    { name: `code-${purpose}-own`, subject, most: 6, minutes: 60 },
    { name: `code-${purpose}-phone`, subject: phone, most: 12, minutes: 60 },
  ]
}

/**
 * Ways in which strangers may have a code sent, tried one after the other. The first code of a day from somebody's
 * provider has an allowance apart from what all strangers together use up, and so has each purpose: whoever wants to shut
 * a phone out has to come from as many providers as they are, and still reaches neither the person's known browsers nor
 * their password, passkey or recovery.
 */
const sendToStrangers = (
  purpose: CodePurpose,
  phone: string,
  trier: Trier,
): readonly (readonly Limit[])[] => {
  const here = `${phone} ${from(trier)}`
  const always: readonly Limit[] = [
    { name: `code-${purpose}-pause`, subject: here, most: 1, minutes: 1 },
    ofSource('code-source', trier, 300, 60),
  ]
  const provider = `${phone} ${providerOf(trier.address) ?? 'unknown'}`
  return [
    [
      ...always,
      { name: `code-${purpose}-first`, subject: provider, most: 1, minutes: day },
      { name: `code-${purpose}-firsts`, subject: phone, most: 40, minutes: 6 * 60 },
    ],
    [
      ...always,
      { name: `code-${purpose}-phone-source`, subject: here, most: 4, minutes: 60 },
      { name: `code-${purpose}-phone`, subject: phone, most: 12, minutes: day },
    ],
  ]
}

/**
 * Nobody can lock a person out: what strangers use up is counted by where they come from, or among strangers, and the
 * person's own browser keeps an allowance that nobody else can touch (device cookies, OWASP).
 */
export const limitsOf = {
  /** Codes cost money and disturb: one a minute, a few an hour. The first of these ways that has room is taken. */
  sendCode: (purpose: CodePurpose, phone: string, trier: Trier): readonly (readonly Limit[])[] => {
    if (purpose === 'step-up' || purpose === 'consent') return [sendToOneself(purpose, phone, trier)]
    const { knownDevice } = trier
    if (knownDevice === undefined) return sendToStrangers(purpose, phone, trier)
    const subject = `${phone} ${knownDevice}`
    return [
      [
        { name: `code-${purpose}-own-pause`, subject, most: 1, minutes: 1 },
        { name: `code-${purpose}-own`, subject, most: 6, minutes: 60 },
      ],
    ]
  },
  /** Passwords: a few wrong ones from one place, more among all strangers together; then strangers need a code. */
  password: (phone: string, trier: Trier): readonly Limit[] =>
    trier.knownDevice
      ? [{ name: 'password-own', subject: `${phone} ${trier.knownDevice}`, most: 10, minutes: 15 }]
      : [
          { name: 'password-phone-source', subject: `${phone} ${from(trier)}`, most: 5, minutes: 15 },
          { name: 'password-phone', subject: phone, most: 20, minutes: 60 },
          ofSource('password-source', trier, 300, 15),
        ],
  /**
   * Wrong codes from one place, whichever code it was. Above it a code may be mistyped no more; one that is right the
   * first time is taken, because its own five tries guard it.
   */
  wrongCodes: (trier: Trier): Limit => ofSource('enter-code-source', trier, 300, 15),
  /** Names are guessed from the account that asks and the place it asks from; never counted against the name's owner. */
  realName: (personId: string, trier: Trier): readonly Limit[] => [
    { name: 'real-name', subject: personId, most: 5, minutes: day },
    ofSource('real-name-source', trier, 300, day),
  ],
  /** Wrong proofs of one person, whoever gives them; the next one after these is told. */
  wrong: (personId: string): Limit => ({ name: 'wrong', subject: personId, most: 4, minutes: 60 }),
  /** The telling itself. */
  warn: (personId: string): Limit => ({ name: 'warn', subject: personId, most: 1, minutes: day }),
  warnOutside: (personId: string): Limit => ({
    name: 'warn-outside',
    subject: personId,
    most: 1,
    minutes: 7 * day,
  }),
  /** A link has 256 random bits: this is for the machine's sake. */
  link: (trier: Trier): readonly Limit[] => [ofSource('link-source', trier, 600, 15)],
} as const
