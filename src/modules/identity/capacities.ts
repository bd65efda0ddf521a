import type { Official, Resident } from '../../kernel/actor.ts'
import type { PartyId } from '../../kernel/ids.ts'
import type { Language } from '../../kernel/text.ts'
import type { Appointment } from '../organ/index.ts'
import type { Mandate } from '../party/index.ts'
import type { Account, Capacity } from './identity.ts'

/** The person for themselves. */
export const asSelf = (account: Account, language: Language): Resident => ({
  kind: 'resident',
  personId: account.personId as PartyId,
  partyId: account.personId as PartyId,
  name: account.name,
  level: account.level,
  language,
})

/** The person for another party. */
export const asMandate = (account: Account, mandate: Mandate, language: Language): Resident => ({
  ...asSelf(account, language),
  partyId: mandate.partyId,
  mandateId: mandate.id,
  ...(mandate.items ? { items: mandate.items } : {}),
})

/** The person in their post. */
export const asAppointment = (account: Account, post: Appointment, language: Language): Official => ({
  kind: 'official',
  personId: account.personId as PartyId,
  appointmentId: post.id,
  ...(post.standsInFor ? { standsInFor: post.standsInFor } : {}),
  organId: post.organId,
  path: post.path,
  realm: post.realm,
  duties: post.duties,
  name: account.name,
  level: account.level,
  language,
})

/** All capacities a person can choose from, themselves first. */
export const capacitiesOf = (
  person: { personId: string; name: string },
  mandates: readonly Mandate[],
  posts: readonly Appointment[],
): readonly Capacity[] => [
  { kind: 'self', id: person.personId, name: { zh: person.name } },
  ...mandates.map(
    (m): Capacity => ({ kind: 'mandate', id: m.id, name: { zh: m.partyName }, mandateKind: m.kind }),
  ),
  ...posts.map((a): Capacity => ({ kind: 'appointment', id: a.id, name: a.organName, as: a.post })),
]
