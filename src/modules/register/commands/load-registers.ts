import { Type } from 'typebox'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { PartyId } from '../../../kernel/ids.ts'
import { command } from '../../../kernel/operation.ts'
import { mayLoad } from '../register.policy.ts'
import type { RegisterStore } from '../register.store.ts'

const Day = Type.Unsafe<CivilDate>(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }))
const Party = Type.Unsafe<PartyId>(Type.String())
const Division = Type.String({ pattern: '^\\d{12}$' })
const Sex = Type.Union([Type.Literal('male'), Type.Literal('female')])
const Relation = Type.Union([
  Type.Literal('head'),
  Type.Literal('spouse'),
  Type.Literal('child'),
  Type.Literal('parent'),
])

const Household = Type.Object({
  id: Type.String(),
  registerNumber: Type.String(),
  kind: Type.Union([Type.Literal('rural'), Type.Literal('urban')]),
  address: Type.String(),
  division: Division,
  asOf: Day,
})
const Person = Type.Object({
  partyId: Party,
  name: Type.String(),
  idNumber: Type.String(),
  sex: Sex,
  birthDate: Day,
  nation: Type.String(),
  address: Type.String(),
  division: Division,
  householdId: Type.String(),
  relation: Relation,
  phone: Type.Optional(Type.String()),
  monthlyIncome: Type.Integer({ minimum: 0 }),
  asOf: Day,
})
const Place = Type.Object({
  id: Type.String(),
  address: Type.String(),
  division: Division,
  floorArea: Type.Integer({ minimum: 1 }),
  use: Type.String(),
  asOf: Day,
})
const Enterprise = Type.Object({
  partyId: Party,
  name: Type.String(),
  creditCode: Type.String(),
  legalRepresentative: Type.String(),
  address: Type.String(),
  division: Division,
  businessScope: Type.String(),
  establishedOn: Day,
  registeredCapital: Type.Integer({ minimum: 0 }),
  placeId: Type.String(),
  asOf: Day,
})

/** Beyond one household: `is` is parent (by birth or adoption) or spouse of `of`. */
const Kinship = Type.Object({
  kind: Type.Union([Type.Literal('parent'), Type.Literal('spouse')]),
  of: Party,
  is: Party,
  asOf: Day,
})

/** Takes in households with their people, and the ties between people of several. */
export const loadPeople = command<RegisterStore>()({
  name: 'register.load-people',
  input: Type.Object({
    households: Type.Array(Household, { minItems: 1 }),
    persons: Type.Array(Person, { minItems: 1 }),
    kinship: Type.Optional(Type.Array(Kinship)),
  }),
  output: Type.Object({ persons: Type.Integer() }),
  may: mayLoad,
  run: ({ households, persons, kinship = [] }, _found, { store, write }) => {
    write(store.addHouseholds(households))
    write(store.addPersons(persons.map((p) => ({ ...p, phone: p.phone }))))
    if (kinship.length > 0) write(store.addTies(kinship))
    return { persons: persons.length }
  },
})

/** Takes in enterprises with their premises. */
export const loadBusiness = command<RegisterStore>()({
  name: 'register.load-business',
  input: Type.Object({
    places: Type.Array(Place, { minItems: 1 }),
    enterprises: Type.Array(Enterprise, { minItems: 1 }),
  }),
  output: Type.Object({ enterprises: Type.Integer() }),
  may: mayLoad,
  run: ({ places, enterprises }, _found, { store, write }) => {
    write(store.addPlaces(places))
    write(store.addEnterprises(enterprises))
    return { enterprises: enterprises.length }
  },
})
