import { type Actor, handlesCases } from '../../kernel/actor.ts'
import { coversItem } from '../../kernel/covers-item.ts'
import { firstRule } from '../../kernel/decision.ts'
import { covers, type Scope, subtree } from '../../kernel/scope.ts'
import type { Evidence } from './evidence.ts'

/** Handing in is for residents: for themselves or the party they act for. */
export const mayStore = firstRule<Actor, unknown>(
  [{ id: 'evidence.resident', holds: (actor) => actor.kind === 'resident' }],
  'evidence.deny.sign-in',
)

const ownScope = (actor: Actor): Scope | undefined =>
  actor.kind === 'resident' ? { party: actor.partyId } : undefined
const organScope = (actor: Actor): Scope | undefined =>
  actor.kind === 'official' ? subtree(actor.path) : undefined
const opens = (scope: Scope | undefined, file: Evidence): boolean =>
  scope !== undefined && covers([scope], { paths: file.sharedWith, parties: [file.ownerPartyId] })

/** A case was judged by the item already; what its commands and questions ask for is asked on its behalf. */
const onBehalfOfCase = ({ via, within }: Actor): boolean =>
  [via, within].some((by) => by?.startsWith('case.') ?? false)

/** The owner's people and the officials it was shared with know that a file exists; nobody else does. */
export const seesEvidence = firstRule<Actor, Evidence>(
  [
    { id: 'evidence.see.owner', scope: ownScope, holds: (actor, file) => opens(ownScope(actor), file) },
    {
      id: 'evidence.see.shared-with-organ',
      scope: organScope,
      holds: (actor, file) => opens(organScope(actor), file),
    },
    { id: 'evidence.see.system', holds: (actor) => actor.kind === 'system' },
  ],
  'evidence.deny.not-yours',
  [
    {
      id: 'evidence.see.administrators-apart',
      reason: 'evidence.deny.not-yours',
      always: true,
      holds: (actor) => actor.kind === 'official' && !handlesCases(actor),
    },
    {
      // a mandate for chosen items reaches what was handed in for them; where that was not said, only through a case
      id: 'evidence.see.mandate',
      reason: 'evidence.deny.not-yours',
      holds: (actor, { itemCode }) =>
        actor.kind === 'resident' &&
        actor.items !== undefined &&
        (itemCode === undefined ? !onBehalfOfCase(actor) : !coversItem(actor, itemCode)),
    },
  ],
)

/** Only as part of reading a case's papers by emergency access. */
export const opensInEmergency = firstRule<Actor, unknown>(
  [
    {
      id: 'evidence.see.emergency',
      holds: (actor) => actor.kind === 'official' && actor.within === 'case.open-paper-in-emergency',
    },
  ],
  'evidence.deny.not-yours',
)

/** The same about all of several files. */
export const seesAll = firstRule<Actor, readonly Evidence[]>(
  [
    {
      id: 'evidence.see.all',
      holds: (actor, files) => files.every((file) => seesEvidence(actor, file).allowed),
    },
  ],
  'evidence.deny.not-yours',
)

/** Who sees files passes them on: the owner's people to an organ, an official to the next one. */
export const mayShare = firstRule<Actor, readonly Evidence[]>(
  [
    {
      id: 'evidence.passes-on',
      holds: (actor, files) => files.every((file) => seesEvidence(actor, file).allowed),
    },
  ],
  'evidence.deny.not-yours',
)

/** Following the organ tree is the platform's. */
export const mayRewritePaths = firstRule<Actor, unknown>(
  [{ id: 'evidence.platform-follows-organs', holds: (actor) => actor.kind === 'system' }],
  'evidence.deny.not-yours',
)

/** Which stored files have a row: for the sweep. */
export const maySweep = firstRule<Actor, unknown>(
  [{ id: 'evidence.system-sweeps', holds: (actor) => actor.kind === 'system' }],
  'evidence.deny.not-yours',
)
