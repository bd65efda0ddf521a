import { Type } from 'typebox'

/** Where one goes on after signing in. */
export const NextQuery = Type.Object({ next: Type.Optional(Type.String({ maxLength: 2000 })) })
export const CodeParams = Type.Object({ code: Type.String({ maxLength: 64 }) })
