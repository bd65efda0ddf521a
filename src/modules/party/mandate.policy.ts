import type { Actor, Resident } from '../../kernel/actor.ts'
import { firstRule } from '../../kernel/decision.ts'
import type { AgentCode, Mandate, MandateRecord } from './party.ts'

const isSelf = (actor: Actor): actor is Resident =>
  actor.kind === 'resident' && actor.partyId === actor.personId

const personOf = (actor: Actor): string | undefined =>
  actor.kind === 'resident' || actor.kind === 'official' ? actor.personId : undefined

/** An enterprise lets somebody act through its legal representative alone: a handler passes nothing on. */
export const mayGrantHandler = firstRule<Actor, { readonly capacity: Mandate | undefined }>(
  [
    {
      id: 'party.legal-representative-grants',
      holds: (actor, { capacity }) =>
        actor.kind === 'resident' &&
        capacity?.kind === 'legal-representative' &&
        capacity.personId === actor.personId &&
        capacity.partyId === actor.partyId,
    },
  ],
  'party.only-the-legal-representative',
)

/** A person lets relatives and agents act for them by themselves, acting for themselves. */
export const mayGrantForSelf = firstRule<Actor, null>(
  [{ id: 'party.for-oneself', holds: isSelf }],
  'party.only-for-yourself',
)

interface Offer {
  readonly mandate: MandateRecord
  readonly mine: boolean
}

/** An offer is answered by whom it is made to. */
export const mayAnswer = firstRule<Actor, Offer>(
  [{ id: 'party.offered-to-me', holds: (actor, { mine }) => mine && personOf(actor) !== undefined }],
  'party.not-yours',
)

/** Both sides know of a mandate. */
export const seesMandate = firstRule<Actor, Offer>(
  [
    {
      id: 'party.granting-side',
      holds: (actor, { mandate }) => actor.kind === 'resident' && actor.partyId === mandate.partyId,
    },
    {
      id: 'party.acting-side',
      holds: (actor, { mandate, mine }) => mine || personOf(actor) === mandate.personId,
    },
    { id: 'party.system', holds: (actor) => actor.kind === 'system' },
  ],
  'party.not-yours',
)

interface Ending {
  readonly mandate: MandateRecord
  /** The actor's own mandate in the capacity they are in. */
  readonly capacity: Mandate | undefined
}

const byAgreement = (m: MandateRecord): boolean => ['handler', 'family', 'agent'].includes(m.kind)

/** What was agreed on ends when either side says so; what the registers say ends with them. */
export const mayEnd = firstRule<Actor, Ending>(
  [
    {
      id: 'party.legal-representative-takes-back',
      holds: (actor, { mandate, capacity }) =>
        actor.kind === 'resident' &&
        mandate.kind === 'handler' &&
        actor.partyId === mandate.partyId &&
        capacity?.kind === 'legal-representative' &&
        capacity.partyId === mandate.partyId,
    },
    {
      id: 'party.person-takes-back',
      holds: (actor, { mandate }) =>
        isSelf(actor) && byAgreement(mandate) && actor.personId === mandate.partyId,
    },
    {
      id: 'party.lays-down',
      holds: (actor, { mandate }) => byAgreement(mandate) && personOf(actor) === mandate.personId,
    },
    { id: 'party.system', holds: (actor) => actor.kind === 'system' },
  ],
  'party.cannot-end-it',
)

/** A guardian is recorded by the register module alone, on what the household register says. */
export const mayRecordGuardian = firstRule<Actor, null>(
  [
    {
      id: 'party.register-says-so',
      holds: (actor) =>
        (actor.kind === 'resident' && actor.via === 'register.establish-guardianship') ||
        actor.kind === 'system',
    },
  ],
  'party.only-by-the-register',
)

/** A code is entered by who holds a post of a town or village: an agent is known to their neighbours. */
export const mayEnterCode = firstRule<Actor, { readonly agent: boolean }>(
  [{ id: 'party.village-agent', holds: (actor, { agent }) => agent && personOf(actor) !== undefined }],
  'party.only-village-agents',
)

export const seesCode = firstRule<Actor, AgentCode>(
  [
    { id: 'party.own-code', holds: (actor, code) => isSelf(actor) && actor.partyId === code.partyId },
    {
      id: 'party.window-made-it',
      holds: (actor, code) =>
        actor.kind === 'official' && actor.duties.includes('accept') && actor.organId === code.organId,
    },
    { id: 'party.system', holds: (actor) => actor.kind === 'system' },
  ],
  'party.not-yours',
)

/** Everything that is held of a party is for itself, its legal representative, its guardian: not for who helps out. */
export const mayTakeOutAll = firstRule<Actor, { readonly capacity: Mandate | undefined }>(
  [
    { id: 'party.take-out-for-oneself', holds: isSelf },
    {
      id: 'party.take-out-as-representative',
      holds: (actor, { capacity }) =>
        actor.kind === 'resident' &&
        capacity?.partyId === actor.partyId &&
        ['legal-representative', 'guardian'].includes(capacity.kind),
    },
  ],
  'party.not-with-this-mandate',
)

/** Closing an account is one's own doing, and the case module's, which knows whether anything is open. */
export const mayForgetContact = firstRule<Actor, unknown>(
  [
    {
      id: 'party.account-closes',
      holds: (actor) => isSelf(actor) && actor.via === 'case.close-account',
    },
  ],
  'party.not-yours',
)

/** One's own, for oneself. That the phone is one's own is for the calling command to have seen. */
export const mayChangeContact = firstRule<Actor, unknown>(
  [{ id: 'party.own-contact', holds: isSelf }],
  'party.not-yours',
)
