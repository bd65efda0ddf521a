import { BpmnModdle, type ModdleElement } from 'bpmn-moddle'
import { readCondition } from './condition.ts'
import { type Finding, finding } from './finding.ts'
import { gov } from './gov.moddle.ts'
import type { Condition, Definition, Duty, EndResult, Flow, Node } from './process.ts'

const supported = new Set([
  'bpmn:StartEvent',
  'bpmn:EndEvent',
  'bpmn:UserTask',
  'bpmn:ServiceTask',
  'bpmn:BusinessRuleTask',
  'bpmn:ExclusiveGateway',
  'bpmn:ParallelGateway',
  'bpmn:SequenceFlow',
])
const results: readonly string[] = ['granted', 'refused', 'refused-at-intake'] satisfies EndResult[]
const duties: readonly string[] = ['accept', 'review', 'decide', 'issue'] satisfies Duty[]
const outcomesOfDuty: Readonly<Record<string, readonly string[]>> = {
  accept: ['accept', 'refuse-intake'],
  review: ['pass', 'object'],
  decide: ['grant', 'refuse'],
  issue: ['done'],
}
const word = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

const list = (element: ModdleElement, property: string): readonly ModdleElement[] =>
  (element.get(property) as ModdleElement[] | undefined) ?? []
const string = (element: ModdleElement, property: string): string => {
  const value = element.get(property)
  return typeof value === 'string' ? value.trim() : ''
}
const words = (text: string): readonly string[] => text.split(/[\s,]+/).filter(Boolean)
const idOf = (element: ModdleElement | undefined): string => element?.id ?? '?'

const unsupportedIn = (element: ModdleElement): readonly Finding[] => {
  const id = idOf(element)
  if (!supported.has(element.$type)) return [finding('unsupported', id, { what: element.$type })]
  return [
    ...list(element, 'eventDefinitions'),
    element.get('loopCharacteristics') as ModdleElement | undefined,
  ]
    .filter((part) => part !== undefined)
    .map((part) => finding('unsupported', id, { what: part.$type }))
}

const readFlow = (flow: ModdleElement, findings: Finding[]): Flow & { readonly from: string } => {
  const id = idOf(flow)
  const ends = {
    from: idOf(flow.get('sourceRef') as ModdleElement),
    to: idOf(flow.get('targetRef') as ModdleElement),
  }
  const expression = flow.get('conditionExpression') as ModdleElement | undefined
  if (!expression) return { id, ...ends }
  const when: Condition | undefined = readCondition(string(expression, 'body'))
  if (!when) findings.push(finding('bad-condition', id, { what: string(expression, 'body') }))
  return { id, ...ends, when: when ?? [] }
}

/** The node an element stands for; what is wrong with it goes into `findings`. */
const readNode = (
  element: ModdleElement,
  out: readonly Flow[],
  comingIn: readonly string[],
  findings: Finding[],
): Node | undefined => {
  const id = idOf(element)
  const wrong = (code: Finding['code'], what: string) => void findings.push(finding(code, id, { what }))
  const en = string(element, 'gov:en')
  const base = { id, name: { zh: string(element, 'name') || id, ...(en ? { en } : {}) }, out }
  const oneWay = element.$type !== 'bpmn:ExclusiveGateway' && element.$type !== 'bpmn:ParallelGateway'
  if (oneWay && out.length !== (element.$type === 'bpmn:EndEvent' ? 0 : 1))
    wrong('ways-out', String(out.length))
  switch (element.$type) {
    case 'bpmn:StartEvent':
      if (comingIn.length > 0) wrong('ways-in', String(comingIn.length))
      return { ...base, kind: 'start' }
    case 'bpmn:EndEvent': {
      const result = string(element, 'gov:result')
      if (!results.includes(result)) wrong('bad-attribute', `gov:result="${result}"`)
      return { ...base, kind: 'end', result: result as EndResult }
    }
    case 'bpmn:UserTask': {
      const duty = string(element, 'gov:duty')
      const department = string(element, 'gov:department')
      const level = Number(string(element, 'gov:level') || 0)
      const outcomes = words(string(element, 'gov:outcomes'))
      const possible = outcomesOfDuty[duty] ?? []
      if (!duties.includes(duty)) wrong('bad-attribute', `gov:duty="${duty}"`)
      if (department && !word.test(department)) wrong('bad-attribute', `gov:department="${department}"`)
      if (![0, 1, 2, 3, 4, 5].includes(level))
        wrong('bad-attribute', `gov:level="${string(element, 'gov:level')}"`)
      if (outcomes.some((o) => !possible.includes(o)))
        wrong('bad-attribute', `gov:outcomes="${outcomes.join(' ')}"`)
      return {
        ...base,
        kind: 'task',
        duty: duty as Duty,
        outcomes: outcomes.length > 0 ? outcomes : possible,
        ...(department ? { department } : {}),
        ...(level ? { level: level as 1 | 2 | 3 | 4 | 5 } : {}),
      }
    }
    case 'bpmn:ServiceTask': {
      const service = string(element, 'gov:service')
      if (!word.test(service)) wrong('bad-attribute', `gov:service="${service}"`)
      return { ...base, kind: 'service', service }
    }
    case 'bpmn:BusinessRuleTask': {
      const table = string(element, 'gov:table')
      const outcomes = words(string(element, 'gov:outcomes') || 'grant refer to-official')
      if (!word.test(table)) wrong('bad-attribute', `gov:table="${table}"`)
      return { ...base, kind: 'rule', table, outcomes }
    }
    case 'bpmn:ExclusiveGateway': {
      const otherwise = idOf(element.get('default') as ModdleElement | undefined)
      if (out.length === 0) wrong('ways-out', '0')
      for (const flow of out) {
        if (out.length > 1 && !flow.when && flow.id !== otherwise) wrong('no-condition', flow.id)
      }
      return { ...base, kind: 'choice', ...(otherwise === '?' ? {} : { otherwise }) }
    }
    case 'bpmn:ParallelGateway':
      if (comingIn.length === 1 && out.length > 1) return { ...base, kind: 'fork' }
      if (comingIn.length > 1 && out.length === 1) return { ...base, kind: 'join', comingIn }
      wrong('gateway-shape', `${comingIn.length}:${out.length}`)
  }
  return undefined
}

/** What a diagram says, and every reason why it cannot be run, with the ids of the elements. */
export interface ReadProcess {
  readonly definition?: Definition
  /** Names that conditions may use besides node ids; given at the start. */
  readonly variables: readonly string[]
  readonly findings: readonly Finding[]
}

/** Reads BPMN 2.0 XML of the subset. Never throws for bad input: it becomes findings. */
export const readBpmn = async (xml: string, key: string, version: number): Promise<ReadProcess> => {
  const moddle = new BpmnModdle({ gov })
  const parsed = await moddle.fromXML(xml).catch((error: Error) => ({ error }))
  if ('error' in parsed)
    return { variables: [], findings: [finding('not-bpmn', '', { what: parsed.error.message })] }
  const findings: Finding[] = parsed.warnings.map((w) =>
    finding('not-bpmn', '', { what: w.message.split('\n')[0] ?? '' }),
  )
  const roots = list(parsed.rootElement, 'rootElements')
  const [process, ...others] = roots.filter((root) => root.$type === 'bpmn:Process')
  for (const root of roots.filter((r) => r !== process)) {
    findings.push(finding('unsupported', idOf(root), { what: root.$type }))
  }
  if (!process || others.length > 0)
    return { variables: [], findings: [...findings, finding('not-bpmn', '', { what: 'process' })] }

  const elements = list(process, 'flowElements')
  findings.push(...elements.flatMap(unsupportedIn))
  const flows = elements
    .filter((e) => e.$type === 'bpmn:SequenceFlow')
    .map((flow) => readFlow(flow, findings))
  const nodes: Record<string, Node> = {}
  for (const element of elements) {
    if (element.$type === 'bpmn:SequenceFlow' || !supported.has(element.$type)) continue
    const id = idOf(element)
    const out = flows.filter((flow) => flow.from === id).map(({ from: _, ...flow }) => flow)
    const comingIn = flows.filter((flow) => flow.to === id).map((flow) => flow.id)
    const node = readNode(element, out, comingIn, findings)
    if (node) nodes[id] = node
  }
  const starts = Object.values(nodes).filter((node) => node.kind === 'start')
  const start = starts[0]
  if (!start || starts.length > 1)
    findings.push(finding('starts', idOf(process), { what: String(starts.length) }))
  const en = string(process, 'gov:en')
  const name = { zh: string(process, 'name') || key, ...(en ? { en } : {}) }
  const variables = words(string(process, 'gov:variables'))
  return start
    ? { definition: { key, version, name, start: start.id, nodes }, variables, findings }
    : { variables, findings }
}
