import { createHash } from 'node:crypto'
import { type Static, Type } from 'typebox'
import type { AssuranceLevel } from '../../kernel/actor.ts'
import type { Text } from '../../kernel/text.ts'
import type { Guide } from './guide.ts'

/** Object of service (GB/T 39046-2020 A.4), codes 1 to 6 in this order. */
export const audiences = ['person', 'enterprise', 'institution', 'association', 'organ', 'other'] as const
export type Audience = (typeof audiences)[number]
export const AudienceName = Type.Enum([...audiences])

/** Item state (TASK_STATE): in use, suspended, cancelled. */
const itemStates = ['in-use', 'suspended', 'cancelled'] as const
export type ItemState = (typeof itemStates)[number]
export const ItemStateName = Type.Enum([...itemStates])

/** Unit of a time limit: 1 working days, 2 calendar days, and what else the exchange shape carries. */
const dayUnits = ['working-day', 'day', 'hour', 'month'] as const
export type DayUnit = (typeof dayUnits)[number]
export const DayUnitName = Type.Enum([...dayUnits])

/** 即办件 instant item, 承诺件 promised item (GB/T 39046-2020 A.6). */
const projectTypes = ['instant', 'promised'] as const
export type ProjectType = (typeof projectTypes)[number]
export const ProjectTypeName = Type.Enum([...projectTypes])

/** National item types (GB/T 39046-2020 A.1); real data also carry codes of their own, so the column is text. */
export const itemTypes = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '20'] as const

/** What a resident can start online: which form, process and decision table carry it. */
export const Journey = Type.Object({
  form: Type.Object({ key: Type.String() }),
  process: Type.Object({ key: Type.String() }),
  table: Type.Optional(Type.Object({ key: Type.String() })),
})

/** The lean facts of one implementation, as lists and results show them. */
export interface ItemLine {
  /** Implementation code; opaque, up to 64 characters. */
  readonly code: string
  /** Code of the basic item: 12 characters for codes of the national scheme. */
  readonly basicCode: string
  readonly itemId: string
  readonly name: Text
  readonly type: string
  readonly department: string
  /** Null when the organ of an imported record is not in this instance. */
  readonly organId: string | null
  readonly organCode: string
  readonly organName: Text
  readonly division: string
  readonly level: 1 | 2 | 3 | 4 | 5
  readonly state: ItemState
  readonly audience: readonly Audience[]
  readonly themes: readonly string[]
  readonly projectType: ProjectType
  readonly online: boolean
  readonly visits: number
  readonly charged: boolean
  readonly legalDays: number | null
  readonly legalUnit: DayUnit
  readonly promisedDays: number | null
  readonly promisedUnit: DayUnit
  readonly version: number
  /** True when it can be applied for here to the end. */
  readonly applicable: boolean
}

/** One implementation with its guide and the keys of what carries it. */
export interface Item extends ItemLine, Omit<Guide, 'summary'> {
  readonly summary: Text
  readonly key: string | null
  readonly assuranceLevel: AssuranceLevel
  readonly form?: { readonly key: string }
  readonly process?: { readonly key: string }
  readonly table?: { readonly key: string }
  readonly source: string
  readonly updatedAt: Date
}

/** A basic item: what all its implementations share. */
export interface BasicItem {
  readonly id: string
  readonly code: string
  readonly name: Text
  readonly type: string
  readonly department: string
  readonly summary: Text
  readonly audience: readonly Audience[]
  readonly themes: readonly string[]
  readonly applicable: boolean
}

const digest = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, length)

/** One code has several handling items in real data, so a basic item is its code and its name. */
export const itemIdOf = (basicCode: string, name: string): string => `${basicCode}-${digest(name, 6)}`

/** Guides are kept by content: the same text in two hundred counties is stored once. */
export const guideIdOf = (guide: Guide): string => digest(JSON.stringify(guide), 22)

/** What was last taken in, so that the same record twice changes nothing. */
export const fingerprintOf = (value: unknown): string => digest(JSON.stringify(value), 22)

export type JourneyKeys = Static<typeof Journey>
