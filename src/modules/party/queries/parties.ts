import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import { mayReadContact, mayReveal, maySeeParty } from '../party.policy.ts'
import type { PartyStore } from '../party.store.ts'
import type { Contact, Party } from '../party.ts'

const byId = Type.Object({ partyId: Type.String() })

/** Name and masked number of a party the actor may know; else the same 404 as for nothing there. */
export const getParty = query<PartyStore>()({
  name: 'party.get-party',
  input: byId,
  may: 'public',
  load: ({ partyId }) => Promise.resolve({ partyId }),
  see: maySeeParty,
  run: async ({ partyId }, { store }): Promise<Party> => {
    const party = await store.find(partyId)
    if (!party) throw notFound()
    return party
  },
})

/** The whole ID number or credit code, for officials who say why; each time is in the audit. */
export const revealNumber = query<PartyStore>()({
  name: 'party.reveal-number',
  input: Type.Object({ partyId: Type.String(), reason: Type.String({ minLength: 2, maxLength: 500 }) }),
  may: mayReveal,
  personal: true,
  run: async ({ partyId, reason }, { store, note }): Promise<string> => {
    note({ reason })
    const number = await store.numberOf(partyId)
    if (number === undefined) throw notFound()
    return number
  },
})

/** Phone, mail address and language of a party: for itself and for what sends it notices. */
export const getContact = query<PartyStore>()({
  name: 'party.get-contact',
  input: byId,
  may: 'public',
  load: ({ partyId }) => Promise.resolve({ partyId }),
  see: mayReadContact,
  run: async ({ partyId }, { store }): Promise<Contact> => {
    const contact = await store.contactOf(partyId)
    if (!contact) throw notFound()
    return contact
  },
})
