import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CaseState,
  type CaseVerb,
  caseStates,
  caseVerbs,
  finalStates,
  replay,
  transitionFor,
  transitions,
} from './case.ts'

const possible = (history: readonly CaseVerb[]): readonly CaseVerb[] => {
  const state = replay(history)
  return caseVerbs.filter((verb) => state !== undefined && replay([...history, verb]) !== undefined)
}

/** Any history the table allows: at each point one of the possible verbs. */
const histories = fc.array(fc.nat(1000), { maxLength: 40 }).map((choices) => {
  const history: CaseVerb[] = ['submit']
  for (const choice of choices) {
    const verbs = possible(history)
    if (verbs.length === 0) break
    history.push(verbs[choice % verbs.length] ?? 'submit')
  }
  return history
})

describe('the state table', () => {
  it('has every state reachable, and a way on from every state that is not final', () => {
    const reached = new Set<CaseState | null>([null])
    for (let size = 0; size !== reached.size; ) {
      size = reached.size
      for (const { from, to } of transitions) if (to && from.some((s) => reached.has(s))) reached.add(to)
    }
    expect([...reached].filter((s) => s !== null).sort()).toEqual([...caseStates].sort())
    for (const state of caseStates) {
      const moves = transitions.some((t) => t.to && t.to !== state && t.from.includes(state))
      expect([state, moves]).toEqual([state, !finalStates.includes(state)])
    }
  })

  it('gives one answer for a verb in a state', () => {
    for (const verb of caseVerbs) {
      for (const state of [null, ...caseStates]) {
        expect(
          transitions.filter((t) => t.verb === verb && t.from.includes(state)).length,
        ).toBeLessThanOrEqual(1)
      }
    }
  })

  it('holds its laws over any history', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const count = (verb: CaseVerb): number => history.filter((v) => v === verb).length
        const at = (verb: CaseVerb): number => history.indexOf(verb)
        expect(count('submit')).toBe(1)
        // 行政许可法 §32: gaps are told once
        expect(count('request-correction')).toBeLessThanOrEqual(1)
        expect(count('grant') + count('refuse')).toBeLessThanOrEqual(1)
        expect(count('accept') + count('deem-accepted')).toBeLessThanOrEqual(1)
        if (count('grant') + count('refuse') > 0) {
          const accepted = Math.max(at('accept'), at('deem-accepted'))
          expect(accepted).toBeGreaterThan(0)
          expect(Math.max(at('grant'), at('refuse'))).toBeGreaterThan(accepted)
        }
        if (count('close') > 0) expect(at('deliver')).toBeGreaterThan(Math.max(at('grant'), at('refuse')))
        const end = replay(history)
        if (end && finalStates.includes(end)) expect(possible(history)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('tells the applicant of everything that happens to them with a numbered notice', () => {
    const silent: CaseVerb[] = [
      'submit',
      'open-review',
      'review',
      'begin-issue',
      'close',
      'correct-contact',
      'claim',
      'transfer',
      'recuse',
      'release',
    ]
    for (const { verb, notice } of transitions)
      expect([verb, notice === undefined]).toEqual([verb, silent.includes(verb)])
  })

  it('knows no verb outside it', () => {
    expect(transitionFor('CLOSED', 'withdraw')).toBeUndefined()
    expect(transitionFor('CORRECTION', 'request-correction')).toBeUndefined()
    expect(
      replay(['submit', 'receive', 'request-correction', 'send-correction', 'request-correction']),
    ).toBeUndefined()
    expect(
      replay(['submit', 'receive', 'accept', 'open-review', 'grant', 'begin-issue', 'deliver', 'close']),
    ).toBe('CLOSED')
  })
})
