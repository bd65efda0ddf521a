import { type TSchema, Type } from 'typebox'

/** Shapes that several lines of the API share. What they do not name is dropped from the answer. */

export const TextShape = Type.Object({
  zh: Type.String(),
  en: Type.Optional(Type.String()),
})

export const DivisionCodeShape = Type.String({ pattern: '^\\d{12}$', description: '12 digits.' })

export const MomentShape = Type.String({ format: 'date-time' })
export const DayShape = Type.String({ format: 'date', description: 'YYYY-MM-DD in Asia/Shanghai.' })

/** A slice of a list: `next`, if there, is the cursor of the following one. */
export const sliceOf = <S extends TSchema>(of: S) =>
  Type.Object({ items: Type.Array(of), next: Type.Optional(Type.String()) })

export const CursorShape = Type.Optional(
  Type.String({ maxLength: 400, description: '`next` of the slice before.' }),
)
