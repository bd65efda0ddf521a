import {
  type Answers,
  type Form,
  isEmpty,
  type PrefillFact,
  visibleFields,
  withFacts,
} from '../../../modules/form/index.ts'
import { FormField } from './form-field.tsx'
import { KnownFacts } from './known-facts.tsx'
import { RepeatGroup } from './repeat-group.tsx'

interface FormPageProps {
  form: Form
  page: string
  /** As the draft keeps them. */
  answers: Answers
  /** What the registers know about the applicant. */
  facts?: readonly PrefillFact[]
}

/** The fields of one page of a form, to stand in a `<Form>`; reads what was typed and what is wrong from the page. */
export const FormPage = ({ form, page, answers, facts = [] }: FormPageProps) => {
  const found = form.pages.find(({ key }) => key === page)
  const fields = found ? visibleFields(form, found, withFacts(form, answers, facts)) : []
  const known = fields.flatMap((field) => {
    const source = form.ui[field]?.prefill
    const fact = source && facts.find((candidate) => candidate.field === source && !isEmpty(candidate.value))
    return fact ? [{ field, fact }] : []
  })
  const asked = fields.filter((field) => !known.some((one) => one.field === field))
  return (
    <>
      {/* The Enter key presses the first button of a form: it must save, not add or remove an entry. */}
      <button type="submit" class="ds-sr-only" tabIndex={-1} aria-hidden="true" />
      <KnownFacts form={form} fields={known} answers={answers} />
      {asked.map((field) => {
        const [schema, ui] = [form.schema.properties[field], form.ui[field]]
        if (!schema || !ui) return null
        const props = { name: field, schema, ui, value: answers[field] }
        return ui.fields ? (
          <RepeatGroup key={field} {...props} />
        ) : (
          <FormField key={field} {...props} required={form.schema.required.includes(field)} />
        )
      })}
    </>
  )
}
