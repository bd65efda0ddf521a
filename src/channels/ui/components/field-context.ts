import type { FieldError } from '../../../kernel/problem.ts'
import type { Words } from '../../../platform/i18n/words.ts'
import { usePage } from '../page-context.ts'

/** The id of the input of a field, for labels and for links of the error summary. */
export const fieldId = (path: string): string => `f-${path.replaceAll(/[^\w\u4e00-\u9fff]+/gu, '-')}`

/** The sentence of one field error. */
export const errorSentence = (words: Words, error: FieldError): string =>
  error.text === undefined ? words.t(error.message, error.values) : words.say(error.text)

/** What the failed request said about a field: what was typed and what is wrong with it. */
export const useField = (name: string): { typed: string | undefined; error: string | undefined } => {
  const { problem, typed, words } = usePage()
  const error = problem?.fields.find((candidate) => candidate.path === name)
  const value = typed?.[name]
  return {
    typed: typeof value === 'string' ? value : undefined,
    error: error && errorSentence(words, error),
  }
}

/** The same for a field with several values. */
export const useChosen = (name: string): readonly string[] | undefined => {
  const { typed } = usePage()
  if (typed === undefined) return undefined
  const value = typed[name]
  if (Array.isArray(value)) return value.map(String)
  return typeof value === 'string' ? [value] : []
}
