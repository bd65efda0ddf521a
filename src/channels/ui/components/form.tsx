import type { ComponentChildren } from 'preact'
import { usePage } from '../page-context.ts'
import { errorSentence, fieldId } from './field-context.ts'

/** Proves that the form is ours and makes a repeated send harmless. In every POST form. */
export const FormToken = () => {
  const { csrfToken, idempotencyKey } = usePage()
  return (
    <>
      <input type="hidden" name="_csrf" value={csrfToken} />
      <input type="hidden" name="_key" value={idempotencyKey} />
    </>
  )
}

interface FormProps {
  /** Where it is sent; without it, to the page it stands on. */
  action?: string
  /** Carries files. */
  files?: boolean
  id?: string
  children: ComponentChildren
}

/** A POST form with its token; fields with an even gap. */
export const Form = ({ action, files = false, id, children }: FormProps) => (
  <form
    class="tb-stack tb-stack--fields tb-form"
    method="post"
    action={action}
    encType={files ? 'multipart/form-data' : undefined}
    id={id}
    noValidate
  >
    <FormToken />
    {children}
  </form>
)

/** What the failed request says: a link to each field, or its one sentence. Nothing when all is well. */
export const ErrorSummary = () => {
  const { problem, words } = usePage()
  if (problem === undefined) return null
  const { fields } = problem
  return (
    <div class="ds-error-summary" role="alert" tabIndex={-1} id="error-summary">
      <h2 class="ds-heading" data-size="xs">
        {fields.length > 0
          ? words.t('ui.errors', { n: fields.length })
          : words.t(`problem.${problem.code}`, problem.values)}
      </h2>
      {fields.length > 0 && (
        <ul class="ds-list">
          {fields.map((error) => (
            <li key={error.path}>
              <a class="ds-link" href={`#${fieldId(error.path)}`}>
                {errorSentence(words, error)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
