import { system } from '../../kernel/actor.ts'
import type { SignOn, SubjectOf } from '../../modules/client/index.ts'
import { getOrgan } from '../../modules/organ/index.ts'
import { getParty } from '../../modules/party/index.ts'
import { getFacts } from '../../modules/register/index.ts'
import type { Hands } from '../../platform/platform.ts'

const provider = system('oidc')

export interface Claims {
  readonly name: string
  /** How well the person is known: L1 phone, L2 real name, L3 in person. */
  readonly ial: string
  /** How well this session was proven: as `acr`, in short. */
  readonly aal: string
  /** Unified social credit code of the organ or enterprise they act for. */
  readonly act_org?: string
  readonly act_org_name?: string
  readonly act_role?: string
  /** The person they act for, as this sector knows them; never by name. */
  readonly act_for?: string
  /** What the acting rests on: mandate, or the post whose holder they stand in for. */
  readonly delegation?: string
}

const knownAs = 3

/** What is passed on about somebody in a capacity; which of it goes out is decided by scopes. */
export const claimsOf = async (
  { capacity, level }: SignOn,
  sector: string,
  subjectOf: SubjectOf,
  hands: Hands,
): Promise<Claims> => {
  const person = { name: capacity.name, ial: `L${Math.min(level, knownAs)}`, aal: `L${level}` }
  if (capacity.kind === 'official') {
    const organ = await hands.ask(getOrgan, { organId: capacity.organId }, provider)
    return {
      ...person,
      act_org: organ.creditCode,
      act_org_name: organ.name.zh,
      act_role: capacity.duties.join(' '),
      ...(capacity.standsInFor ? { delegation: capacity.standsInFor } : {}),
    }
  }
  if (!capacity.mandateId) return person
  const party = await hands.ask(getParty, { partyId: capacity.partyId }, provider)
  const acting = { ...person, act_role: 'mandate', delegation: capacity.mandateId as string }
  if (party.kind === 'person') return { ...acting, act_for: subjectOf(sector, capacity.partyId) }
  const facts = await hands.ask(
    getFacts,
    { partyId: capacity.partyId, fields: ['enterprise.creditCode'] },
    provider,
  )
  const code = facts.find(({ field }) => field === 'enterprise.creditCode')?.value
  return { ...acting, ...(typeof code === 'string' ? { act_org: code } : {}), act_org_name: party.name }
}
