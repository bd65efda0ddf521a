import { type Static, type TObject, type TProperties, type TString, Type } from 'typebox'
import type { Official } from '../../kernel/actor.ts'
import { civilTimeOf } from '../../kernel/civil-date.ts'
import { command, type Work } from '../../kernel/operation.ts'
import { Problem } from '../../kernel/problem.ts'
import { type OnTask, onTask, seesCase } from './case.policy.ts'
import type { CaseStore } from './case.store.ts'
import { type Case, type CaseVerb, type Task, transitionFor } from './case.ts'
import type { CaseChange } from './change.ts'
import type { Surroundings } from './engine.ts'
import { word } from './notices.ts'
import { relationTo } from './relation.ts'
import { beginChange, saveChange, surroundingsOf } from './surroundings.ts'

export const CaseNumber = Type.String({ minLength: 10, maxLength: 16 })
export const CaseAnswer = Type.Object({ number: Type.String(), state: Type.String() })
/** Free text of an official: a sentence, not a book. */
export const Opinion = Type.String({ maxLength: 2000 })

/** Verbs of people that take a step away from others; what the platform does after them is not told. */
const takenBySomebody: readonly CaseVerb[] = [
  'accept',
  'request-correction',
  'refuse-intake',
  'review',
  'grant',
  'refuse',
  'withdraw',
]

/** A colleague or the applicant was faster: who did what when. The door keeps what was written as a note. */
const overtaken = async (work: Work<CaseStore>, found: Case): Promise<Problem> => {
  const events = await work.store.listEvents(found)
  const last = events.findLast((e) => takenBySomebody.includes(e.verb))
  const { actor } = work
  const values = {
    who: last?.by.name ?? '',
    at: civilTimeOf(last?.at ?? found.submittedAt),
    what: word(`case.verb.${last?.verb ?? 'submit'}`, actor.kind === 'official' ? actor.language : 'zh'),
  }
  const code = last?.by.kind === 'resident' ? 'case.overtaken-by-applicant' : 'case.overtaken'
  return new Problem(code, 409, { values })
}

export interface DeskWork {
  readonly change: CaseChange
  readonly task: Task
  readonly actor: Official
  readonly around: Surroundings
  readonly work: Work<CaseStore>
}

/**
 * A verb of the desk about one open task. Authority is judged first; that the task is gone meanwhile is a lost race,
 * whatever the actor's duties.
 */
export const deskCommand = <P extends TProperties>(spec: {
  readonly name: string
  readonly verb: CaseVerb
  readonly input: P
  readonly run: (input: Static<TObject<P>>, desk: DeskWork) => Promise<void> | void
}) => {
  const input = Type.Object({ ...spec.input, number: CaseNumber, taskId: Type.String() })
  return command<CaseStore>()({
    name: `case.${spec.name}`,
    input: input as unknown as TObject<P & { number: TString; taskId: TString }>,
    output: CaseAnswer,
    load: async (given, reading): Promise<OnTask | undefined> => {
      const { number, taskId } = given as { number: string; taskId: string }
      const found = await reading.store.find(number)
      return (
        found && {
          found,
          task: found.tasks.find((t) => t.id === taskId),
          relation: await relationTo(reading, found),
        }
      )
    },
    see: seesCase.of(({ found }: OnTask) => found),
    may: onTask(spec.verb),
    run: async (given, { found, task }: OnTask, work) => {
      const typed = given as Static<TObject<P>>
      const { actor } = work
      if (actor.kind !== 'official') throw new Error('judged to be an official')
      if (!task || !transitionFor(found.state, spec.verb)) throw await overtaken(work, found)
      const change = beginChange(found, work)
      await spec.run(typed, { change, task, actor, work, around: await surroundingsOf(work, found) })
      await saveChange(work, change)
      return { number: found.number, state: change.case.state }
    },
  })
}
