import type { Text } from '../../kernel/text.ts'

/** What a machine may say: grant, let an official look, or pass it on with a ground for refusal. It never refuses. */
export type Outcome = 'grant' | 'refer' | 'to-official'
export const outcomes: readonly Outcome[] = ['grant', 'refer', 'to-official']

export type FactValue = string | number | boolean
/** Facts by name: register fields (`person.age`), answers (`answers.members`); null and absent both mean unknown. */
export type Facts = Readonly<Record<string, unknown>>

/** One column: an expression over facts, with the words people see for it. */
export interface Input {
  readonly label: Text
  readonly expression: string
  readonly type: 'string' | 'number' | 'boolean'
  /** Words for coded values of the column (`"urban"` → 城镇). */
  readonly values?: Readonly<Record<string, Text>>
}

export interface TableRule {
  readonly id: string
  /** What the rule means, in words. */
  readonly annotation: Text
  /** The clause it applies. */
  readonly clause: Text
  /** One unary test per input, S-FEEL text; '-' is any. */
  readonly cells: readonly string[]
  readonly outcome: Outcome
}

/** One version of a decision table; never changes once published. */
export interface Table {
  readonly key: string
  readonly version: number
  /** SHA-256 of the DMN text, hex. */
  readonly sha256: string
  readonly name: Text
  readonly hit: 'FIRST' | 'UNIQUE'
  readonly inputs: readonly Input[]
  readonly rules: readonly TableRule[]
}

/** Why: the rule that held, its cells with the value they met, and its clause. Shown to the applicant, kept with the case. */
export interface Held {
  readonly rule: string
  readonly annotation: Text
  readonly because: readonly Text[]
  readonly clause: Text
}

/** A table's answer. Facts that are missing are named; nothing is decided without them. */
export type Decided =
  | {
      readonly table: string
      readonly version: number
      readonly sha256: string
      readonly outcome: Outcome
      readonly trace: readonly Held[]
      readonly missing: readonly []
    }
  | {
      readonly table: string
      readonly version: number
      readonly sha256: string
      readonly outcome: undefined
      readonly trace: readonly []
      /** Names of the facts that were needed and unknown, e.g. `person.birthDate`. */
      readonly missing: readonly string[]
    }
