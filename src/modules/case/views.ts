import type { Actor } from '../../kernel/actor.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Text } from '../../kernel/text.ts'
import { mask } from '../../platform/crypto/mask.ts'
import { chinaCalendar } from './calendar.ts'
import type { Applicant, Case, CaseState, Ground, Task } from './case.ts'
import { type ClockView, readClock } from './clock.ts'

/** A task as a list shows it. */
export interface TaskLine {
  readonly id: string
  readonly node: string
  readonly name: Text
  readonly duty: string
  readonly organ: Text
  readonly organId: string
  /** Never told to applicants: an organ handles their case, not a person. */
  readonly holder?: string | undefined
  readonly mine: boolean
  readonly openedAt: Date
  readonly ground?: Ground | undefined
}

/** A case as a list shows it. */
export interface CaseLine {
  readonly number: string
  readonly itemCode: string
  readonly itemName: Text
  readonly instant: boolean
  readonly state: CaseState
  /** Message key ends of the state's words: `RECEIVED.corrected`, `DECIDED.grant` … */
  readonly stateKey: string
  readonly corrected: boolean
  readonly deemed: boolean
  readonly outcome?: 'grant' | 'refuse' | undefined
  readonly applicant: string
  readonly organ: Text
  readonly organPhone?: string | undefined
  readonly tasks: readonly TaskLine[]
  readonly submittedAt: Date
  readonly clock: ClockView | null
  readonly certificateNumber?: string | undefined
}

/** Persons are masked in lists; the name of an enterprise is public. */
export const maskedApplicant = ({ kind, name }: Pick<Applicant, 'kind' | 'name'>): string =>
  kind === 'enterprise' ? name : mask('name', name)

const stateKey = (c: Case): string => {
  if (c.state === 'RECEIVED' && c.clock.correction?.to) return 'RECEIVED.corrected'
  if (c.state === 'ACCEPTED' && c.deemed) return 'ACCEPTED.deemed'
  if (c.state === 'DECIDED' && c.decision) return `DECIDED.${c.decision.outcome}`
  return c.state === 'CLOSED' && c.decision?.outcome === 'refuse' ? 'CLOSED.refuse' : c.state
}

const taskLine = (task: Task, actor: Actor): TaskLine => ({
  id: task.id,
  node: task.node,
  name: task.name,
  duty: task.duty,
  organ: task.organ.name,
  organId: task.organ.id,
  holder: actor.kind === 'resident' ? undefined : task.holder?.name,
  mine:
    actor.kind === 'official' &&
    task.holder !== undefined &&
    [actor.appointmentId, actor.standsInFor].some((id) => id === task.holder?.appointmentId),
  openedAt: task.openedAt,
  ground: task.ground,
})

/** The line of a case for who looks: applicants read their own name, officials a masked one. */
export const lineOf = (c: Case, actor: Actor, today: CivilDate): CaseLine => ({
  number: c.number,
  itemCode: c.item.code,
  itemName: c.item.name,
  instant: c.item.instant,
  state: c.state,
  stateKey: stateKey(c),
  corrected: c.corrected,
  deemed: c.deemed,
  outcome: c.decision?.outcome,
  applicant: actor.kind === 'resident' ? c.applicant.name : maskedApplicant(c.applicant),
  organ: c.organ.name,
  organPhone: c.organ.phone,
  tasks: c.tasks.map((task) => taskLine(task, actor)),
  submittedAt: c.submittedAt,
  clock: readClock(c.clock, today, chinaCalendar) ?? null,
  certificateNumber: c.certificateNumber,
})
