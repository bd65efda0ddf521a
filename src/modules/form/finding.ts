import type { FieldError } from '../../kernel/problem.ts'

/** Why a form cannot be published. Each code has a sentence at `form.finding.<code>`. */
export type FindingCode =
  | 'not-json'
  | 'shape'
  | 'page'
  | 'no-words'
  | 'unbounded'
  | 'pattern'
  | 'choices'
  | 'condition'
  | 'refers'
  | 'one-step'

/** `at` is the field, page or place in the file. */
export interface Finding {
  readonly code: FindingCode
  readonly at: string
  readonly what: string
}

export const finding = (code: FindingCode, at: string, what = ''): Finding => ({ code, at, what })

/** The finding as an error of a form or API: the path is the field. */
export const asFieldError = ({ code, at, what }: Finding): FieldError => ({
  path: at,
  message: `form.finding.${code}`,
  values: { at, what },
})
