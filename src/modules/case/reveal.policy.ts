import { type Actor, handlesCases, type Official, within } from '../../kernel/actor.ts'
import { firstRule } from '../../kernel/decision.ts'
import { type Relation, standBack } from './case.policy.ts'
import type { Case } from './case.ts'

const caseDuties: readonly string[] = ['accept', 'review', 'decide', 'issue']

const atAStep = (actor: Official, { tasks }: Case): boolean =>
  tasks.some((task) => within(actor.path, task.organ.path) && actor.duties.includes(task.duty))

const ofTheDecidingOrgan = (actor: Official, { organ }: Case): boolean =>
  actor.organId === organ.id && actor.duties.some((duty) => caseDuties.includes(duty))

/** What is shown whole: only to who has a duty on this very case, and never for one's own circle. */
export const mayReveal = firstRule<Actor, { readonly found: Case; readonly relation?: Relation | undefined }>(
  [
    {
      id: 'case.reveal.open-step',
      holds: (actor, { found }) => actor.kind === 'official' && handlesCases(actor) && atAStep(actor, found),
    },
    {
      id: 'case.reveal.deciding-organ',
      holds: (actor, { found }) =>
        actor.kind === 'official' && handlesCases(actor) && ofTheDecidingOrgan(actor, found),
    },
  ],
  'case.reveal-needs-duty',
  standBack('reveal'),
)
