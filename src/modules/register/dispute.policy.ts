import { type Actor, handlesCases, within } from '../../kernel/actor.ts'
import { firstRule } from '../../kernel/decision.ts'
import { type Scope, subtree } from '../../kernel/scope.ts'

interface Sent {
  /** Place of the organ the request was sent to; undefined when none keeps that register here. */
  readonly organPath: string | undefined
  readonly partyId: string
  /** Of a relative of who answers, or of their household. */
  readonly ofCircle?: boolean
}

const organScope = (actor: Actor): Scope | undefined =>
  actor.kind === 'official' && handlesCases(actor) ? subtree(actor.path) : undefined

/** A correction request is seen and answered by the organ it was sent to, and those above it. */
export const mayAnswerDispute = firstRule<Actor, Sent>(
  [
    {
      id: 'register.source-organ',
      scope: organScope,
      holds: (actor, { organPath }) =>
        actor.kind === 'official' &&
        handlesCases(actor) &&
        organPath !== undefined &&
        within(actor.path, organPath),
    },
  ],
  'register.other-organ',
  [
    {
      id: 'register.own-request',
      reason: 'register.own-request',
      aboutPerson: true,
      holds: (actor, dispute) => actor.kind === 'official' && actor.personId === dispute?.partyId,
    },
    {
      id: 'register.request-of-family',
      reason: 'register.request-of-family',
      aboutPerson: true,
      holds: (_actor, dispute) => dispute?.ofCircle === true,
    },
  ],
)

/** Who keeps registers looks at what is said to be wrong in them. */
export const mayListDisputes = firstRule<Actor, unknown>(
  [{ id: 'register.organs-look', holds: handlesCases }],
  'register.officials-only',
)
