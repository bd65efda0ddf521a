import type { Actor, Official, Resident } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'

/** Somebody for themselves, or for a party by a mandate. */
export const resident = (personId: string, partyId = personId, mandateId?: string): Actor => ({
  kind: 'resident',
  personId: personId as Resident['personId'],
  partyId: partyId as Resident['partyId'],
  ...(mandateId ? { mandateId: mandateId as Id<'mandate'> } : {}),
  name: personId,
  level: 3,
  language: 'zh',
})
/** Somebody in a post with these duties, by a path of organs that ends in a dot. */
export const official = (
  personId: string,
  organId: string,
  path: string,
  duties: readonly string[],
): Actor => ({
  kind: 'official',
  personId: personId as Official['personId'],
  appointmentId: `a-${personId}` as Official['appointmentId'],
  organId: organId as Official['organId'],
  path,
  duties,
  name: personId,
  level: 4,
  language: 'zh',
})
