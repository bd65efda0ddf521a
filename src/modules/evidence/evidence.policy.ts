import { type Actor, within } from '../../kernel/actor.ts'
import { type Decision, firstRule } from '../../kernel/decision.ts'
import type { Evidence } from './evidence.ts'

/** Handing in is for residents: for themselves or the party they act for. */
export const mayStore: (actor: Actor, nothing: null) => Decision = firstRule(
  [{ id: 'evidence.resident', holds: (actor) => actor.kind === 'resident' }],
  'evidence.deny.sign-in',
)

/** The owner's people and the officials it was shared with know that a file exists; nobody else does. */
export const seesEvidence: (actor: Actor, file: Evidence) => Decision = firstRule(
  [
    {
      id: 'evidence.owner',
      holds: (actor, file) => actor.kind === 'resident' && actor.partyId === file.ownerPartyId,
    },
    {
      id: 'evidence.shared-with-organ',
      holds: (actor, file) =>
        actor.kind === 'official' && file.sharedWith.some((path) => within(actor.path, path)),
    },
    { id: 'evidence.system', holds: (actor) => actor.kind === 'system' },
  ],
  'evidence.deny.not-yours',
)

/** Only the owner's people (or the platform for them) pass files on. */
export const mayShare: (actor: Actor, files: readonly Evidence[]) => Decision = firstRule(
  [
    {
      id: 'evidence.owner',
      holds: (actor, files) =>
        actor.kind === 'resident' && files.every((file) => file.ownerPartyId === actor.partyId),
    },
    {
      id: 'evidence.official-passes-on',
      holds: (actor, files) => files.every((file) => seesEvidence(actor, file).allowed),
    },
  ],
  'evidence.deny.not-yours',
)
