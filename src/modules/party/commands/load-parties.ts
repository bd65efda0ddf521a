import { Type } from 'typebox'
import { addDays, type CivilDate } from '../../../kernel/civil-date.ts'
import type { Id, PartyId } from '../../../kernel/ids.ts'
import { command } from '../../../kernel/operation.ts'
import { mayLoad } from '../party.policy.ts'
import type { PartyStore } from '../party.store.ts'
import { ageOfMajority, birthIn } from '../party.ts'

const Kind = Type.Union([Type.Literal('person'), Type.Literal('enterprise')])
const MandateKind = Type.Union([
  Type.Literal('legal-representative'),
  Type.Literal('handler'),
  Type.Literal('guardian'),
])

/** Takes in parties with their numbers. */
export const loadParties = command<PartyStore>()({
  name: 'party.load-parties',
  input: Type.Object({
    parties: Type.Array(
      Type.Object({
        id: Type.String(),
        kind: Kind,
        name: Type.String({ minLength: 1 }),
        number: Type.String({ minLength: 1 }),
        phone: Type.Optional(Type.String()),
        email: Type.Optional(Type.String()),
        language: Type.Union([Type.Literal('zh'), Type.Literal('en')]),
      }),
      { minItems: 1 },
    ),
  }),
  output: Type.Object({ parties: Type.Integer() }),
  may: mayLoad,
  run: ({ parties }, _found, { store, write }) => {
    write(store.add(parties.map((p) => ({ ...p, id: p.id as PartyId }))))
    return { parties: parties.length }
  },
})

/** Takes in who may act for whom. */
export const loadMandates = command<PartyStore>()({
  name: 'party.load-mandates',
  input: Type.Object({
    mandates: Type.Array(
      Type.Object({
        id: Type.String(),
        kind: MandateKind,
        personId: Type.String(),
        partyId: Type.String(),
        from: Type.String({ format: 'date' }),
        until: Type.Optional(Type.String({ format: 'date' })),
      }),
      { minItems: 1 },
    ),
  }),
  output: Type.Object({ mandates: Type.Integer() }),
  may: mayLoad,
  run: async ({ mandates }, _found, { store, write, now }) => {
    const lines = []
    for (const { id, kind, personId, partyId, from, until } of mandates) {
      const number = kind === 'guardian' && !until ? await store.numberOf(partyId) : undefined
      lines.push({
        id: id as Id<'mandate'>,
        kind,
        state: 'active' as const,
        personId: personId as PartyId,
        partyId: partyId as PartyId,
        from: from as CivilDate,
        until: (until ?? (number && lastDayAsChild(birthIn(number)))) as CivilDate | undefined,
        grantedBy: 'register',
        grantedAt: now,
      })
    }
    write(store.addMandates(lines))
    return { mandates: mandates.length }
  },
})

/** The day before the eighteenth birthday (民法典 §17): a guardian's mandate ends with it. */
export const lastDayAsChild = (birth: CivilDate): CivilDate => {
  const year = Number(birth.slice(0, 4)) + ageOfMajority
  return addDays(`${year}${birth.slice(4)}` as CivilDate, -1)
}
