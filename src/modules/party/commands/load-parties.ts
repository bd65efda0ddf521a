import { Type } from 'typebox'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Id, PartyId } from '../../../kernel/ids.ts'
import { command } from '../../../kernel/operation.ts'
import { mayLoad } from '../party.policy.ts'
import type { PartyStore } from '../party.store.ts'

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
  run: ({ mandates }, _found, { store, write }) => {
    write(
      store.addMandates(
        mandates.map(({ id, personId, partyId, from, until, kind }) => ({
          id: id as Id<'mandate'>,
          kind,
          personId: personId as PartyId,
          partyId: partyId as PartyId,
          from: from as CivilDate,
          until: until as CivilDate | undefined,
        })),
      ),
    )
    return { mandates: mandates.length }
  },
})
