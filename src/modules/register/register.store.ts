import type { CivilDate } from '../../kernel/civil-date.ts'
import type { PartyId } from '../../kernel/ids.ts'
import type { Write } from '../../kernel/write.ts'
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts'
import { type Reader, sql, writer } from '../../platform/db/index.ts'
import { disputes } from './dispute.store.ts'
import type { Place, Tie } from './kinship.ts'
import type { RegisterTables } from './register.tables.gen.ts'
import type {
  EnterpriseRecord,
  Holding,
  HouseholdRecord,
  Member,
  PersonRecord,
  PlaceRecord,
  Relation,
} from './register.ts'

const w = writer<RegisterTables>()
const idPlace = 'register.person|id_number'
const phonePlace = 'register.person|phone'
/** From a person to a great-grandparent, or over spouse, parent and sibling to who that one married. */
const mostSteps = 5
const day = (column: string) => sql<CivilDate>`${sql.ref(column)}::text`

export const registerStore = (db: Reader<RegisterTables>, fields: FieldCipher) => {
  const readPeople = async (partyId: string) => {
    // the asked person first decides the household; the rest of it comes with them in one read
    const rows = await db
      .selectFrom('register.person as p')
      .innerJoin('register.household as h', 'h.id', 'p.household_id')
      .selectAll('p')
      .select([
        day('p.born_on').as('birth'),
        day('p.as_of').as('as_of_day'),
        day('h.as_of').as('household_as_of'),
      ])
      .select([
        'h.register_number',
        'h.kind',
        'h.address as household_address',
        'h.division as household_division',
      ])
      .where('p.household_id', 'in', (e) =>
        e.selectFrom('register.person').select('household_id').where('party_id', '=', partyId),
      )
      .orderBy('p.born_on')
      .execute()
    const own = rows.find((row) => row.party_id === partyId)
    if (!own) return undefined
    const members: Member[] = rows.map((row) => ({
      partyId: row.party_id as PartyId,
      name: row.name,
      sex: row.sex as 'male' | 'female',
      birthDate: row.birth,
      idNumber: fields.decrypt(idPlace, row.party_id, row.id_number),
      relation: row.relation as Relation,
      monthlyIncome: row.monthly_income,
    }))
    const person: PersonRecord = {
      partyId: own.party_id as PartyId,
      name: own.name,
      idNumber: fields.decrypt(idPlace, own.party_id, own.id_number),
      sex: own.sex as 'male' | 'female',
      birthDate: own.birth,
      nation: own.nation,
      address: own.address,
      division: own.division,
      householdId: own.household_id,
      phone: own.phone ? fields.decrypt(phonePlace, own.party_id, own.phone) : undefined,
      monthlyIncome: own.monthly_income,
      asOf: own.as_of_day,
    }
    const household: HouseholdRecord = {
      id: own.household_id,
      registerNumber: own.register_number,
      kind: own.kind as 'rural' | 'urban',
      address: own.household_address,
      division: own.household_division,
      asOf: own.household_as_of,
    }
    return { person, household, members }
  }

  const readEnterprise = async (partyId: string) => {
    const row = await db
      .selectFrom('register.enterprise as e')
      .innerJoin('register.place as p', 'p.id', 'e.place_id')
      .selectAll('e')
      .select([
        day('e.established_on').as('established'),
        day('e.as_of').as('as_of_day'),
        day('p.as_of').as('place_as_of'),
      ])
      .select(['p.address as place_address', 'p.division as place_division', 'p.floor_area', 'p.use'])
      .where('e.party_id', '=', partyId)
      .executeTakeFirst()
    if (!row) return undefined
    const enterprise: EnterpriseRecord = {
      partyId: row.party_id as PartyId,
      name: row.name,
      creditCode: row.credit_code,
      legalRepresentative: row.legal_representative,
      address: row.address,
      division: row.division,
      businessScope: row.business_scope,
      establishedOn: row.established,
      registeredCapital: row.registered_capital,
      placeId: row.place_id,
      asOf: row.as_of_day,
    }
    const place: PlaceRecord = {
      id: row.place_id,
      address: row.place_address,
      division: row.place_division,
      floorArea: row.floor_area,
      use: row.use,
      asOf: row.place_as_of,
    }
    return { enterprise, place }
  }

  return {
    ...disputes(db),
    /** Everything held about a party, as far as these kinds of facts need it. */
    holding: async (partyId: string, kinds: { people: boolean; business: boolean }): Promise<Holding> => {
      const people = kinds.people ? await readPeople(partyId) : undefined
      const business = kinds.business ? await readEnterprise(partyId) : undefined
      return { members: [], ...people, ...business }
    },
    holdsPeople: async (): Promise<boolean> =>
      (await db.selectFrom('register.person').select('party_id').limit(1).executeTakeFirst()) !== undefined,
    /** Whom this ID number belongs to. */
    findByNumber: async (
      idNumber: string,
    ): Promise<{ partyId: PartyId; name: string; phone: string | undefined } | undefined> => {
      const row = await db
        .selectFrom('register.person')
        .select(['party_id', 'name', 'phone'])
        .where('number_index', '=', fields.blindIndex(idPlace, idNumber))
        .executeTakeFirst()
      return (
        row && {
          partyId: row.party_id as PartyId,
          name: row.name,
          phone: row.phone ? fields.decrypt(phonePlace, row.party_id, row.phone) : undefined,
        }
      )
    },
    /** What the registers say of the people around somebody, as far as a relative can be. */
    kinAround: async (
      personId: string,
    ): Promise<{ readonly ties: readonly Tie[]; readonly places: readonly Place[] }> => {
      const { rows } = await sql<{ ties: Tie[] | null; places: Place[] | null }>`
        with recursive near(id, steps) as (
          select ${personId}::text, 0
          union
          select other.id, near.steps + 1 from near cross join lateral (
            select q.party_id as id from "register"."person" p
              join "register"."person" q on q.household_id = p.household_id where p.party_id = near.id
            union select relative_id from "register"."kinship" where person_id = near.id
            union select person_id from "register"."kinship" where relative_id = near.id
          ) other where near.steps < ${mostSteps}
        )
        select
          (select json_agg(json_build_object('kind', k.kind, 'of', k.person_id, 'is', k.relative_id))
            from "register"."kinship" k where k.person_id in (select id from near)) as ties,
          (select json_agg(json_build_object('partyId', p.party_id, 'householdId', p.household_id, 'relation', p.relation))
            from "register"."person" p where p.party_id in (select id from near)) as places`.execute(db)
      return { ties: rows[0]?.ties ?? [], places: rows[0]?.places ?? [] }
    },
    addTies: (list: readonly (Tie & { readonly asOf: CivilDate })[]): Write =>
      w.insertMany(
        'register.kinship',
        list.map(({ kind, of, is, asOf }) => ({ person_id: of, relative_id: is, kind, as_of: asOf })),
      ),
    addHouseholds: (list: readonly HouseholdRecord[]): Write =>
      w.insertMany(
        'register.household',
        list.map((h) => ({
          id: h.id,
          register_number: h.registerNumber,
          kind: h.kind,
          address: h.address,
          division: h.division,
          as_of: h.asOf,
        })),
      ),
    addPersons: (list: readonly (PersonRecord & { readonly relation: Relation })[]): Write =>
      w.insertMany(
        'register.person',
        list.map((p) => ({
          party_id: p.partyId,
          name: p.name,
          id_number: fields.encrypt(idPlace, p.partyId, p.idNumber),
          number_index: fields.blindIndex(idPlace, p.idNumber),
          sex: p.sex,
          born_on: p.birthDate,
          nation: p.nation,
          address: p.address,
          division: p.division,
          household_id: p.householdId,
          relation: p.relation,
          phone: p.phone === undefined ? null : fields.encrypt(phonePlace, p.partyId, p.phone),
          monthly_income: p.monthlyIncome,
          as_of: p.asOf,
        })),
      ),
    addPlaces: (list: readonly PlaceRecord[]): Write =>
      w.insertMany(
        'register.place',
        list.map((p) => ({
          id: p.id,
          address: p.address,
          division: p.division,
          floor_area: p.floorArea,
          use: p.use,
          as_of: p.asOf,
        })),
      ),
    addEnterprises: (list: readonly EnterpriseRecord[]): Write =>
      w.insertMany(
        'register.enterprise',
        list.map((e) => ({
          party_id: e.partyId,
          name: e.name,
          credit_code: e.creditCode,
          legal_representative: e.legalRepresentative,
          address: e.address,
          division: e.division,
          business_scope: e.businessScope,
          established_on: e.establishedOn,
          registered_capital: e.registeredCapital,
          place_id: e.placeId,
          as_of: e.asOf,
        })),
      ),
  }
}

export type RegisterStore = ReturnType<typeof registerStore>
