import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { advance, start, waiting } from './advance.ts'
import {
  type Definition,
  type Effect,
  type ProcessEvent,
  ProcessFault,
  type State,
  type Step,
} from './process.ts'
import { catalogueProcess } from './testing.ts'

const outcomesOf = (effect: Effect): readonly string[] => {
  if (effect.type === 'task') return effect.outcomes
  if (effect.type === 'service') return ['done']
  return effect.type === 'rule' ? ['grant', 'refer', 'to-official'] : []
}

let event: Definition
let senior: Definition
beforeAll(async () => {
  event = await catalogueProcess('outdoor-event-permit')
  senior = await catalogueProcess('senior-card')
})

/** Answers the waiting node by its id. */
const say = (definition: Definition, step: Step, node: string, outcome: string): Step => {
  const effect = waiting(definition, step.state).find((e) => e.node === node)
  if (!effect || effect.type === 'end') throw new Error(`nothing waits at ${node}`)
  return advance(definition, step.state, {
    type: effect.type === 'rule' ? 'decided' : 'completed',
    token: effect.token,
    outcome,
  })
}

describe('three departments at once', () => {
  it('asks all three, waits for all three, then decides', () => {
    let step = say(event, start(event), 'accept', 'accept')
    expect(step.effects).toMatchObject([
      { type: 'task', node: 'security', duty: 'review', department: 'public-security' },
      { type: 'task', node: 'fire', duty: 'review', department: 'fire-rescue' },
      { type: 'task', node: 'medical', duty: 'review', department: 'health' },
    ])
    step = say(event, step, 'medical', 'pass')
    step = say(event, step, 'security', 'object')
    expect(step.effects).toEqual([])
    step = say(event, step, 'fire', 'pass')
    expect(step.effects).toMatchObject([{ type: 'task', node: 'decide', outcomes: ['grant', 'refuse'] }])
    step = say(event, step, 'decide', 'grant')
    expect(step.effects).toMatchObject([{ type: 'service', service: 'issue-certificate' }])
    step = say(event, step, 'issue', 'done')
    expect(step.effects).toMatchObject([{ type: 'end', result: 'granted' }])
    expect(step.state.tokens).toEqual([])
  })

  it('ends at once when it is not accepted', () => {
    const step = say(event, start(event), 'accept', 'refuse-intake')
    expect(step.state.ended).toBe('refused-at-intake')
  })

  it('has no place for an answer given twice, to nobody, or of another kind', () => {
    const step = start(event)
    const accepted = say(event, step, 'accept', 'accept')
    const code = (state: State, given: ProcessEvent) => {
      try {
        return advance(event, state, given)
      } catch (error) {
        return error instanceof ProcessFault && error.code
      }
    }
    expect(code(accepted.state, { type: 'completed', token: 't1', outcome: 'accept' })).toBe('token-gone')
    expect(code(step.state, { type: 'decided', token: 't1', outcome: 'grant' })).toBe('token-gone')
    expect(code(step.state, { type: 'completed', token: 't1', outcome: 'grant' })).toBe('not-an-outcome')
    const over = say(event, step, 'accept', 'refuse-intake')
    expect(code(over.state, { type: 'completed', token: 't1', outcome: 'accept' })).toBe('ended')
  })
})

describe('instant item', () => {
  it('goes from the rule to the document without a person', () => {
    const asked = start(senior)
    expect(asked.effects).toMatchObject([{ type: 'rule', table: 'senior-card' }])
    expect(say(senior, asked, 'examine', 'grant').effects).toMatchObject([{ type: 'service' }])
  })
  it('goes to an official when the rule does not grant', () => {
    for (const outcome of ['refer', 'to-official']) {
      expect(say(senior, start(senior), 'examine', outcome).effects).toMatchObject([
        { type: 'task', duty: 'decide' },
      ])
    }
  })
})

describe('replay', () => {
  const seeds = fc.array(fc.nat(), { minLength: 1, maxLength: 30 })

  it('gives the same state from the same events, whatever their order and after any JSON round trip', () => {
    fc.assert(
      fc.property(seeds, fc.boolean(), (picks, instant) => {
        const definition = instant ? senior : event
        const events: ProcessEvent[] = []
        let { state } = start(definition)
        for (const pick of picks) {
          const open = waiting(definition, state).filter((e) => e.type !== 'end')
          const effect = open[pick % (open.length || 1)]
          if (!effect) break
          const outcomes = outcomesOf(effect)
          const given: ProcessEvent = {
            type: effect.type === 'rule' ? 'decided' : 'completed',
            token: effect.token,
            outcome: outcomes[pick % outcomes.length] ?? '',
          }
          events.push(given)
          state = advance(definition, JSON.parse(JSON.stringify(state)) as State, given).state
        }
        const replayed = events.reduce((s, e) => advance(definition, s, e).state, start(definition).state)
        expect(replayed).toEqual(state)
        expect(JSON.stringify(state).length).toBeLessThan(700)
        expect(new Set(state.tokens.map((t) => t.id)).size).toBe(state.tokens.length)
      }),
    )
  })

  it('does not change the state it is given', () => {
    const { state } = start(event)
    const before = JSON.stringify(state)
    advance(event, state, { type: 'completed', token: 't1', outcome: 'accept' })
    expect(JSON.stringify(state)).toBe(before)
  })
})
