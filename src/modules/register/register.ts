import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id, OrganId, PartyId } from '../../kernel/ids.ts'
import type { Text } from '../../kernel/text.ts'

/** One thing a base register says, with who says it and as of which day. */
export interface Fact {
  /** `person.birthDate`, `enterprise.address` … */
  readonly field: string
  readonly value: unknown
  readonly source: Text
  readonly asOf: CivilDate
}

export interface Relative {
  readonly name: string
  readonly sex: 'male' | 'female'
  readonly birthDate: CivilDate
  readonly idNumber: string
}

/** Population register (人口库). */
export interface PersonRecord {
  readonly partyId: PartyId
  readonly name: string
  readonly idNumber: string
  readonly sex: 'male' | 'female'
  readonly birthDate: CivilDate
  readonly nation: string
  readonly address: string
  /** Village of the household, 12 digits. */
  readonly division: string
  readonly householdId: string
  readonly phone: string | undefined
  /** Yuan a month as the tax and social insurance registers have it. */
  readonly monthlyIncome: number
  readonly asOf: CivilDate
}

/** Household register (户籍). */
export interface HouseholdRecord {
  readonly id: string
  readonly registerNumber: string
  readonly kind: 'rural' | 'urban'
  readonly address: string
  readonly division: string
  readonly asOf: CivilDate
}

export type Relation = 'head' | 'spouse' | 'child' | 'parent'

/** Somebody of a household, in relation to its head. */
export interface Member extends Relative {
  readonly partyId: PartyId
  readonly relation: Relation
  readonly monthlyIncome: number
}

/** Business register (法人库). */
export interface EnterpriseRecord {
  readonly partyId: PartyId
  readonly name: string
  readonly creditCode: string
  readonly legalRepresentative: string
  readonly address: string
  readonly division: string
  readonly businessScope: string
  readonly establishedOn: CivilDate
  /** Yuan. */
  readonly registeredCapital: number
  readonly placeId: string
  readonly asOf: CivilDate
}

/** Place register (地址库): premises that a licence can be about. */
export interface PlaceRecord {
  readonly id: string
  readonly address: string
  readonly division: string
  /** Square metres. */
  readonly floorArea: number
  readonly use: string
  readonly asOf: CivilDate
}

/** Everything the registers hold about one party. */
export interface Holding {
  readonly person?: PersonRecord | undefined
  readonly household?: HouseholdRecord | undefined
  readonly members: readonly Member[]
  readonly enterprise?: EnterpriseRecord | undefined
  readonly place?: PlaceRecord | undefined
}

const police: Text = { zh: '公安人口登记', en: 'Population register (police)' }
const household: Text = { zh: '公安户籍登记', en: 'Household register (police)' }
const realName: Text = { zh: '平台实名认证', en: 'Real-name check of this platform' }
const civilAffairs: Text = { zh: '民政家庭经济状况核对', en: 'Household income check (civil affairs)' }
const market: Text = { zh: '市场监管登记', en: 'Business register (market regulation)' }
const places: Text = { zh: '自然资源地址登记', en: 'Place register (natural resources)' }

interface FieldRule {
  readonly source: Text
  readonly of: (holding: Holding) => { value: unknown; asOf: CivilDate } | undefined
}

const ofPerson = (source: Text, value: (p: PersonRecord, h: Holding) => unknown): FieldRule => ({
  source,
  of: (h) => h.person && { value: value(h.person, h), asOf: h.person.asOf },
})
const ofHousehold = (source: Text, value: (r: HouseholdRecord, h: Holding) => unknown): FieldRule => ({
  source,
  of: (h) => h.household && { value: value(h.household, h), asOf: h.household.asOf },
})
const ofEnterprise = (value: (e: EnterpriseRecord) => unknown): FieldRule => ({
  source: market,
  of: (h) => h.enterprise && { value: value(h.enterprise), asOf: h.enterprise.asOf },
})
const ofPlace = (value: (p: PlaceRecord) => unknown): FieldRule => ({
  source: places,
  of: (h) => h.place && { value: value(h.place), asOf: h.place.asOf },
})

const relative = ({ name, sex, birthDate, idNumber }: Relative): Relative => ({
  name,
  sex,
  birthDate,
  idNumber,
})
const relationTo = (h: Holding): Relation | undefined =>
  h.members.find((m) => m.partyId === h.person?.partyId)?.relation

/** The other half of the household's couple, when the person is one of it. */
const spouseOf = (p: PersonRecord, h: Holding): Relative | undefined => {
  const mine = relationTo(h)
  if (mine !== 'head' && mine !== 'spouse') return undefined
  const other = h.members.find(
    (m) => m.relation === (mine === 'head' ? 'spouse' : 'head') && m.partyId !== p.partyId,
  )
  return other && relative(other)
}

const childrenOf = (_p: PersonRecord, h: Holding): readonly Relative[] => {
  const mine = relationTo(h)
  return mine === 'head' || mine === 'spouse'
    ? h.members.filter((m) => m.relation === 'child').map(relative)
    : []
}

/** Yuan a person a month, rounded down: all incomes of the household by its heads. */
const incomePerPerson = (h: Holding): number =>
  h.members.length === 0
    ? 0
    : Math.floor(h.members.reduce((sum, m) => sum + m.monthlyIncome, 0) / h.members.length)

/** Every field that forms, rules and pages may ask for. */
const fieldRules: Readonly<Record<string, FieldRule>> = {
  'person.name': ofPerson(police, (p) => p.name),
  'person.idNumber': ofPerson(police, (p) => p.idNumber),
  'person.sex': ofPerson(police, (p) => p.sex),
  'person.birthDate': ofPerson(police, (p) => p.birthDate),
  'person.nation': ofPerson(police, (p) => p.nation),
  'person.address': ofPerson(household, (p) => p.address),
  'person.householdDivision': ofPerson(household, (p) => p.division),
  'person.phone': ofPerson(realName, (p) => p.phone),
  'person.incomeMonthly': ofPerson(civilAffairs, (p) => p.monthlyIncome),
  'person.spouse': ofPerson(household, spouseOf),
  'person.children': ofPerson(household, childrenOf),
  'household.registerNumber': ofHousehold(household, (r) => r.registerNumber),
  'household.kind': ofHousehold(household, (r) => r.kind),
  'household.address': ofHousehold(household, (r) => r.address),
  'household.size': ofHousehold(household, (_r, h) => h.members.length),
  'household.members': ofHousehold(household, (_r, h) =>
    h.members.map((m) => ({ ...relative(m), relation: m.relation })),
  ),
  'household.incomePerPerson': ofHousehold(civilAffairs, (_r, h) => incomePerPerson(h)),
  'enterprise.name': ofEnterprise((e) => e.name),
  'enterprise.creditCode': ofEnterprise((e) => e.creditCode),
  'enterprise.legalRepresentative': ofEnterprise((e) => e.legalRepresentative),
  'enterprise.address': ofEnterprise((e) => e.address),
  'enterprise.division': ofEnterprise((e) => e.division),
  'enterprise.businessScope': ofEnterprise((e) => e.businessScope),
  'enterprise.establishedOn': ofEnterprise((e) => e.establishedOn),
  'enterprise.registeredCapital': ofEnterprise((e) => e.registeredCapital),
  'place.address': ofPlace((p) => p.address),
  'place.division': ofPlace((p) => p.division),
  'place.floorArea': ofPlace((p) => p.floorArea),
  'place.use': ofPlace((p) => p.use),
}

export const registerFields: readonly string[] = Object.keys(fieldRules)

/** The facts asked for, in that order; a field nobody holds is left out. */
export const factsOf = (holding: Holding, fields: readonly string[]): readonly Fact[] =>
  fields.flatMap((field) => {
    const rule = fieldRules[field]
    const held = rule?.of(holding)
    return rule && held && held.value !== undefined ? [{ field, source: rule.source, ...held }] : []
  })

/** Somebody of one's household, as the register has them. */
export interface FamilyMember {
  readonly partyId: PartyId
  readonly name: string
  readonly birthDate: CivilDate
  readonly relation: Relation
  /** Under age, and a child of the couple the asking person is one of. */
  readonly ward: boolean
}

/** The others of a person's household. A parent here is head or spouse of it, and the child is its child. */
export const familyOf = (
  holding: Holding,
  isMinor: (birth: CivilDate) => boolean,
): readonly FamilyMember[] => {
  const mine = relationTo(holding)
  const parent = mine === 'head' || mine === 'spouse'
  return holding.members
    .filter((member) => member.partyId !== holding.person?.partyId)
    .map(({ partyId, name, birthDate, relation }) => ({
      partyId,
      name,
      birthDate,
      relation,
      ward: parent && relation === 'child' && isMinor(birthDate),
    }))
}

/** A person says that something held about them is wrong (疑义). */
export interface Dispute {
  readonly field: string
  readonly says: string
  readonly raisedAt: Date
}

/** A correction request with the organ it was sent to and what was answered. */
export interface SentDispute extends Dispute {
  readonly id: Id<'dispute'>
  readonly partyId: PartyId
  readonly organId: OrganId | undefined
  readonly organPath: string | undefined
  readonly outcome: 'corrected' | 'kept' | undefined
  readonly answer: string | undefined
  readonly answeredAt: Date | undefined
}

/** Which department keeps the register a fact comes from, and for which place. */
export const keeperOf = (
  field: string,
  { person, enterprise, place }: Holding,
): { readonly department: string; readonly division: string } | undefined => {
  const at = (department: string, division: string | undefined) =>
    division === undefined ? undefined : { department, division }
  switch (fieldRules[field]?.source) {
    case police:
    case household:
      return at('public-security', person?.division)
    case civilAffairs:
      return at('civil-affairs', person?.division)
    case market:
      return at('market-regulation', enterprise?.division)
    case places:
      return at('natural-resources', place?.division)
    default:
      // what the platform itself checked goes to who runs it
      return at('big-data', person?.division)
  }
}
