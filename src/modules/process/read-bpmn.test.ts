import { describe, expect, it, test } from 'vitest'
import { readBpmn } from './read-bpmn.ts'
import { soundness } from './soundness.ts'
import { aBpmn, catalogueProcess, flows } from './testing.ts'

const start = '<startEvent id="start"/>'
const decide = '<userTask id="decide" name="决定" gov:duty="decide"/>'
const granted = '<endEvent id="granted" gov:result="granted"/>'
const refused = '<endEvent id="refused" gov:result="refused"/>'
const choice = '<exclusiveGateway id="choice" default="choice_refused"/>'
const simple = start + decide + choice + granted + refused
const ways = ['start>decide', 'decide>choice', 'choice>granted[decide = "grant"]', 'choice>refused']

const findingsOf = async (elements: string, attributes = '') => {
  const { definition, findings, variables } = await readBpmn(aBpmn(elements, attributes), 'p', 1)
  const all = definition && findings.length === 0 ? soundness(definition, variables) : findings
  return all.map((f) => `${f.code} ${f.element}`)
}

test.each([
  'senior-card',
  'food-licence',
  'outdoor-event-permit',
  'subsistence-allowance',
  'social-security-card-replacement',
  'residence-certificate',
  'small-restaurant-registration',
  'childcare-allowance',
])('%s of the sample is sound', async (key) => {
  const definition = await catalogueProcess(key)
  expect(Object.values(definition.nodes).every((node) => node.name.en !== undefined)).toBe(true)
})

describe('what can be published', () => {
  it('takes the subset without incoming and outgoing elements', async () => {
    expect(await findingsOf(simple + flows(...ways))).toEqual([])
  })

  test.each([
    ['a timer', `${simple}<intermediateCatchEvent id="wait"/>${flows(...ways)}`, ['unsupported wait']],
    ['a sub-process', `${simple}<subProcess id="sub"/>${flows(...ways)}`, ['unsupported sub']],
    ['two starts', `${simple}<startEvent id="other"/>${flows(...ways, 'other>decide')}`, ['starts p']],
    [
      'a condition that is no comparison',
      simple + flows(...ways.slice(0, 2), 'choice>granted[decide in (1)]', 'choice>refused'),
      ['bad-condition choice_granted'],
    ],
    [
      'a duty nobody has',
      simple.replace('gov:duty="decide"', 'gov:duty="guess"') + flows(...ways),
      ['bad-attribute decide'],
    ],
    [
      'an outcome that is never said',
      simple + flows(...ways.slice(0, 2), 'choice>granted[decide = "maybe"]', 'choice>refused'),
      ['never-said choice_granted'],
    ],
    [
      'a name from nowhere',
      simple + flows(...ways.slice(0, 2), 'choice>granted[money > 3]', 'choice>refused'),
      ['unknown-name choice_granted'],
    ],
    ['text that is no XML', '<startEvent', ['not-bpmn ']],
  ])('refuses %s, naming the element', async (_, elements, expected) => {
    expect(await findingsOf(elements)).toEqual(expected)
  })

  it('explores both sides of a declared variable', async () => {
    const byMoney = flows(...ways.slice(0, 2), 'choice>granted[money >= 3]', 'choice>refused')
    expect(await findingsOf(simple + byMoney, 'gov:variables="money"')).toEqual(['machine-refuses '])
  })
})

describe('soundness', () => {
  it('finds an end reached while work is open', async () => {
    const elements = `${start}<parallelGateway id="fork"/><userTask id="a" gov:duty="review"/><userTask id="b" gov:duty="review"/>${granted}`
    expect(
      await findingsOf(elements + flows('start>fork', 'fork>a', 'fork>b', 'a>granted', 'b>granted')),
    ).toContain('left-over b')
  })

  it('finds a join that waits for ever', async () => {
    const elements = `${simple}<parallelGateway id="join"/><serviceTask id="issue" gov:service="issue-certificate"/>`
    const joined = flows(
      'start>decide',
      'decide>choice',
      'choice>join[decide = "grant"]',
      'choice>refused',
      'issue>join',
      'join>granted',
    )
    expect(await findingsOf(elements + joined)).toEqual(['never-ends join', 'dead issue'])
  })

  it('never lets a machine refuse', async () => {
    const rule = '<businessRuleTask id="examine" gov:table="t"/>'
    const elements = start + rule + choice + granted + refused
    const found = await findingsOf(
      elements +
        flows('start>examine', 'examine>choice', 'choice>granted[examine = "grant"]', 'choice>refused'),
    )
    expect(found).toEqual(['machine-refuses '])
  })

  it('stops at a loop that makes ever more work', async () => {
    const loop = `${start}<exclusiveGateway id="merge"/><parallelGateway id="fork"/><userTask id="a" gov:duty="review"/><userTask id="b" gov:duty="review"/>`
    expect(
      await findingsOf(loop + flows('start>merge', 'merge>fork', 'fork>a', 'fork>b', 'a>merge', 'b>merge')),
    ).toEqual(['twice-at-once b', 'twice-at-once a'])
  })
})
