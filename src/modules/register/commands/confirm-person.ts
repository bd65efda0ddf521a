import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { mayConfirm } from '../register.policy.ts'
import type { RegisterStore } from '../register.store.ts'

/** One form of a name: no spaces, one kind of middle dot (of 少数民族 names). */
const form = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[.•・‧∙]/g, '·')

/**
 * The person whose name and ID number these are together; null for an unknown number and for another name alike. With a
 * phone: is it the one the register knows as theirs (三要素核验)?
 */
export const confirmPerson = command<RegisterStore>()({
  name: 'register.confirm-person',
  unscoped: 'Who knows both name and number learns only that they belong together.',
  input: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 100 }),
    idNumber: Type.String({ minLength: 1, maxLength: 40 }),
    phone: Type.Optional(Type.String({ maxLength: 20 })),
  }),
  output: Type.Object({
    person: Type.Union([
      Type.Object({ personId: Type.String(), name: Type.String(), phoneIsTheirs: Type.Boolean() }),
      Type.Null(),
    ]),
  }),
  may: mayConfirm,
  run: async ({ name, idNumber, phone }, _nothing, { store, refuse }) => {
    const found = await store.findByNumber(idNumber)
    const person =
      found && form(found.name) === form(name)
        ? {
            personId: found.partyId,
            name: found.name,
            phoneIsTheirs: phone !== undefined && found.phone === phone,
          }
        : null
    if (!person) refuse('register.not-confirmed')
    return { person }
  },
})
