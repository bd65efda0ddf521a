import { relativesOf, tiesOfHouseholds } from './kinship.ts'
import type { RegisterStore } from './register.store.ts'

/** Relatives of somebody and the people of their household: for whom they stand back. */
export const circleOf = async (store: RegisterStore, personId: string): Promise<ReadonlySet<string>> => {
  const { ties, places } = await store.kinAround(personId)
  const home = places.find(({ partyId }) => partyId === personId)?.householdId
  const household = places.filter(({ householdId }) => householdId === home).map(({ partyId }) => partyId)
  const circle = new Set([...relativesOf(personId, [...ties, ...tiesOfHouseholds(places)]), ...household])
  circle.delete(personId)
  return circle
}
