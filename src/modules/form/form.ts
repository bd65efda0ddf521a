import type { FieldError } from '../../kernel/problem.ts'
import type { Text } from '../../kernel/text.ts'

/** Answers by field id. A repeat group is a list of answers; `$own` lists prefilled fields answered by hand. */
export type Answers = Readonly<Record<string, unknown>>

/** When a page or field is shown. Answers of hidden fields count as not given. */
export type ShownWhen =
  | { readonly field: string; readonly is: string | number | boolean }
  | { readonly field: string; readonly in: readonly (string | number | boolean)[] }
  | { readonly all: readonly ShownWhen[] }
  | { readonly any: readonly ShownWhen[] }
  | { readonly not: ShownWhen }

/** A field's own sentences, by the keyword that failed; `required` and `invalid` (any other) are always there. */
type ErrorTexts = { readonly required: Text; readonly invalid: Text } & Readonly<Record<string, Text>>

/** A field's values, as JSON Schema 2020-12; only these keywords may be published. */
export interface FieldSchema {
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'array'
  readonly enum?: readonly (string | number)[]
  readonly const?: string | number | boolean
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: 'civil-date' | 'citizen-id' | 'credit-code' | 'phone' | 'division' | 'money' | 'email'
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly items?: {
    readonly type: 'object' | 'string'
    readonly enum?: readonly string[]
    readonly properties?: Readonly<Record<string, FieldSchema>>
    readonly required?: readonly string[]
  }
  /** 'today', another field's id, or a day: the civil date must be later / not later than it. */
  readonly 'x-after'?: string
  readonly 'x-not-after'?: string
  readonly 'x-error'?: ErrorTexts
}

/** How a field is asked. */
export interface FieldUi {
  readonly label: Text
  readonly hint?: Text
  readonly widget?: 'text' | 'textarea' | 'radio' | 'select' | 'checkboxes' | 'yes-no' | 'date' | 'group'
  /** Words for the values of `enum`. */
  readonly choices?: Readonly<Record<string, Text>>
  readonly shownWhen?: ShownWhen
  /** The register field that answers it, e.g. `person.name`. */
  readonly prefill?: string
  /** HTML autocomplete token. */
  readonly autocomplete?: string
  readonly unit?: Text
  /** Of a repeat group: its fields in order, and what one entry is called. */
  readonly fields?: Readonly<Record<string, FieldUi>>
  readonly entry?: Text
}

export interface FormPage {
  readonly key: string
  /** The question, the page's h1. */
  readonly title: Text
  readonly why?: Text
  readonly shownWhen?: ShownWhen
  readonly fields: readonly string[]
}

/** One version of a form; never changes once published. Fields not in `schema.required` are optional. */
export interface Form {
  readonly key: string
  readonly version: number
  readonly sha256: string
  readonly title: Text
  /** An item that asks three values or fewer has no separate check page: its one page is the check. */
  readonly oneStep: boolean
  readonly pages: readonly FormPage[]
  readonly schema: {
    readonly $schema: string
    readonly type: 'object'
    readonly properties: Readonly<Record<string, FieldSchema>>
    readonly required: readonly string[]
  }
  readonly ui: Readonly<Record<string, FieldUi>>
}

/** A fact of a register as a form takes it. */
export interface PrefillFact {
  readonly field: string
  readonly value: unknown
  readonly source: Text
  readonly asOf: string
}

/** What is wrong with one answer: `path` is `field` or `group.0.field`; `text` is the form's own sentence. */
export interface FormError extends FieldError {
  readonly text: Text
  readonly page: string
}

/** An answer in words, for the check page, the desk and papers. */
export interface AnswerRow {
  readonly field: string
  readonly label: Text
  readonly value: Text
  /** The register it came from; absent when the person typed it. */
  readonly source?: Text
  readonly asOf?: string
  /** Entries of a repeat group, each with its own rows. */
  readonly entries?: readonly (readonly AnswerRow[])[]
}

export interface AnswerSection {
  readonly page: string
  readonly title: Text
  readonly rows: readonly AnswerRow[]
}
