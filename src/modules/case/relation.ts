import type { Reading } from '../../kernel/operation.ts'
import { listMandates } from '../party/index.ts'
import { listFamily } from '../register/index.ts'
import type { Relation } from './case.policy.ts'
import type { Case } from './case.ts'

/** Has this official to stand back from the case, and why? Judged on what registers and mandates say now. */
export const relationTo = async (
  { ask, actor }: Pick<Reading<never>, 'ask' | 'actor'>,
  { applicant, parties }: Case,
): Promise<Relation | undefined> => {
  if (actor.kind !== 'official') return undefined
  const { personId } = actor
  const about: readonly string[] = [applicant.personId, applicant.partyId, ...parties]
  if (about.includes(personId)) return 'own'
  const [family, mandates] = await Promise.all([
    ask(listFamily, { personId }),
    ask(listMandates, { personId }),
  ])
  if (family.some((id) => about.includes(id))) return 'family'
  return mandates.some((mandate) => about.includes(mandate.partyId)) ? 'represented' : undefined
}
