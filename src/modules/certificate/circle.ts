import type { Reading } from '../../kernel/operation.ts'
import { listFamily } from '../register/index.ts'

/** Is the holder a relative of this official, or of their household? */
export const isOfCircle = async (
  { actor, ask }: Pick<Reading<never>, 'actor' | 'ask'>,
  holderPartyId: string,
): Promise<boolean> =>
  actor.kind === 'official' && (await ask(listFamily, { personId: actor.personId })).includes(holderPartyId)
