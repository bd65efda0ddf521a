import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { system, visitor } from '../../kernel/actor.ts'
import type { PartyId } from '../../kernel/ids.ts'
import { caseScope, mayAsApplicant, mayOnTask, seesCase, verbsNow } from './case.policy.ts'
import { aCase, anOfficial, anOrgan, aResident, aTask } from './testing.ts'

const party = (id: string) => id as PartyId
const own = aResident({ partyId: party('jia') })

describe('who may know of a case', () => {
  it.each([
    ['the party', own, true],
    ['the person who filed it, in their own affairs', aResident(), false],
    ['a stranger', aResident({ personId: party('x'), partyId: party('x') }), false],
    ['the deciding organ', anOfficial(), true],
    ['the county above it', anOfficial({ path: 'gx.qinzhou.lingshan.' }), true],
    ['a sister organ', anOfficial({ path: 'gx.qinzhou.lingshan.health.' }), false],
    ['an organ whose name only begins alike', anOfficial({ path: 'gx.qinzhou.lingshan.market.' }), false],
    ['a visitor', visitor(), false],
    ['the platform', system('case.clock'), true],
  ])('%s', (_who, actor, sees) => {
    expect(seesCase(actor, aCase()).allowed).toBe(sees)
  })

  it('is the same for lists: a path lies in the range of its scope exactly when it is in the subtree', () => {
    const step = fc.stringMatching(/^[a-z][a-z-]{0,6}$/)
    const paths = fc.array(step, { minLength: 1, maxLength: 5 }).map((steps) => `${steps.join('.')}.`)
    fc.assert(
      fc.property(paths, paths, fc.boolean(), (mine, other, below) => {
        const path = below ? mine + other : other
        const official = anOfficial({ path: mine })
        const scope = caseScope(official)
        const inRange = scope !== undefined && 'from' in scope && path >= scope.from && path < scope.below
        expect(inRange).toBe(seesCase(official, aCase({ paths: [path], parties: [] })).allowed)
      }),
    )
    expect(caseScope(visitor())).toBeUndefined()
    expect(caseScope(own)).toEqual({ party: 'jia' })
  })
})

describe('who may act', () => {
  const held = aTask({ holder: { appointmentId: 'wang-post', name: '王芳' } })
  it.each([
    ['with the duty', 'accept', anOfficial(), aTask(), 'case.act.accept'],
    ['without the duty', 'accept', anOfficial({ duties: ['decide'] }), aTask(), 'case.needs-duty'],
    [
      'of another organ',
      'accept',
      anOfficial({ path: 'gx.qinzhou.lingshan.health.' }),
      aTask(),
      'case.other-organ',
    ],
    [
      'about what they filed themselves',
      'accept',
      anOfficial({ personId: party('zhang') }),
      aTask(),
      'case.own-case',
    ],
    ['on a task a colleague holds', 'accept', anOfficial(), held, 'case.held-by-other'],
    [
      'handing over what a colleague left, as head',
      'transfer',
      anOfficial({ duties: ['decide'] }),
      held,
      'case.act.accept',
    ],
    ['handing over what a colleague left, not as head', 'transfer', anOfficial(), held, 'case.held-by-other'],
    ['on a task that is gone (judged later)', 'accept', anOfficial(), undefined, 'case.act.gone'],
  ] as const)('an official %s: %s', (_case, verb, actor, task, told) => {
    const decision = mayOnTask(verb, actor, aCase(), task)
    expect(decision.allowed ? decision.rule : decision.reason).toBe(told)
  })

  it('leaves the applicant what is the applicant’s', () => {
    expect(mayAsApplicant(own, aCase()).allowed).toBe(true)
    expect(mayAsApplicant(aResident(), aCase()).allowed).toBe(false)
    expect(mayAsApplicant(anOfficial(), aCase()).allowed).toBe(false)
    expect(mayOnTask('grant', own, aCase(), aTask()).allowed).toBe(false)
  })

  it('offers on the desk what may be done, and says why not', () => {
    const { may, why } = verbsNow(anOfficial(), aCase())
    expect(may.map((m) => m.verb)).toEqual([
      'claim',
      'accept',
      'request-correction',
      'refuse-intake',
      'transfer',
      'recuse',
    ])
    expect(why).toEqual([])
    const corrected = verbsNow(anOfficial(), aCase({ corrected: true }))
    expect(corrected.may.map((m) => m.verb)).not.toContain('request-correction')
    expect(corrected.why).toEqual([{ verb: 'request-correction', reason: 'case.correction-used' }])
    expect(verbsNow(anOfficial({ duties: ['review'] }), aCase()).may).toEqual([])
    expect(verbsNow(anOfficial(), aCase({ state: 'CORRECTION' })).may).toEqual([])
    const decide = aTask({ duty: 'decide', outcomes: ['grant', 'refuse'], organ: anOrgan() })
    const deciding = verbsNow(anOfficial({ duties: ['decide'] }), aCase({ state: 'REVIEW', tasks: [decide] }))
    expect(deciding.may.map((m) => m.verb)).toEqual(['claim', 'grant', 'refuse', 'transfer', 'recuse'])
  })
})
