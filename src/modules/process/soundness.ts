import { advance, start } from './advance.ts'
import { type Finding, finding } from './finding.ts'
import {
  type Condition,
  type Definition,
  type Node,
  ProcessFault,
  type Scalar,
  type State,
} from './process.ts'

const mostStates = 20_000

const conditionsOf = (definition: Definition): readonly { flow: string; when: Condition }[] =>
  Object.values(definition.nodes).flatMap((node) =>
    node.out.map((flow) => ({ flow: flow.id, when: flow.when ?? [] })),
  )

const outcomesOf = (node: Node | undefined): readonly string[] => {
  if (!node) return []
  if ('outcomes' in node) return node.outcomes
  return node.kind === 'service' ? ['done'] : []
}

/** Every name in a condition is a node that speaks or a declared variable, every compared outcome one it can say. */
const namesIn = (definition: Definition, variables: readonly string[]): readonly Finding[] =>
  conditionsOf(definition).flatMap(({ flow, when }) =>
    when.flatMap(({ left, right }) => {
      if (variables.includes(left)) return []
      const said = outcomesOf(definition.nodes[left])
      if (said.length === 0) return [finding('unknown-name', flow, { what: left })]
      return said.includes(String(right))
        ? []
        : [finding('never-said', flow, { node: left, what: String(right) })]
    }),
  )

/** Values of a variable on both sides of everything it is compared with. */
const valuesOf = (name: string, definition: Definition): readonly Scalar[] => {
  const compared = conditionsOf(definition).flatMap(({ when }) =>
    when.filter((c) => c.left === name).map((c) => c.right),
  )
  const values = compared.flatMap((value): Scalar[] => {
    if (typeof value === 'number') return [value - 1, value, value + 1]
    return typeof value === 'boolean' ? [true, false] : [value, `not ${value}`]
  })
  return values.length > 0 ? [...new Set(values)] : [true]
}

const startsOf = (variables: readonly string[], definition: Definition): readonly Record<string, Scalar>[] =>
  variables.reduce<Record<string, Scalar>[]>(
    (sets, name) =>
      sets.flatMap((set) => valuesOf(name, definition).map((value) => ({ ...set, [name]: value }))),
    [{}],
  )

const keyOf = (state: State): string =>
  JSON.stringify([
    state.tokens.map((t) => `${t.at} ${t.via ?? ''}`).sort(),
    Object.entries(state.said).sort(),
    state.ended ?? '',
  ])

const nextOf = (definition: Definition, state: State): readonly (State | Finding)[] =>
  state.tokens.flatMap((token) => {
    const node = definition.nodes[token.at]
    const type = node?.kind === 'rule' ? 'decided' : 'completed'
    return outcomesOf(node).map((outcome) => {
      try {
        return advance(definition, state, { type, token: token.id, outcome }).state
      } catch (error) {
        if (!(error instanceof ProcessFault)) throw error
        return finding('no-way-on', token.at, { what: error.message })
      }
    })
  })

const wrongWith = (definition: Definition, state: State): readonly Finding[] => {
  const at = state.tokens.map((t) => `${t.at} ${t.via ?? ''}`)
  const twice = state.tokens.find((t, i) => at.indexOf(`${t.at} ${t.via ?? ''}`) !== i)
  if (twice) return [finding('twice-at-once', twice.at)]
  if (!state.ended) return []
  const left = state.tokens.map((t) => finding('left-over', t.at))
  const refusal = { granted: undefined, refused: 'refuse', 'refused-at-intake': 'refuse-intake' }[state.ended]
  const byOfficial = Object.values(definition.nodes).some(
    (n) => n.kind === 'task' && state.said[n.id] === refusal,
  )
  return refusal && !byOfficial ? [...left, finding('machine-refuses', '', { what: state.ended })] : left
}

/** States that reach an end, found backwards from the ends. */
const reachingAnEnd = (
  before: ReadonlyMap<string, ReadonlySet<string>>,
  ends: readonly string[],
): Set<string> => {
  const good = new Set(ends)
  const queue = [...ends]
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    const fresh = [...(before.get(key) ?? [])].filter((earlier) => !good.has(earlier))
    for (const earlier of fresh) good.add(earlier)
    queue.push(...fresh)
  }
  return good
}

const alike = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.map((f) => [`${f.code} ${f.element}`, f])).values(),
]

/**
 * Tries every order of every outcome: each state can still end, nothing is left over at the end, no work is dead,
 * and no case is refused unless an official refused it. Exact for processes of up to 20,000 states.
 */
export const soundness = (definition: Definition, variables: readonly string[] = []): readonly Finding[] => {
  const names = namesIn(definition, variables)
  if (names.length > 0) return names
  const findings: Finding[] = []
  const states = new Map<string, State>()
  const before = new Map<string, Set<string>>()
  const queue: string[] = []
  const reach = (state: State, from?: string) => {
    const key = keyOf(state)
    if (from !== undefined) before.set(key, (before.get(key) ?? new Set()).add(from))
    if (states.has(key)) return
    states.set(key, state)
    const wrong = wrongWith(definition, state)
    findings.push(...wrong)
    if (wrong.length === 0 && !state.ended) queue.push(key)
  }
  for (const said of startsOf(variables, definition)) {
    try {
      reach(start(definition, said).state)
    } catch (error) {
      if (!(error instanceof ProcessFault)) throw error
      return [finding('no-way-on', definition.start, { what: error.message })]
    }
  }
  for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
    if (states.size > mostStates) return [finding('too-large', '', { what: String(mostStates) })]
    const state = states.get(key)
    for (const next of state ? nextOf(definition, state) : []) {
      if ('code' in next) findings.push(next)
      else reach(next, key)
    }
  }
  const reached = [...states.values()]
  if (findings.length === 0) {
    const ends = [...states].filter(([, state]) => state.ended).map(([key]) => key)
    const good = reachingAnEnd(before, ends)
    for (const [key, state] of states) {
      if (!good.has(key)) findings.push(finding('never-ends', state.tokens[0]?.at ?? definition.start))
    }
    for (const node of Object.values(definition.nodes)) {
      const alive = reached.some(
        (s) => s.tokens.some((t) => t.at === node.id) || s.said[node.id] !== undefined,
      )
      if (['task', 'service', 'rule'].includes(node.kind) && !alive) findings.push(finding('dead', node.id))
    }
  }
  return alike(findings)
}
