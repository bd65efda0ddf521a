import { ageOn, type CivilDate, parseCivilDate } from '../../kernel/civil-date.ts'
import type { Facts, FactValue } from './examination.ts'

/** A value, or the names of the facts that would be needed to know it. */
export type Known = { readonly value: FactValue } | { readonly missing: readonly string[] }

/** An expression over facts, compiled: `evaluate` and the paths it reads. */
export interface Expression {
  readonly evaluate: (facts: Facts) => Known
  readonly paths: readonly string[]
}

type Part = (facts: Facts) => unknown

class Missing extends Error {
  readonly path: string
  constructor(path: string) {
    super(path)
    this.path = path
  }
}

const token = /\s*(?:(\d+(?:\.\d+)?)|([\p{L}_][\p{L}\p{N}_.]*)|([-+*/(),]))/uy

const tokensOf = (text: string): string[] | undefined => {
  const tokens: string[] = []
  token.lastIndex = 0
  while (token.lastIndex < text.trimEnd().length) {
    const found = token.exec(text)
    if (!found) return undefined
    tokens.push(found[0].trim())
  }
  return tokens
}

const isUnknown = (value: unknown): boolean => value === undefined || value === null || value === ''

/** `a.b.c`: the longest name that is a fact itself (`person.birthDate`), then down into it; lists are mapped over. */
const factAt = (facts: Facts, path: string): unknown => {
  const names = path.split('.')
  for (let length = names.length; length > 0; length--) {
    const value = facts[names.slice(0, length).join('.')]
    if (isUnknown(value)) continue
    return names.slice(length).reduce<unknown>((at, name) => {
      const inside = (one: unknown) => (one as Record<string, unknown> | undefined)?.[name]
      return Array.isArray(at) ? at.map(inside) : typeof at === 'object' ? inside(at) : undefined
    }, value)
  }
  return undefined
}

const numberOf = (value: unknown, path: string): number => {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new Missing(path)
}
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])
const dayOf = (value: unknown, path: string): CivilDate => {
  const day = typeof value === 'string' ? parseCivilDate(value) : undefined
  if (!day) throw new Missing(path)
  return day
}
const monthsBetween = (from: CivilDate, to: CivilDate): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7)) -
  (to.slice(8) < from.slice(8) ? 1 : 0)

/** What may be done with a fact besides arithmetic. `years` and `months` are full ones up to `today`. */
const functions: Readonly<Record<string, (value: unknown, facts: Facts, path: string) => FactValue>> = {
  count: (value) => listOf(value).length,
  sum: (value, _, path) => listOf(value).reduce<number>((sum, one) => sum + numberOf(one, path), 0),
  years: (value, facts, path) => ageOn(dayOf(value, path), dayOf(facts.today, 'today')),
  /** First two digits of a division code (GB/T 2260). */
  province: (value, _, path) => {
    if (typeof value !== 'string' || !/^\d{2,12}$/.test(value)) throw new Missing(path)
    return value.slice(0, 2)
  },
  months: (value, facts, path) => monthsBetween(dayOf(value, path), dayOf(facts.today, 'today')),
}

/** Reads `sum(answers.members.income) / household.size`. Undefined when it is not of that form. */
export const readExpression = (text: string): Expression | undefined => {
  const tokens = tokensOf(text)
  if (!tokens || tokens.length === 0 || tokens.length > 60) return undefined
  const paths: string[] = []
  let at = 0

  const path = (name: string): Part => {
    paths.push(name)
    return (facts) => {
      const value = factAt(facts, name)
      if (isUnknown(value)) throw new Missing(name)
      return value
    }
  }
  const primary = (): Part | undefined => {
    const next = tokens[at++] ?? ''
    if (next === '(') {
      const inner = sum()
      return tokens[at++] === ')' ? inner : undefined
    }
    if (/^\d/.test(next)) return () => Number(next)
    if (!/^[\p{L}_]/u.test(next)) return undefined
    if (tokens[at] !== '(') return path(next)
    const call = functions[next]
    const name = tokens[at + 1] ?? ''
    if (!call || !/^[\p{L}_]/u.test(name) || tokens[at + 2] !== ')') return undefined
    at += 3
    const value = path(name)
    return (facts) => call(value(facts), facts, name)
  }
  const chain = (of: () => Part | undefined, signs: string): Part | undefined => {
    let left = of()
    while (left && at < tokens.length && signs.includes(tokens[at] ?? ' ')) {
      const sign = tokens[at++]
      const [a, b] = [left, of()]
      if (!b) return undefined
      left = (facts) => {
        const [x, y] = [numberOf(a(facts), text), numberOf(b(facts), text)]
        if (sign === '+') return x + y
        if (sign === '-') return x - y
        return sign === '*' ? x * y : numberOf(x / y, text)
      }
    }
    return left
  }
  const product = () => chain(primary, '*/')
  const sum = (): Part | undefined => chain(product, '+-')

  const read = sum()
  if (!read || at !== tokens.length) return undefined
  return {
    paths: [...new Set(paths)],
    evaluate: (facts) => {
      try {
        const value = read(facts)
        const simple = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        return simple ? { value } : { missing: paths }
      } catch (error) {
        if (error instanceof Missing) return { missing: [error.path] }
        throw error
      }
    },
  }
}
