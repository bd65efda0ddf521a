import { publishing } from '../../../platform/published/published-operations.ts'
import { checkForm } from '../check-form.ts'
import { asFieldError } from '../finding.ts'
import { mayPublish } from '../form.policy.ts'
import type { Form } from '../form.ts'

/** Publishes a form from its file. 422 names the fields. */
export const publishForm = publishing<Form>('form', {
  may: mayPublish,
  compile: (source, as) => {
    const { file, findings } = checkForm(source)
    return { definition: file && { oneStep: false, ...file, ...as }, findings: findings.map(asFieldError) }
  },
})
