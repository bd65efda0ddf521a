import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { mayTakeOut } from '../../../kernel/own-data.ts'
import { notFound } from '../../../kernel/problem.ts'
import { mask } from '../../../platform/crypto/mask.ts'
import type { RegisterStore } from '../register.store.ts'
import { factsOf, registerFields } from '../register.ts'

/** Relatives stand in my facts by name; their numbers are theirs. */
const withoutNumbersOfOthers = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutNumbersOfOthers)
  if (typeof value !== 'object' || value === null) return value
  const { idNumber, ...rest } = value as Record<string, unknown>
  return typeof idNumber === 'string' ? { ...rest, idNumber: mask('idNumber', idNumber) } : rest
}

/** What the registers say about the party whose affairs these are, each fact with its source, and what it objected to. */
export const exportMyFacts = query<RegisterStore>()({
  name: 'register.export-mine',
  unscoped: 'The household stands in the register with the person.',
  input: Type.Object({}),
  may: mayTakeOut('register'),
  personal: true,
  run: async (_input, { actor, store }) => {
    if (actor.kind !== 'resident') throw notFound()
    const holding = await store.holding(actor.partyId, { people: true, business: true })
    return {
      facts: factsOf(holding, registerFields).map(({ field, value, source, asOf }) => ({
        field,
        value: withoutNumbersOfOthers(value),
        source,
        asOf,
      })),
      objections: (await store.disputesOf(actor.partyId)).map(
        ({ field, says, raisedAt, organId, outcome, answer, answeredAt }) => ({
          field,
          says,
          raisedAt: raisedAt.toISOString(),
          sentTo: organId ?? null,
          outcome: outcome ?? null,
          answer: answer ?? null,
          answeredAt: answeredAt?.toISOString() ?? null,
        }),
      ),
    }
  },
})
