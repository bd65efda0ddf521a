import { describe, expect, it } from 'vitest'
import { visitor } from '../../kernel/actor.ts'
import { mayChangeFactors, type Standing } from './factors.policy.ts'
import type { ProofKind } from './proofs.ts'

const now = new Date('2026-11-23T02:00:00Z')
const proof = (by: ProofKind, minutesAgo: number) => ({
  by,
  at: new Date(now.getTime() - minutesAgo * 60_000).toISOString(),
})
const standing = (change: Partial<Standing>): Standing => ({
  proofs: [],
  hasFactor: false,
  holdsPost: false,
  sample: false,
  now,
  ...change,
})
const rule = (change: Partial<Standing>): string => {
  const decision = mayChangeFactors(visitor(), standing(change))
  return decision.allowed ? decision.rule : 'refused'
}

describe('a factor is added or removed', () => {
  it('within ten minutes of any proof, while there is none', () => {
    expect(rule({ proofs: [proof('code', 9)] })).toBe('identity.proven-now')
    expect(rule({ proofs: [proof('code', 10)] })).toBe('refused')
    expect(rule({})).toBe('refused')
  })
  it('by a factor, once there is one: a code or password is not enough', () => {
    expect(rule({ hasFactor: true, proofs: [proof('code', 1), proof('password', 1)] })).toBe('refused')
    for (const by of ['passkey', 'totp', 'recovery-code'] as const)
      expect(rule({ hasFactor: true, proofs: [proof(by, 1)] })).toBe('identity.proven-by-factor')
    expect(rule({ hasFactor: true, proofs: [proof('passkey', 11)] })).toBe('refused')
  })
  it("for an official's first one only by the administrator's link", () => {
    expect(rule({ holdsPost: true, proofs: [proof('password', 1), proof('code', 1)] })).toBe('refused')
    expect(rule({ holdsPost: true, proofs: [proof('enrol', 20)] })).toBe('identity.enrolled-by-link')
    expect(rule({ holdsPost: true, sample: true, proofs: [proof('sample', 60)] })).toBe('identity.proven-now')
  })
})
