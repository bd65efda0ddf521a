import type { Actor } from '../../kernel/actor.ts'
import { allow, type Decision, deny, firstRule } from '../../kernel/decision.ts'

interface About {
  readonly partyId: string
}

const isOwn = (actor: Actor, { partyId }: About): boolean =>
  actor.kind === 'resident'
    ? actor.partyId === partyId || actor.personId === partyId
    : actor.kind === 'official' && actor.personId === partyId

/** Name and masked number: oneself, for whom one acts, officials and the platform. */
export const maySeeParty = firstRule<Actor, About>(
  [
    { id: 'party.own', holds: isOwn },
    { id: 'party.officials-see-masked', holds: (actor) => actor.kind === 'official' },
    { id: 'party.system', holds: (actor) => actor.kind === 'system' },
    { id: 'party.within-a-command', holds: (actor) => actor.via !== undefined },
  ],
  'party.not-yours',
)

/** Whole phone and address: oneself, the platform, and commands that send notices. */
export const mayReadContact = firstRule<Actor, About>(
  [
    { id: 'party.own', holds: isOwn },
    { id: 'party.system', holds: (actor) => actor.kind === 'system' },
    { id: 'party.within-a-command', holds: (actor) => actor.via !== undefined },
  ],
  'party.not-yours',
)

/** Finding or unmasking by number: officials and the platform only. */
export const maySearchByNumber = (actor: Actor): Decision =>
  actor.kind === 'official' || actor.kind === 'system'
    ? allow('party.officials-find-by-number')
    : deny('default', 'party.officials-only')

export const mayLoad = (actor: Actor): Decision =>
  actor.kind === 'system' ? allow('party.system-loads') : deny('default', 'party.only-the-platform-loads')
