import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { Problem } from '../../kernel/problem.ts'

// OWASP Password Storage: argon2id, 19 MiB, two passes
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** At most `running` at once and `waiting` behind them; more are told to come back, so that hashing cannot stop the rest. */
export const gate = (running: number, waiting: number) => {
  let inside = 0
  const queue: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (inside >= running) {
      if (queue.length >= waiting) throw new Problem('busy', 503)
      await new Promise<void>((enter) => queue.push(enter))
    } else inside++
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else inside--
    }
  }
}

const oneAtATime = gate(2 * availableParallelism(), 24)

export const hashPassword = (password: string): Promise<string> =>
  oneAtATime(() => hash(normal(password), cost))

let nobodys: Promise<string> | undefined

/** True when the password is the one that was hashed. Without a hash it takes as long and is false. */
export const passwordHolds = async (hashed: string | undefined, password: string): Promise<boolean> => {
  nobodys ??= hashPassword('nobody has this password')
  const against = hashed ?? (await nobodys)
  const holds = await oneAtATime(() => verify(against, normal(password)))
  return hashed !== undefined && holds
}

/** The same letters typed on another keyboard are the same password (NIST SP 800-63B). */
const normal = (password: string): string => password.normalize('NFKC')

export const shortest = 10
export const longest = 128

let listed: ReadonlySet<string> | undefined
const common = (): ReadonlySet<string> => {
  listed ??= new Set(
    readFileSync(new URL('../../../catalogue/passwords/common.txt', import.meta.url), 'utf8').split('\n'),
  )
  return listed
}

/** What everybody here would think of (docs/security/controls.md). */
const ours = ['tongban', '通办', 'zwfw', '政务服务']

const letters = (text: string): string => normal(text).toLowerCase()

/** Why this may not be somebody's password: a message key, or undefined when it may. `own`: what others know of them. */
export const whyNotPassword = (password: string, own: readonly string[]): string | undefined => {
  const plain = letters(password)
  if ([...plain].length < shortest) return 'problem.identity.password-short'
  if (plain.length > longest) return 'problem.identity.password-long'
  if (new Set(plain).size < 4) return 'problem.identity.password-common'
  const root = plain.replace(/[^\p{L}]+$/u, '')
  // a common word with some digits behind it is tried first
  if (common().has(plain) || (plain.length - root.length <= 4 && common().has(root)))
    return 'problem.identity.password-common'
  if ([...ours, ...own].some((word) => word.length >= 2 && plain.includes(letters(word))))
    return 'problem.identity.password-own'
  return undefined
}
