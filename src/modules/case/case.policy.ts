import { type Actor, type Official, within } from '../../kernel/actor.ts'
import { allow, type Decision, deny, firstRule, type Rule } from '../../kernel/decision.ts'
import { type Case, type CaseVerb, type Task, transitionFor } from './case.ts'

type Scoped = Pick<Case, 'paths' | 'parties'>

/** Who may know that a case exists. `caseScope` says the same for lists. */
export const seeingRules: readonly Rule<Actor, Scoped>[] = [
  {
    id: 'case.see.party',
    holds: (actor, c) => actor.kind === 'resident' && c.parties.includes(actor.partyId),
  },
  {
    id: 'case.see.organ',
    holds: (a, c) => a.kind === 'official' && c.paths.some((path) => within(a.path, path)),
  },
  { id: 'case.see.platform', holds: (actor) => actor.kind === 'system' },
]
export const seesCase = firstRule(seeingRules, 'case.not-there')

/** The rows of `access` an actor's lists are cut to: a party, or the half-open range of an organ's subtree. */
export type Scope = { readonly party: string } | { readonly from: string; readonly below: string }

/** Paths end in a dot, so a subtree is everything from the path up to it with the dot's successor, in C order. */
export const caseScope = (actor: Actor): Scope | undefined => {
  if (actor.kind === 'resident') return { party: actor.partyId }
  if (actor.kind === 'official') return { from: actor.path, below: `${actor.path.slice(0, -1)}/` }
  return undefined
}

/** What an official may do to an open task. `outcome` is what it says to the process. */
export interface DeskVerb {
  readonly verb: CaseVerb
  readonly outcome?: 'accept' | 'refuse-intake' | 'pass' | 'grant' | 'refuse'
  /** Asks the task to be free rather than free or one's own. */
  readonly free?: true
}

/** The verbs of the desk in the order they are shown. */
export const deskVerbs: readonly DeskVerb[] = [
  { verb: 'claim', free: true },
  { verb: 'accept', outcome: 'accept' },
  { verb: 'request-correction', outcome: 'accept' },
  { verb: 'refuse-intake', outcome: 'refuse-intake' },
  { verb: 'review', outcome: 'pass' },
  { verb: 'grant', outcome: 'grant' },
  { verb: 'refuse', outcome: 'refuse' },
  { verb: 'transfer' },
]

interface Attempt {
  readonly actor: Official
  readonly found: Case
  readonly task: Task
  readonly line: DeskVerb
}

/** Reasons against, in the order they are told; the first that holds is the answer. */
const against: readonly { id: string; reason: string; holds: (attempt: Attempt) => boolean }[] = [
  {
    id: 'case.act.own-case',
    reason: 'case.own-case',
    holds: ({ actor, found }) =>
      actor.personId === found.applicant.personId || found.parties.includes(actor.personId),
  },
  {
    id: 'case.act.organ',
    reason: 'case.other-organ',
    holds: ({ actor, task }) => !within(actor.path, task.organ.path),
  },
  {
    id: 'case.act.duty',
    reason: 'case.needs-duty',
    holds: ({ actor, task, line }) =>
      !actor.duties.includes(task.duty) && !(line.verb === 'transfer' && leads(actor)),
  },
  {
    id: 'case.act.held',
    reason: 'case.held-by-other',
    holds: ({ actor, task, line }) =>
      task.holder !== undefined &&
      task.holder.appointmentId !== actor.appointmentId &&
      !(line.verb === 'transfer' && leads(actor)),
  },
]

/** Who decides in an organ also hands over what a colleague has left. */
const leads = (actor: Official): boolean => actor.duties.includes('decide')

/** May this official do this to this task? Whether the case is still at that point is the state table's matter. */
export const mayOnTask = (verb: CaseVerb, actor: Actor, found: Case, task: Task | undefined): Decision => {
  if (actor.kind !== 'official') return deny('case.act.official', 'case.needs-official')
  const line = deskVerbs.find((v) => v.verb === verb)
  if (!line) return deny('case.act.verb', 'case.needs-official')
  if (!task) return allow('case.act.gone')
  const stop = against.find((reason) => reason.holds({ actor, found, task, line }))
  return stop ? deny(stop.id, stop.reason) : allow(`case.act.${task.duty}`)
}

const fits = (line: DeskVerb, found: Case, task: Task): boolean => {
  const row = transitionFor(found.state, line.verb)
  if (!row || (line.outcome && !task.outcomes.includes(line.outcome))) return false
  if (line.free && task.holder) return false
  return !(line.verb === 'request-correction' && found.corrected)
}

/** What this official may do now, and why what would fit here is not theirs. */
export const verbsNow = (
  actor: Actor,
  found: Case,
): {
  readonly may: readonly { readonly verb: CaseVerb; readonly task: Task }[]
  readonly why: readonly { readonly verb: CaseVerb; readonly reason: string }[]
} => {
  const fitting = deskVerbs.flatMap((line) =>
    found.tasks.filter((task) => fits(line, found, task)).map((task) => ({ verb: line.verb, task })),
  )
  const judged = fitting.map((f) => ({ ...f, decision: mayOnTask(f.verb, actor, found, f.task) }))
  const may = judged.filter((j) => j.decision.allowed).map(({ verb, task }) => ({ verb, task }))
  const why = judged.flatMap(({ verb, decision }) =>
    decision.allowed || may.some((m) => m.verb === verb) ? [] : [{ verb, reason: decision.reason }],
  )
  const spent = found.corrected && found.tasks.some((t) => t.outcomes.includes('accept'))
  return { may, why: spent ? [...why, { verb: 'request-correction', reason: 'case.correction-used' }] : why }
}

const applicantVerbs: readonly CaseVerb[] = ['withdraw', 'correct-contact', 'send-correction']

/** The applicant's own verbs: by the person for themselves, or by who holds a mandate of the party. */
export const mayAsApplicant = (actor: Actor, found: Case): Decision =>
  actor.kind === 'resident' && actor.partyId === found.applicant.partyId
    ? allow('case.act.applicant')
    : deny('case.act.applicant', 'case.needs-applicant')

/** What the applicant can do in this state. */
export const applicantVerbsNow = (actor: Actor, found: Case): readonly CaseVerb[] =>
  mayAsApplicant(actor, found).allowed
    ? applicantVerbs.filter((verb) => transitionFor(found.state, verb))
    : []

/** Steps that the platform takes by itself: listeners and timers. */
export const mayAsPlatform = (actor: Actor): Decision =>
  actor.kind === 'system' ? allow('case.act.platform') : deny('case.act.platform', 'case.needs-platform')

/** Drafts belong to the party whose affairs they are. */
export const ownsDraft = (actor: Actor, draft: { readonly partyId: string }): Decision =>
  actor.kind === 'resident' && actor.partyId === draft.partyId
    ? allow('case.draft.own')
    : deny('case.draft.own', 'case.not-there')

export const isResident = (actor: Actor): Decision =>
  actor.kind === 'resident' ? allow('case.resident') : deny('case.resident', 'case.needs-resident')
export const isOfficial = (actor: Actor): Decision =>
  actor.kind === 'official' ? allow('case.official') : deny('case.official', 'case.needs-official')
