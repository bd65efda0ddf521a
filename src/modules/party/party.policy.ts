import { type Actor, handlesCases } from '../../kernel/actor.ts'
import { firstRule } from '../../kernel/decision.ts'

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
    { id: 'party.officials-see-masked', holds: handlesCases },
    { id: 'party.system', holds: (actor) => actor.kind === 'system' },
    { id: 'party.within-a-command', holds: (actor) => actor.via !== undefined },
  ],
  'party.not-yours',
)

/** Whole phone and address: oneself, the platform, and commands that send notices. */
export const mayReadContact = firstRule<Actor, About>(
  [
    { id: 'party.contact.own', holds: isOwn },
    { id: 'party.contact.system', holds: (actor) => actor.kind === 'system' },
    { id: 'party.contact.within-a-command', holds: (actor) => actor.via !== undefined },
    {
      id: 'party.contact.to-ask-them',
      holds: (actor) => handlesCases(actor) && actor.within === 'identity.ask-consent',
    },
  ],
  'party.not-yours',
)

/** The whole number: for the platform, and within the question that has looked at the official's duty on the case. */
export const mayReveal = firstRule<Actor, unknown>(
  [
    { id: 'party.reveal.system', holds: (actor) => actor.kind === 'system' },
    {
      id: 'party.reveal.for-a-case',
      holds: (actor) => handlesCases(actor) && actor.within === 'case.reveal-applicant',
    },
  ],
  'party.officials-only',
)

/** Taking parties and mandates in. */
export const mayLoad = firstRule<Actor, unknown>(
  [{ id: 'party.system-loads', holds: (actor) => actor.kind === 'system' }],
  'party.only-the-platform-loads',
)

/** Entering a person by their number is part of appointing them. */
export const mayEnterPerson = firstRule<Actor, unknown>(
  [
    {
      id: 'party.within-administration',
      holds: (actor) => actor.via?.startsWith('administration.') ?? false,
    },
  ],
  'party.only-the-platform-loads',
)
