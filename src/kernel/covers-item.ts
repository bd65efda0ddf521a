import type { Actor } from './actor.ts'

/** Characters 20 to 31 of a national implementation code are the code of its basic item (ZWFW C0109.1). */
const basicCodeIn = (itemCode: string): string => itemCode.slice(19, 31)

/** Does the capacity the actor is in reach this item? Only a mandate for chosen items says no. */
export const coversItem = (actor: Actor, itemCode: string): boolean =>
  actor.kind !== 'resident' ||
  actor.items === undefined ||
  actor.items.includes(itemCode) ||
  actor.items.includes(basicCodeIn(itemCode))
