import type { Text } from './text.ts'

export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503

/** What is wrong with one field: `message` is a message key, `values` go into its sentence; `text`, if there, wins. */
export interface FieldError {
  readonly path: string
  readonly message: string
  /** The sentence itself, where it is data (a form's own words). */
  readonly text?: Text
  readonly values?: Readonly<Record<string, string | number>>
}

/**
 * The one error a caller may see. `code` is stable and has a sentence in both languages (`problem.<code>`);
 * `status` is its HTTP meaning; `values` go into the sentence; `fields` become the error summary.
 */
export class Problem extends Error {
  readonly code: string
  readonly status: ProblemStatus
  readonly values: Readonly<Record<string, string | number>>
  readonly fields: readonly FieldError[]
  constructor(
    code: string,
    status: ProblemStatus,
    detail: { values?: Record<string, string | number>; fields?: readonly FieldError[] } = {},
  ) {
    super(code)
    this.code = code
    this.status = status
    this.values = detail.values ?? {}
    this.fields = detail.fields ?? []
  }
}

/** The same answer for "nothing there" and "not yours", so nobody can probe. */
export const notFound = (): Problem => new Problem('not-found', 404)
