import type { FieldError } from '../../kernel/problem.ts'

/** Why a process cannot be published. Each code has a sentence at `process.finding.<code>`. */
export type FindingCode =
  | 'not-bpmn'
  | 'unsupported'
  | 'starts'
  | 'ways-in'
  | 'ways-out'
  | 'gateway-shape'
  | 'no-condition'
  | 'bad-condition'
  | 'bad-attribute'
  | 'unknown-name'
  | 'never-said'
  | 'no-way-on'
  | 'never-ends'
  | 'left-over'
  | 'twice-at-once'
  | 'dead'
  | 'machine-refuses'
  | 'too-large'

/** `element` is the id of the element in the diagram, '' for the whole of it. */
export interface Finding {
  readonly code: FindingCode
  readonly element: string
  readonly values: Readonly<Record<string, string>>
}

export const finding = (
  code: FindingCode,
  element: string,
  values: Record<string, string> = {},
): Finding => ({
  code,
  element,
  values,
})

/** The finding as an error of a form or API: the path is the element. */
export const asFieldError = ({ code, element, values }: Finding): FieldError => ({
  path: element,
  message: `process.finding.${code}`,
  values: { element, ...values },
})
