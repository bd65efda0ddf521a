import type { FastifyRequest } from 'fastify'
import pino from 'pino'
import { describe, expect, it } from 'vitest'
import type { Actor } from '../../kernel/actor.ts'
import { apiClass, pageClass } from './rate-class.ts'
import { createRateLimits, limitsFrom, type RateClass, sourceOf } from './rate-limits.ts'

const from = (ip: string, headers: Record<string, string> = {}): FastifyRequest =>
  ({ ip, headers }) as unknown as FastifyRequest
const person = (personId: string): Actor => ({ kind: 'resident', personId }) as unknown as Actor

const counting = (rateLimits: string) => {
  let at = 0
  const limits = createRateLimits({ rateLimits }, pino({ level: 'silent' }), () => at)
  return {
    later: (ms: number) => {
      at += ms
    },
    /** The seconds to wait, or 0 when it is let in. */
    ask: (request: FastifyRequest, kind: RateClass, actor?: Actor, tell?: () => void): number => {
      try {
        limits.count(request, kind, actor, tell)
        return 0
      } catch (error) {
        return Number((error as { values: { seconds: number } }).values.seconds)
      }
    },
  }
}

describe('one too many', () => {
  it('waits for the end of the minute, and only those counted together', () => {
    const { ask, later } = counting('page=2')
    const one = from('203.0.113.5')
    expect([ask(one, 'page'), ask(one, 'page'), ask(one, 'page')]).toEqual([0, 0, 60])
    expect([ask(from('203.0.113.6'), 'page'), ask(one, 'search'), ask(one, 'page', person('a'))]).toEqual([
      0, 0, 0,
    ])
    later(45_000)
    expect(ask(one, 'page')).toBe(15)
    later(15_000)
    expect(ask(one, 'page')).toBe(0)
  })

  it('a person counts as one wherever they are; guessing counts the address whoever it is', () => {
    const { ask } = counting('write=1,sign-in=1')
    expect(ask(from('203.0.113.1'), 'write', person('a'))).toBe(0)
    expect(ask(from('203.0.113.2'), 'write', person('a'))).toBe(60)
    expect(ask(from('203.0.113.1'), 'sign-in', person('a'))).toBe(0)
    expect(ask(from('203.0.113.1'), 'sign-in', person('b'))).toBe(60)
  })

  it('is told once a minute, so that what is kept out does not fill the audit', () => {
    const { ask, later } = counting('page=1')
    let told = 0
    const one = (): number => ask(from('203.0.113.5'), 'page', undefined, () => void told++)
    for (let n = 0; n < 5; n++) one()
    expect(told).toBe(1)
    later(60_000)
    for (let n = 0; n < 5; n++) one()
    expect(told).toBe(2)
  })
})

describe('this machine', () => {
  it('is not counted, except where somebody could guess', () => {
    const { ask } = counting('page=1,sign-in=1')
    expect([1, 2, 3].map(() => ask(from('127.0.0.1'), 'page', person('a')))).toEqual([0, 0, 0])
    expect([1, 2].map(() => ask(from('::1'), 'sign-in'))).toEqual([0, 60])
  })

  it('behind a proxy that is not trusted, people are counted and the address is not', () => {
    const { ask } = counting('page=1')
    const forwarded = from('127.0.0.1', { 'x-forwarded-for': '203.0.113.5' })
    expect([1, 2].map(() => ask(forwarded, 'page'))).toEqual([0, 0])
    expect([1, 2].map(() => ask(forwarded, 'page', person('a')))).toEqual([0, 60])
  })
})

describe('what counts together', () => {
  it('an IPv6 network is one, a mapped address is its IPv4 address', () => {
    expect(sourceOf('2001:db8:1:2:aaaa::1')).toBe(sourceOf('2001:db8:1:2:bbbb::2'))
    expect(sourceOf('2001:db8:1:2::1')).not.toBe(sourceOf('2001:db8:1:3::1'))
    expect(sourceOf('::ffff:203.0.113.5')).toBe('203.0.113.5')
  })

  it.each<[string, string, string]>([
    ['GET', '/', 'page'],
    ['GET', '/search', 'search'],
    ['GET', '/sign-in', 'page'],
    ['POST', '/sign-in', 'sign-in'],
    ['POST', '/sign-in/step-up', 'sign-in'],
    ['POST', '/sign-up/enrol/:token', 'sign-in'],
    ['POST', '/recover', 'sign-in'],
    ['POST', '/drafts/:draft/pages/:page', 'write'],
    ['GET', '/verify/:number', 'look-up'],
    ['GET', '/progress/:number', 'look-up'],
  ])('%s %s counts as %s', (method, path, kind) => {
    expect(pageClass({ method, path })).toBe(kind)
  })

  it.each<[string, string, string]>([
    ['GET', '/items', 'api-read'],
    ['POST', '/drafts', 'api-write'],
    ['GET', '/certificates/:number/verification', 'look-up'],
    ['GET', '/progress/:number', 'look-up'],
  ])('API %s %s counts as %s', (method, path, kind) => {
    expect(apiClass({ method, path })).toBe(kind)
  })

  it('files count as uploads', () => {
    expect(pageClass({ method: 'POST', path: '/drafts/:draft/materials', takesFiles: true })).toBe('upload')
  })
})

describe('RATE_LIMITS', () => {
  it('is off, or says what is other than usual, or is refused', () => {
    expect(limitsFrom('off')).toBeUndefined()
    expect(limitsFrom('sign-in=7')?.['sign-in']).toMatchObject({ address: 7, guessing: true })
    expect(limitsFrom('')?.page.address).toBeGreaterThanOrEqual(3_000)
    for (const wrong of ['on', 'page', 'page=0', 'page=-1', 'page=x', 'nothing=5'])
      expect(() => limitsFrom(wrong)).toThrow(/RATE_LIMITS takes/)
  })
})
