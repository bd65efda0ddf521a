import { Type } from 'typebox'

export const DraftParams = Type.Object({ draft: Type.String({ minLength: 8, maxLength: 64 }) })
