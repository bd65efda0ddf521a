import {
  type Condition,
  type Definition,
  type Effect,
  type Flow,
  type Node,
  type ProcessEvent,
  ProcessFault,
  type Scalar,
  type State,
  type Step,
  type Token,
} from './process.ts'

const mostSteps = 1000

const compare = (left: Scalar, is: string, right: Scalar): boolean => {
  if (is === '=') return left === right
  if (is === '!=') return left !== right
  if (typeof left !== typeof right) return false
  if (is === '<') return left < right
  if (is === '<=') return left <= right
  return is === '>' ? left > right : left >= right
}

/** Does it hold for what was said? A name nobody has said yet is a fault, never "no". */
const holds = (condition: Condition, said: State['said']): boolean =>
  condition.every(({ left, is, right }) => {
    const value = said[left]
    if (value === undefined) throw new ProcessFault('no-way-on', `nobody has said "${left}"`)
    return compare(value, is, right)
  })

const nodeOf = (definition: Definition, id: string): Node => {
  const node = definition.nodes[id]
  if (!node) throw new ProcessFault('no-way-on', `no node "${id}" in ${definition.key}@${definition.version}`)
  return node
}

const chosen = (node: Node & { kind: 'choice' }, said: State['said']): Flow => {
  const flow =
    node.out.find((out) => out.id !== node.otherwise && holds(out.when ?? [], said)) ??
    node.out.find((out) => out.id === node.otherwise)
  if (!flow) throw new ProcessFault('no-way-on', `no way out of "${node.id}" is open`)
  return flow
}

const effectOf = (node: Node, token: string): Effect | undefined => {
  const { id, name } = node
  if (node.kind === 'service') return { type: 'service', token, node: id, name, service: node.service }
  if (node.kind === 'rule') return { type: 'rule', token, node: id, name, table: node.table }
  if (node.kind !== 'task') return undefined
  const { duty, outcomes, department, level } = node
  return {
    type: 'task',
    token,
    node: id,
    name,
    duty,
    outcomes,
    ...(department ? { department } : {}),
    ...(level ? { level } : {}),
  }
}

/** Moves along `flows` until every line of work waits for somebody or has come to an end. */
const run = (definition: Definition, from: State, flows: readonly Flow[]): Step => {
  const effects: Effect[] = []
  const queue = [...flows]
  let { next, tokens, said, ended } = from
  for (let steps = 0; queue.length > 0; steps++) {
    if (steps > mostSteps) throw new ProcessFault('runs-in-circles', definition.key)
    const flow = queue.shift()
    if (!flow) break
    const node = nodeOf(definition, flow.to)
    if (node.kind === 'choice') queue.push(chosen(node, said))
    else if (node.kind === 'fork' || node.kind === 'start') queue.push(...node.out)
    else if (node.kind === 'end') {
      effects.push({ type: 'end', node: node.id, name: node.name, result: node.result })
      ended = node.result
    } else {
      const token: Token = {
        id: `t${next++}`,
        at: node.id,
        ...(node.kind === 'join' ? { via: flow.id } : {}),
      }
      tokens = [...tokens, token]
      const effect = effectOf(node, token.id)
      if (effect) effects.push(effect)
      if (node.kind === 'join') {
        const here = node.comingIn.map((way) => tokens.find((t) => t.at === node.id && t.via === way))
        if (here.every((t) => t !== undefined)) {
          tokens = tokens.filter((t) => !here.includes(t))
          queue.push(...node.out)
        }
      }
    }
  }
  return { state: { ...from, next, tokens, said, ...(ended ? { ended } : {}) }, effects }
}

/** Begins a case's process. `variables` are what conditions may ask besides the outcomes of nodes. */
export const start = (definition: Definition, variables: Readonly<Record<string, Scalar>> = {}): Step => {
  const { key, version } = definition
  const begun: State = { process: key, version, next: 1, tokens: [], said: { ...variables } }
  return run(definition, begun, nodeOf(definition, definition.start).out)
}

/** What the waiting tokens ask for: the work list of a state, without having to remember old effects. */
export const waiting = (definition: Definition, state: State): readonly Effect[] =>
  state.tokens.flatMap((token) => effectOf(nodeOf(definition, token.at), token.id) ?? [])

/** Takes one answer. Pure: the same definition, state and event always give the same step. Throws ProcessFault. */
export const advance = (definition: Definition, state: State, event: ProcessEvent): Step => {
  if (state.ended) throw new ProcessFault('ended', state.ended)
  const token = state.tokens.find((t) => t.id === event.token)
  const node = token && nodeOf(definition, token.at)
  if (!node || node.kind === 'join' || (node.kind === 'rule') !== (event.type === 'decided')) {
    throw new ProcessFault('token-gone', event.token)
  }
  const outcomes = 'outcomes' in node ? node.outcomes : ['done']
  if (!outcomes.includes(event.outcome)) {
    throw new ProcessFault(
      'not-an-outcome',
      `"${event.outcome}" at "${node.id}", only ${outcomes.join(', ')}`,
    )
  }
  const left: State = {
    ...state,
    tokens: state.tokens.filter((t) => t !== token),
    said: { ...state.said, [node.id]: event.outcome },
  }
  return run(definition, left, node.out)
}
