import { type Actor, handlesCases, type Official, within } from '../../kernel/actor.ts'
import { coversItem } from '../../kernel/covers-item.ts'
import { type Decision, firstRule, type Policy, type Prohibition, type Rule } from '../../kernel/decision.ts'
import { covers, type Scope, subtree } from '../../kernel/scope.ts'
import { type Case, type CaseVerb, type Task, transitionFor } from './case.ts'

type Scoped = Pick<Case, 'paths' | 'parties' | 'item'>

const partyScope = (actor: Actor): Scope | undefined =>
  actor.kind === 'resident' ? { party: actor.partyId } : undefined
const organScope = (actor: Actor): Scope | undefined =>
  actor.kind === 'official' ? subtree(actor.path) : undefined
/** A rule that opens rows of `access`: what it says about one case and what it says about lists is one thing. */
const opens = (id: string, scope: (actor: Actor) => Scope | undefined): Rule<Actor, Scoped> => ({
  id,
  scope,
  holds: (actor, c) => {
    const opened = scope(actor)
    return opened !== undefined && covers([opened], c)
  },
})

const administratorsApart = <Subject>(id: string): Prohibition<Actor, Subject> => ({
  id,
  reason: 'case.not-there',
  always: true,
  holds: (actor) => actor.kind === 'official' && !handlesCases(actor),
})

/** A mandate for chosen items reaches no other. */
const outsideMandate = <Subject>(
  id: string,
  itemCode: (subject: Subject) => string,
): Prohibition<Actor, Subject> => ({
  id,
  reason: 'case.not-in-mandate',
  holds: (actor, subject) => !coversItem(actor, itemCode(subject)),
})

/** Who may know that a case exists. Lists are cut by the same rules' scopes. */
export const seesCase = firstRule<Actor, Scoped>(
  [
    opens('case.see.party', partyScope),
    opens('case.see.organ', organScope),
    { id: 'case.see.platform', holds: (actor) => actor.kind === 'system' },
  ],
  'case.not-there',
  [
    administratorsApart('case.see.administrators-apart'),
    outsideMandate('case.see.mandate', (c) => c.item.code),
  ],
)

/** The rows of `access` that lists are cut to, as the rules of `seesCase` open them. */
export const caseScope = (actor: Actor): Scope | undefined => seesCase.scopes(actor)[0]

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
  { verb: 'recuse' },
]

/** Why an official has to stand back from a case (回避, 公务员法 §76): it is theirs, a relative's, of whom they represent, or they said so. */
export type Relation = 'own' | 'family' | 'represented' | 'recused'

/** A task as it was loaded for somebody who wants to do something to it. */
export interface OnTask {
  readonly found: Case
  /** Undefined when it is gone meanwhile: then the state table has the last word. */
  readonly task: Task | undefined
  readonly relation?: Relation | undefined
}

type About = Pick<OnTask, 'found' | 'relation'>

const isOwn = (actor: Actor, { found, relation }: About): boolean =>
  relation === 'own' ||
  (actor.kind === 'official' &&
    (actor.personId === found.applicant.personId || found.parties.includes(actor.personId)))

const recused = (of: string): Prohibition<Actor, About> => ({
  id: `case.${of}.recused-case`,
  reason: 'case.recused-case',
  aboutPerson: true,
  holds: (_actor, { relation }) => relation === 'recused',
})

/** An official stands back from a case of their own circle, and where they said that they must (回避). */
export const standBack = (of: string): readonly Prohibition<Actor, About>[] => [
  { id: `case.${of}.own-case`, reason: 'case.own-case', aboutPerson: true, holds: isOwn },
  {
    id: `case.${of}.family-case`,
    reason: 'case.family-case',
    aboutPerson: true,
    holds: (_actor, { relation }) => relation === 'family',
  },
  {
    id: `case.${of}.represented-case`,
    reason: 'case.represented-case',
    aboutPerson: true,
    holds: (_actor, { relation }) => relation === 'represented',
  },
  recused(of),
]

/** Who decides in an organ also hands over what a colleague has left. */
const leads = (actor: Official): boolean => actor.duties.includes('decide')

const duties = ['accept', 'review', 'decide', 'issue'] as const

const holdsDuty = (actor: Actor, verb: CaseVerb, duty: string): boolean =>
  actor.kind === 'official' && (actor.duties.includes(duty) || (verb === 'transfer' && leads(actor)))

const policyOf = (verb: CaseVerb): Policy<Actor, OnTask> =>
  firstRule<Actor, OnTask>(
    [
      { id: 'case.act.gone', holds: (_actor, { task }) => task === undefined },
      ...duties.map((duty) => ({
        id: `case.act.${duty}`,
        holds: (actor: Actor, { task }: OnTask) => task?.duty === duty && holdsDuty(actor, verb, duty),
      })),
    ],
    'case.needs-duty',
    [
      { id: 'case.act.official', reason: 'case.needs-official', holds: (actor) => actor.kind !== 'official' },
      // whoever has to stand back may say so, and give back what they hold
      ...(verb === 'recuse' ? [recused('act')] : standBack('act')),
      {
        id: 'case.act.organ',
        reason: 'case.other-organ',
        holds: (actor, { task }) =>
          actor.kind === 'official' && task !== undefined && !within(actor.path, task.organ.path),
      },
      {
        // who accepts cannot decide by asking for another verb: a task is answered with what it asks
        id: 'case.act.outcome',
        reason: 'case.other-step',
        holds: (_actor, { task }) => {
          const outcome = deskVerbs.find((line) => line.verb === verb)?.outcome
          return task !== undefined && outcome !== undefined && !task.outcomes.includes(outcome)
        },
      },
      {
        id: 'case.act.held',
        reason: 'case.held-by-other',
        holds: (actor, { task }) =>
          actor.kind === 'official' &&
          task?.holder !== undefined &&
          task.holder.appointmentId !== actor.appointmentId &&
          task.holder.appointmentId !== actor.standsInFor &&
          holdsDuty(actor, verb, task.duty) &&
          !(verb === 'transfer' && leads(actor)),
      },
    ],
  )

const policies = new Map<CaseVerb, Policy<Actor, OnTask>>()

/** May this be done to this task? Whether the case is still at that point is the state table's matter. */
export const onTask = (verb: CaseVerb): Policy<Actor, OnTask> => {
  const policy = policies.get(verb) ?? policyOf(verb)
  policies.set(verb, policy)
  return policy
}

export const mayOnTask = (
  verb: CaseVerb,
  actor: Actor,
  found: Case,
  task: Task | undefined,
  relation?: Relation,
): Decision => onTask(verb)(actor, { found, task, relation })

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
  relation?: Relation,
): {
  readonly may: readonly { readonly verb: CaseVerb; readonly task: Task }[]
  readonly why: readonly { readonly verb: CaseVerb; readonly reason: string }[]
} => {
  const fitting = deskVerbs.flatMap((line) =>
    found.tasks.filter((task) => fits(line, found, task)).map((task) => ({ verb: line.verb, task })),
  )
  const judged = fitting.map((f) => ({ ...f, decision: mayOnTask(f.verb, actor, found, f.task, relation) }))
  const may = judged.filter((j) => j.decision.allowed).map(({ verb, task }) => ({ verb, task }))
  const why = judged.flatMap(({ verb, decision }) =>
    decision.allowed || verb === 'recuse' || may.some((m) => m.verb === verb)
      ? []
      : [{ verb, reason: decision.reason }],
  )
  const spent = found.corrected && found.tasks.some((t) => t.outcomes.includes('accept'))
  return { may, why: spent ? [...why, { verb: 'request-correction', reason: 'case.correction-used' }] : why }
}

/** An internal note: by officials who see the case and need not stand back from it. */
export const mayNote = firstRule<Actor, About>(
  [{ id: 'case.note.official', holds: (actor) => actor.kind === 'official' }],
  'case.needs-official',
  standBack('note'),
)

const applicantVerbs: readonly CaseVerb[] = ['withdraw', 'correct-contact', 'send-correction']

/** The applicant's own verbs: by the person for themselves, or by who holds a mandate of the party. */
export const mayAsApplicant = firstRule<Actor, Case>(
  [
    {
      id: 'case.act.applicant',
      holds: (actor, found) => actor.kind === 'resident' && actor.partyId === found.applicant.partyId,
    },
  ],
  'case.needs-applicant',
)

/** What the applicant can do in this state. */
export const applicantVerbsNow = (actor: Actor, found: Case): readonly CaseVerb[] =>
  mayAsApplicant(actor, found).allowed
    ? applicantVerbs.filter((verb) => transitionFor(found.state, verb))
    : []

/** Steps that the platform takes by itself: listeners and timers. */
export const mayAsPlatform = firstRule<Actor, unknown>(
  [{ id: 'case.act.platform', holds: (actor) => actor.kind === 'system' }],
  'case.needs-platform',
)

/** Drafts belong to the party whose affairs they are. */
export const ownsDraft = firstRule<Actor, { readonly partyId: string; readonly itemCode: string }>(
  [
    {
      id: 'case.draft.own',
      holds: (actor, draft) => actor.kind === 'resident' && actor.partyId === draft.partyId,
      scope: partyScope,
    },
  ],
  'case.not-there',
  [outsideMandate('case.draft.mandate', (draft) => draft.itemCode)],
)

export const isResident = firstRule<Actor, unknown>(
  [{ id: 'case.resident', holds: (actor) => actor.kind === 'resident' }],
  'case.needs-resident',
)

/** Officials ask at all; to who administers the installation, no case is there. */
export const isOfficial = firstRule<Actor, unknown>(
  [{ id: 'case.official', holds: (actor) => actor.kind === 'official' }],
  'case.needs-official',
)
