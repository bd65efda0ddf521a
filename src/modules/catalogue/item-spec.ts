import { type Static, Type } from 'typebox'
import { AudienceName, Journey, ProjectTypeName } from './catalogue.ts'
import { Guide, Words } from './guide.ts'

/** A data file of `catalogue/items`: a basic item, its guide, and the department and levels that carry it out. */
export const ItemSpec = Type.Object({
  key: Type.String({ pattern: '^[a-z0-9-]+$' }),
  /** Region 2, type 2, department 2, main 3, sub 3 digits (ZWFW C0109.1). */
  code: Type.String({ pattern: '^\\d{12}$' }),
  name: Words,
  type: Type.String({ pattern: '^\\d{2}$' }),
  department: Type.String(),
  levels: Type.Array(Type.Integer({ minimum: 1, maximum: 5 }), { minItems: 1 }),
  summary: Words,
  aliases: Type.Array(Type.String()),
  audience: Type.Array(AudienceName, { minItems: 1 }),
  themes: Type.Array(Type.String(), { minItems: 1 }),
  projectType: ProjectTypeName,
  online: Type.Boolean(),
  visits: Type.Integer({ minimum: 0 }),
  legalDays: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
  promisedDays: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
  assuranceLevel: Type.Integer({ minimum: 0, maximum: 4 }),
  journey: Type.Optional(Journey),
  guide: Guide,
})
export type ItemSpec = Static<typeof ItemSpec>

/** An organ that carries an item out. */
export const Implementer = Type.Object({
  id: Type.String(),
  creditCode: Type.String(),
  name: Words,
  department: Type.String(),
  division: Type.String(),
  level: Type.Integer({ minimum: 1, maximum: 5 }),
})
export type Implementer = Static<typeof Implementer>
