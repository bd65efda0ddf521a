import type { Actor } from '../../kernel/actor.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Language, Text } from '../../kernel/text.ts'
import type { Calendar } from '../../kernel/working-days.ts'
import {
  type Case,
  type CaseOrgan,
  type CaseState,
  type CaseVerb,
  finalStates,
  type NoticeKind,
  type Task,
  transitionFor,
} from './case.ts'
import { dueDay } from './clock.ts'
import { type NoticeValues, noticeText } from './notices.ts'

/** A line of the timeline that is yet to be written. */
export interface NewEvent {
  readonly seq: number
  readonly verb: CaseVerb
  readonly at: Date
  readonly actor: Actor
  readonly organ?: Text | undefined
  readonly shown: boolean
  readonly data: Readonly<Record<string, unknown>>
}

export interface NewNotice {
  readonly n: number
  readonly kind: NoticeKind
  readonly title: Readonly<Record<Language, string>>
  readonly body: Readonly<Record<Language, string>>
}

/** Where and when a change happens. */
export interface Setting {
  readonly actor: Actor
  readonly now: Date
  readonly today: CivilDate
  readonly calendar: Calendar
}

interface StepOptions {
  /** What becomes different in the case itself. */
  readonly patch?: Partial<Case>
  /** Facts for the timeline; never personal numbers. */
  readonly data?: Readonly<Record<string, unknown>>
  /** Holes of the notice that goes with it. */
  readonly notice?: NoticeValues
  /** Organ that acts, when it is not the deciding one. */
  readonly organ?: Text
}

const hidden: readonly CaseVerb[] = ['claim', 'transfer', 'recuse', 'open-review', 'begin-issue', 'release']

/** Collects everything one command does to a case: several steps may follow each other, one row is written. */
export const changeOf = (found: Case, setting: Setting) => {
  let current = found
  const events: NewEvent[] = []
  const notices: NewNotice[] = []
  const opened: Task[] = []
  const closed: Task[] = []
  const held: Task[] = []
  const paths: string[] = []
  const { actor, now, today, calendar } = setting

  const openTo = ({ path }: CaseOrgan): void => {
    if (current.paths.includes(path)) return
    paths.push(path)
    current = { ...current, paths: [...current.paths, path] }
  }
  const keep = (task: Task): void => {
    const before = held.findIndex((t) => t.id === task.id)
    if (before >= 0) held.splice(before, 1)
    held.push(task)
    current = { ...current, tasks: current.tasks.map((t) => (t.id === task.id ? task : t)) }
  }

  return {
    ...setting,
    found,
    events,
    notices,
    opened,
    closed,
    held,
    paths,
    get case(): Case {
      return current
    },
    get dueOn(): CivilDate | null {
      return current.clock.endedOn ? null : dueDay(current.clock, today, calendar)
    },
    is: (...states: readonly CaseState[]): boolean => states.includes(current.state),

    /** The submission itself: the first line of the timeline. */
    first(): void {
      current = { ...current, lastSeq: 1 }
      events.push({ seq: 1, verb: 'submit', at: now, actor, shown: true, data: {} })
    },

    /** Moves the case along the state table; a verb without a line there is a lost race or a bug. */
    step(verb: CaseVerb, options: StepOptions = {}): void {
      const line = transitionFor(current.state, verb)
      if (!line) throw new Problem('case.not-in-that-state', 409, { values: { verb } })
      const to = line.to ?? current.state
      const ends = to !== current.state && (to === 'DECIDED' || finalStates.includes(to))
      current = {
        ...current,
        ...options.patch,
        state: to,
        lastSeq: current.lastSeq + 1,
        lastNotice: current.lastNotice + (line.notice ? 1 : 0),
      }
      if (ends && !current.clock.endedOn)
        current = { ...current, clock: { ...current.clock, endedOn: today } }
      const organ = options.organ ?? (actor.kind === 'official' ? current.organ.name : undefined)
      const data = options.data ?? {}
      events.push({ seq: current.lastSeq, verb, at: now, actor, organ, shown: !hidden.includes(verb), data })
      if (line.notice) {
        const words = noticeText(line.notice, current, {
          ...options.notice,
          deemed: verb === 'deem-accepted',
        })
        notices.push({ n: current.lastNotice, kind: line.notice, ...words })
      }
    },
    patch(patch: Partial<Case>): void {
      current = { ...current, ...patch }
    },
    open(task: Task): void {
      opened.push(task)
      current = { ...current, tasks: [...current.tasks, task] }
      openTo(task.organ)
    },
    close(task: Task): void {
      const fresh = opened.findIndex((t) => t.id === task.id)
      if (fresh >= 0) opened.splice(fresh, 1)
      else closed.push(task)
      current = { ...current, tasks: current.tasks.filter((t) => t.id !== task.id) }
    },
    hold(task: Task, holder: Task['holder']): void {
      keep({ ...task, holder })
    },
    /** From now on this is `to`'s to do; who held it holds it still. */
    assign(task: Task, to: CaseOrgan): void {
      keep({ ...task, organ: to })
      openTo(to)
    },
    /** From now on `to` decides. */
    handOver(to: CaseOrgan): void {
      current = { ...current, organ: to }
      openTo(to)
    },
  }
}
export type CaseChange = ReturnType<typeof changeOf>
