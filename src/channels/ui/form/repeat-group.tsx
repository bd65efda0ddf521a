import type { Answers, FieldSchema, FieldUi } from '../../../modules/form/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Button } from '../components/button.tsx'
import { errorSentence, fieldId } from '../components/field-context.ts'
import { Hidden } from '../components/text.tsx'
import { usePage } from '../page-context.ts'
import { FormField } from './form-field.tsx'
import { entriesTyped } from './read-page.ts'

interface RepeatGroupProps {
  name: string
  schema: FieldSchema
  ui: FieldUi
  value: unknown
}

/** A list of like entries; adding and removing are buttons that send the page, so no script is needed. */
export const RepeatGroup = ({ name, schema, ui, value }: RepeatGroupProps) => {
  const words = useWords()
  const { problem, typed } = usePage()
  const entries = (Array.isArray(value) ? value : []) as Answers[]
  const count = Math.max(entries.length, typed ? entriesTyped(name, typed) : 0, 1)
  const entry = words.say(ui.entry ?? ui.label)
  const error = problem?.fields.find((candidate) => candidate.path === name)
  return (
    <fieldset class="ds-fieldset tb-stack tb-stack--fields" id={fieldId(name)} tabIndex={-1}>
      <legend class="ds-label" data-weight="semibold">
        {words.say(ui.label)}
      </legend>
      {ui.hint && <div data-field="description">{words.say(ui.hint)}</div>}
      {error && (
        <p class="ds-validation-message" data-field="validation">
          {errorSentence(words, error)}
        </p>
      )}
      {Array.from({ length: count }, (_, i) => {
        const title = words.t('ui.form.entry', { entry, n: i + 1 })
        return (
          <fieldset class="ds-fieldset ds-card tb-stack tb-stack--lines" key={title}>
            <legend class="ds-label" data-weight="semibold">
              {title}
            </legend>
            {Object.entries(schema.items?.properties ?? {}).map(([field, inner]) => {
              const one = ui.fields?.[field]
              return (
                one && (
                  <FormField
                    key={field}
                    name={`${name}.${i}.${field}`}
                    schema={inner}
                    ui={one}
                    required={schema.items?.required?.includes(field) ?? false}
                    value={entries[i]?.[field]}
                  />
                )
              )
            })}
            {count > 1 && (
              <div>
                <Button variant="tertiary" color="neutral" name="_action" value={`remove:${name}.${i}`}>
                  {words.t('ui.form.remove')}
                  <Hidden> {title}</Hidden>
                </Button>
              </div>
            )}
          </fieldset>
        )
      })}
      {count < (schema.maxItems ?? 1) && (
        <div>
          <Button variant="secondary" name="_action" value={`add:${name}`} icon="plus">
            {words.t('ui.form.add', { entry })}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
