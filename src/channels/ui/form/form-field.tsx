import type { FieldSchema, FieldUi } from '../../../modules/form/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { CheckboxesField, RadiosField, SelectField } from '../components/choices.tsx'
import { DateField, NumberField, TextAreaField, TextField } from '../components/field.tsx'

interface FormFieldProps {
  /** The path: `address`, `staff.0.name`. */
  name: string
  schema: FieldSchema
  ui: FieldUi
  required: boolean
  value: unknown
}

const inputTypes = { phone: 'tel', email: 'email' } as const

const numeric = (schema: FieldSchema): boolean => schema.type === 'number' || schema.type === 'integer'

/** One field of a form as its words and its schema say it. */
export const FormField = ({ name, schema, ui, required, value }: FormFieldProps) => {
  const words = useWords()
  const text =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : undefined
  const field = {
    name,
    label: words.say(ui.label),
    hint: ui.hint && words.say(ui.hint),
    optional: !required,
    value: text,
  }
  const choices = Object.entries(ui.choices ?? {}).map(([choice, label]) => ({
    value: choice,
    label: words.say(label),
  }))
  if (ui.widget === 'checkboxes') {
    return (
      <CheckboxesField
        {...field}
        choices={choices}
        chosen={Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []}
      />
    )
  }
  if (ui.widget === 'select')
    return <SelectField {...field} choices={choices} empty={words.t('ui.form.choose')} />
  if (choices.length > 0) return <RadiosField {...field} choices={choices} />
  if (ui.widget === 'textarea') return <TextAreaField {...field} />
  if (schema.format === 'civil-date') return <DateField {...field} {...autocompleteOf(ui)} />
  if (numeric(schema)) {
    return (
      <NumberField
        {...field}
        decimal={schema.type === 'number'}
        {...(ui.unit ? { unit: words.say(ui.unit) } : {})}
      />
    )
  }
  const type = schema.format === 'phone' || schema.format === 'email' ? inputTypes[schema.format] : 'text'
  return <TextField {...field} type={type} {...autocompleteOf(ui)} />
}

const autocompleteOf = (ui: FieldUi): { autoComplete?: string } =>
  ui.autocomplete ? { autoComplete: ui.autocomplete } : {}
