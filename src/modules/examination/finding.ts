import type { FieldError } from '../../kernel/problem.ts'

/** Why a table cannot be published. Each code has a sentence at `examination.finding.<code>`. */
export type FindingCode =
  | 'not-dmn'
  | 'unsupported'
  | 'bad-expression'
  | 'bad-cell'
  | 'wrong-type'
  | 'bad-outcome'
  | 'no-words'
  | 'overlap'
  | 'gap'
  | 'never-first'
  | 'too-large'

/** `at` is the id of the rule or input, '' for the whole table. */
export interface Finding {
  readonly code: FindingCode
  readonly at: string
  readonly values: Readonly<Record<string, string>>
}

export const finding = (code: FindingCode, at: string, what = ''): Finding => ({ code, at, values: { what } })

/** The finding as an error of a form or API: the path is the rule or input. */
export const asFieldError = ({ code, at, values }: Finding): FieldError => ({
  path: at,
  message: `examination.finding.${code}`,
  values: { at, ...values },
})
