import type { Actor } from '../../kernel/actor.ts'
import type { Reading } from '../../kernel/operation.ts'
import { listMandates } from '../party/index.ts'
import { listFamily } from '../register/index.ts'
import type { Relation } from './case.policy.ts'
import type { CaseStore } from './case.store.ts'
import type { Case } from './case.ts'

/** Those whose cases somebody stands back from: relatives by the registers, parties by the mandates as they are now. */
const circleOf = async ({ ask }: Pick<Reading<never>, 'ask'>, personId: string) => {
  const [family, mandates] = await Promise.all([
    ask(listFamily, { personId }),
    ask(listMandates, { personId }),
  ])
  return { family, represented: mandates.map(({ partyId }) => partyId as string) }
}

/** Has this official to stand back from the case, and why? */
export const relationTo = async (
  { ask, actor, store }: Pick<Reading<CaseStore>, 'ask' | 'actor' | 'store'>,
  found: Case,
): Promise<Relation | undefined> => {
  if (actor.kind !== 'official') return undefined
  const { personId } = actor
  const about: readonly string[] = [found.applicant.personId, found.applicant.partyId, ...found.parties]
  if (about.includes(personId)) return 'own'
  const [{ family, represented }, recused] = await Promise.all([
    circleOf({ ask }, personId),
    store.hasRecused(found, personId),
  ])
  if (recused) return 'recused'
  if (family.some((id) => about.includes(id))) return 'family'
  return represented.some((id) => about.includes(id)) ? 'represented' : undefined
}

/** All of one's circle, oneself with it: what waits in the pool is shown without theirs. */
export const standsBackFrom = async (
  reading: Pick<Reading<never>, 'ask'>,
  actor: Actor,
): Promise<readonly string[]> => {
  if (actor.kind !== 'official') return []
  const { family, represented } = await circleOf(reading, actor.personId)
  return [actor.personId, ...family, ...represented]
}
