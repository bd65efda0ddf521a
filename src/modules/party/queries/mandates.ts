import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { asResident, mayTakeOut } from '../../../kernel/own-data.ts'
import { notFound, Problem } from '../../../kernel/problem.ts'
import { capacityOf } from '../commands/grant.ts'
import { mayTakeOutAll } from '../mandate.policy.ts'
import { mayLoad, mayReadContact } from '../party.policy.ts'
import type { PartyStore } from '../party.store.ts'
import { type AgentCode, type Mandate, type MandateRecord, standingOf } from '../party.ts'

/** For whom a person may act now. */
export const listMandates = query<PartyStore>()({
  name: 'party.list-mandates',
  input: Type.Object({ personId: Type.String() }),
  may: 'public',
  load: ({ personId }) => Promise.resolve({ partyId: personId }),
  see: mayReadContact,
  run: ({ personId }, { store, today, now }): Promise<readonly Mandate[]> =>
    store.mandatesOf(personId, today, now),
})

/** The mandate if it holds at this moment, else null: what a session that rests on it asks. */
export const findLiveMandate = query<PartyStore>()({
  name: 'party.find-live-mandate',
  input: Type.Object({ mandateId: Type.String({ maxLength: 64 }) }),
  may: mayLoad,
  run: async ({ mandateId }, { store, today, now }): Promise<Mandate | null> =>
    (await store.liveMandate(mandateId, today, now)) ?? null,
})

/** A mandate with where it stands today. */
export interface MandateLine extends MandateRecord {
  readonly standing: ReturnType<typeof standingOf>
}

export interface MyMandates {
  /** Who acts, or is asked to act, for the party whose affairs these are. */
  readonly given: readonly MandateLine[]
  /** For whom the person acts, or is asked to act. */
  readonly held: readonly MandateLine[]
  readonly codes: readonly AgentCode[]
  /** May the person, in this capacity, let others act and end it? */
  readonly mayGrant: 'handler' | 'family' | undefined
  /** May the person, in this capacity, see and take out everything that is held of the party? */
  readonly takesOut: boolean
}

/** Both sides of my mandates, newest first. */
export const listMyMandates = query<PartyStore>()({
  name: 'party.list-my-mandates',
  unscoped: 'an offer made before the person was known here has only their number',
  input: Type.Object({}),
  may: asResident('party'),
  run: async (_input, { actor, store, today, now }): Promise<MyMandates> => {
    if (actor.kind !== 'resident') throw notFound()
    const lines = (records: readonly MandateRecord[]): readonly MandateLine[] =>
      records.map((record) => ({ ...record, standing: standingOf(record, today, now) }))
    const self = actor.partyId === actor.personId
    const capacity = actor.mandateId ? await store.liveMandate(actor.mandateId, today, now) : undefined
    const represents = capacity?.kind === 'legal-representative' && capacity.partyId === actor.partyId
    return {
      given: self || represents ? lines(await store.recordsOfParty(actor.partyId)) : [],
      held: lines(await store.recordsOfPerson(actor.personId)),
      codes: self ? await store.codesOf(actor.partyId) : [],
      takesOut: mayTakeOutAll(actor, { capacity }).allowed,
      mayGrant: represents ? 'handler' : self ? 'family' : undefined,
    }
  },
})

/** Everything this module holds of the party whose affairs these are, whole: for taking it out. */
export const exportMine = query<PartyStore>()({
  name: 'party.export-mine',
  input: Type.Object({}),
  may: mayTakeOut('party'),
  personal: true,
  run: async (_input, reading) => {
    const { actor, store, today, now } = reading
    if (actor.kind !== 'resident') throw notFound()
    const capacity = await capacityOf(reading)
    if (!mayTakeOutAll(actor, { capacity }).allowed) throw new Problem('party.not-with-this-mandate', 403)
    const party = await store.find(actor.partyId)
    if (!party) throw notFound()
    const contact = await store.contactOf(actor.partyId)
    const line = (m: MandateRecord) => ({
      kind: m.kind,
      standing: standingOf(m, today, now),
      person: m.personName,
      party: m.partyName,
      from: m.from,
      until: m.until ?? m.endsAt?.toISOString() ?? null,
      items: m.items ?? 'all',
    })
    return {
      name: party.name,
      kind: party.kind,
      number: (await store.numberOf(actor.partyId)) ?? null,
      phone: contact?.phone ?? null,
      email: contact?.email ?? null,
      language: contact?.language ?? null,
      mandatesGiven: (await store.recordsOfParty(actor.partyId)).map(line),
      mandatesHeld:
        actor.partyId === actor.personId ? (await store.recordsOfPerson(actor.personId)).map(line) : [],
      agentCodes: (await store.codesOf(actor.partyId)).map((c) => ({
        items: c.items,
        madeAt: c.madeAt.toISOString(),
        expiresAt: c.expiresAt.toISOString(),
        state: c.state,
      })),
      consents: (await store.consentsOf(actor.partyId)).map((c) => ({
        text: `${c.text_key}@${c.text_version}`,
        how: c.how,
        givenAt: c.given_at.toISOString(),
      })),
    }
  },
})
