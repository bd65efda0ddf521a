import { type Static, Type } from 'typebox'
import { AudienceName, DayUnitName, ItemStateName, ProjectTypeName } from './catalogue.ts'
import { Guide, Words } from './guide.ts'

const nullable = <S extends import('typebox').TSchema>(schema: S) => Type.Union([schema, Type.Null()])
const Days = nullable(Type.Integer({ minimum: 0, maximum: 100_000 }))

/** One implementation as it comes in from outside, in our words: what the batch command takes. */
export const ItemRecord = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 64 }),
  scheme: Type.String(),
  basicCode: Type.String({ minLength: 1, maxLength: 64 }),
  name: Words,
  catalogueName: nullable(Type.String()),
  type: Type.String(),
  department: Type.String(),
  audience: Type.Array(AudienceName),
  themes: Type.Array(Type.String()),
  organId: nullable(Type.String()),
  organCode: Type.String(),
  organName: Words,
  division: Type.String({ pattern: '^\\d{12}$' }),
  level: Type.Integer({ minimum: 0, maximum: 5 }),
  state: ItemStateName,
  projectType: ProjectTypeName,
  online: Type.Boolean(),
  visits: Type.Integer({ minimum: 0, maximum: 99 }),
  legalDays: Days,
  legalUnit: DayUnitName,
  promisedDays: Days,
  promisedUnit: DayUnitName,
  guide: Guide,
})
export type ItemRecord = Static<typeof ItemRecord>
