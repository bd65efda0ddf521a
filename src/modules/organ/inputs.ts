import { Type } from 'typebox'
import type { Actor } from '../../kernel/actor.ts'
import type { Work } from '../../kernel/operation.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Text } from '../../kernel/text.ts'
import type { OrganStore } from './organ.store.ts'
import { type About, duties } from './organ.ts'

/** A name or an address in both languages; the Chinese one is the legal one. */
export const TextInput = Type.Unsafe<Text>(
  Type.Object({
    zh: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
    en: Type.Optional(Type.String({ maxLength: 200 })),
  }),
)
/** Why a change is made: said by who makes it, kept with it. */
export const Reason = Type.String({ minLength: 2, maxLength: 500, pattern: '\\S' })
export const Id64 = Type.String({ minLength: 1, maxLength: 64 })
export const Duties = Type.Array(Type.Enum([...duties]), { minItems: 1, maxItems: 8, uniqueItems: true })
export const CivilDateInput = Type.String({ format: 'date' })
export const Phone = Type.String({ maxLength: 30 })

const nameOf = (actor: Actor): string | null => ('name' in actor ? actor.name : null)
const idOf = (actor: Actor): string | null =>
  actor.kind === 'official' ? actor.appointmentId : 'personId' in actor ? actor.personId : null

/** Keeps what was changed with who, when and why; the reason goes into the audit too. */
export const remember = (
  work: Work<OrganStore>,
  verb: string,
  reason: string,
  about: readonly About[],
  data: Readonly<Record<string, unknown>> = {},
): void => {
  const by = { byId: idOf(work.actor), byName: nameOf(work.actor) }
  work.write(
    work.store.addHistory(
      about.map((one) => ({ id: work.newId(), about: one, verb, reason, data, at: work.now, ...by })),
    ),
  )
  work.note({ reason })
}

/** What is wrong with one field, as a problem with an error summary. */
export const wrongField = (
  code: string,
  path: string,
  values: Readonly<Record<string, string | number>> = {},
): Problem => new Problem(code, 422, { values, fields: [{ path, message: `problem.${code}`, values }] })
