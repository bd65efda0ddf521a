import { Type } from 'typebox'

export const NumberParams = Type.Object({ number: Type.String({ maxLength: 16 }) })
