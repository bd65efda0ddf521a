import { Type } from 'typebox'
import { isCitizenId } from '../../../kernel/check-digits.ts'
import type { PartyId } from '../../../kernel/ids.ts'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { mayEnterPerson } from '../party.policy.ts'
import type { PartyStore } from '../party.store.ts'

const wrong = (path: string, code: string): Problem =>
  new Problem(code, 422, { fields: [{ path, message: `problem.${code}` }] })

/** The person with this ID number: found, or entered where nobody has it yet. The name must be theirs. */
export const enterPerson = command<PartyStore>()({
  name: 'party.enter-person',
  unscoped: 'Whoever is appointed is found by their ID number, not by whose papers the appointer may see.',
  input: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    idNumber: Type.String({ maxLength: 18 }),
    phone: Type.Optional(Type.String({ maxLength: 20 })),
  }),
  output: Type.Object({ partyId: Type.String() }),
  load: async ({ idNumber }, { store }) => ({
    known: await store.findByNumber('person', idNumber.toUpperCase()),
  }),
  may: mayEnterPerson,
  run: ({ name, idNumber, phone }, { known }, { store, write, newId, note }) => {
    const number = idNumber.toUpperCase()
    if (!isCitizenId(number)) throw wrong('idNumber', 'party.id-number-wrong')
    if (phone !== undefined && !/^1\d{10}$/.test(phone)) throw wrong('phone', 'party.phone-wrong')
    if (known) {
      if (known.name !== name.trim()) throw wrong('name', 'party.name-of-another')
      note({ partyId: known.id })
      return { partyId: known.id }
    }
    const id = newId<'party'>() as PartyId
    write(
      store.add([
        { id, kind: 'person', name: name.trim(), number, language: 'zh', ...(phone ? { phone } : {}) },
      ]),
    )
    note({ partyId: id })
    return { partyId: id }
  },
})
