import type { Decided } from '../examination/index.ts'
import {
  advance,
  type Definition,
  type Effect,
  type ProcessEvent,
  type State,
  type Step,
} from '../process/index.ts'
import { chinaCalendar } from './calendar.ts'
import type { CaseDecision, CaseOrgan, Ground, TaskId } from './case.ts'
import type { CaseChange } from './change.ts'
import { dueDay } from './clock.ts'

/** What following a process needs from outside. */
export interface Surroundings {
  readonly definition: Definition
  newTaskId(): TaskId
  organFor(effect: Effect & { readonly type: 'task' }): Promise<CaseOrgan>
  judge(tableKey: string): Promise<Decided>
  /** Asks for the certificate; false where the item has none. */
  issue(): boolean
}

const groundOf = (decided: Decided): Ground => ({
  table: decided.table,
  version: decided.version,
  outcome: decided.outcome,
  held: decided.trace.map(({ rule, annotation, because, clause }) => ({ rule, annotation, because, clause })),
  missing: decided.missing,
})

/** Accepts by itself where the process asks for nobody's acceptance (instant items): every notice is still produced. */
export const acceptNow = (
  change: CaseChange,
  verb: 'accept' | 'deem-accepted' = 'accept',
  opinion?: string,
): void => {
  const clock = {
    ...change.case.clock,
    // 行政许可法 §32(4): deemed accepted from the day it was received
    acceptedOn: verb === 'accept' ? change.today : change.case.clock.receivedOn,
  }
  const due = dueDay(clock, change.today, chinaCalendar) ?? change.today
  change.step(verb, {
    patch: { clock, deemed: verb === 'deem-accepted' },
    notice: { days: clock.promisedDays, dueOn: due },
    data: { dueOn: due, ...(opinion ? { opinion } : {}) },
  })
}

/** Granted or refused. A refusal names its reason and remedies; only a grant may be automatic. */
export const decideNow = (change: CaseChange, decision: CaseDecision): void => {
  if (decision.automatic && decision.outcome !== 'grant') throw new Error('a machine never refuses')
  if (change.is('RECEIVED')) acceptNow(change)
  change.step(decision.outcome, {
    patch: { decision },
    notice: { reason: decision.reason ?? '', remedies: decision.remedies ?? '' },
    data: { automatic: decision.automatic, ...(decision.reason ? { reason: decision.reason } : {}) },
  })
}

/** "At once" is promised for what a rule can grant; where an official has to look, the statutory limit runs. */
const promiseByLaw = (change: CaseChange): void => {
  const { clock, item } = change.case
  if (item.instant) change.patch({ clock: { ...clock, promisedDays: clock.legalDays } })
}

const openTask = async (
  change: CaseChange,
  effect: Effect & { type: 'task' },
  around: Surroundings,
  ground: Ground | undefined,
): Promise<void> => {
  if (effect.duty !== 'accept') {
    if (change.is('RECEIVED')) acceptNow(change)
    if (change.is('ACCEPTED')) change.step('open-review')
  }
  change.open({
    id: around.newTaskId(),
    token: effect.token,
    node: effect.node,
    name: effect.name,
    duty: effect.duty,
    outcomes: effect.outcomes,
    organ: await around.organFor(effect),
    openedAt: change.now,
    ground,
  })
}

const finish = (change: CaseChange, certificateNumber?: string): void => {
  change.step(
    'deliver',
    certificateNumber ? { notice: { certificateNumber }, data: { certificateNumber } } : {},
  )
  change.step('close')
}

/** Carries out what a step of the process asks for until everything left waits for somebody. */
export const follow = async (change: CaseChange, first: Step, around: Surroundings): Promise<void> => {
  let step = first
  let ground: Ground | undefined
  const todo: Effect[] = [...first.effects]
  for (let effect = todo.shift(); effect; effect = todo.shift()) {
    if (effect.type === 'task') await openTask(change, effect, around, ground)
    else if (effect.type === 'rule') {
      const decided = await around.judge(effect.table)
      ground = groundOf(decided)
      const outcome = decided.outcome ?? 'to-official'
      if (outcome !== 'grant') promiseByLaw(change)
      if (change.is('RECEIVED')) acceptNow(change)
      const event: ProcessEvent = { type: 'decided', token: effect.token, outcome }
      step = advance(around.definition, step.state, event)
      todo.push(...step.effects)
      if (outcome === 'grant') decideNow(change, { outcome, automatic: true, grounds: [ground] })
    } else if (effect.type === 'service') {
      change.step('begin-issue')
      if (!around.issue()) {
        step = advance(around.definition, step.state, {
          type: 'completed',
          token: effect.token,
          outcome: 'done',
        })
        todo.push(...step.effects)
      }
    } else if (effect.result === 'granted') {
      finish(change, change.case.certificateNumber)
    } else if (effect.result === 'refused') {
      finish(change)
    }
  }
  change.patch({ processState: step.state })
}

/** Says a token's outcome to the process and follows it. Other tasks of the same token are none. */
export const answer = (
  change: CaseChange,
  token: string,
  outcome: string,
  around: Surroundings,
): Promise<void> =>
  follow(
    change,
    advance(around.definition, change.case.processState as State, { type: 'completed', token, outcome }),
    around,
  )
