import type { ComponentChildren } from 'preact'
import { useWords } from '../../../platform/i18n/words.ts'
import { Field, type FieldProps } from './field.tsx'
import { fieldId, useChosen, useField } from './field-context.ts'

export interface Choice {
  value: string
  label: ComponentChildren
  hint?: ComponentChildren
}

export const SelectField = ({
  choices,
  empty,
  ...field
}: FieldProps & {
  choices: readonly { value: string; label: string }[]
  /** Words of the choice that is none. */
  empty?: string
}) => (
  <Field
    {...field}
    control={(props, value) => (
      <select class="ds-input" {...props}>
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    )}
  />
)

interface GroupProps extends Omit<FieldProps, 'value'> {
  type: 'radio' | 'checkbox'
  choices: readonly Choice[]
  chosen: readonly string[]
}

const ChoiceGroup = (group: GroupProps) => {
  const words = useWords()
  const said = useField(group.name)
  const chosen = useChosen(group.name) ?? group.chosen
  const wrong = group.error ?? said.error
  const id = fieldId(group.name)
  return (
    <fieldset class="ds-fieldset tb-field" data-invalid={wrong !== undefined || undefined}>
      <legend class={group.hideLabel === true ? 'ds-label ds-sr-only' : 'ds-label'} data-weight="semibold">
        {group.asHeading === true ? (
          <h1 class="ds-heading tb-field__question">{group.label}</h1>
        ) : (
          <>
            {group.label}
            {group.optional === true && <span class="tb-quiet">{words.t('ui.optional')}</span>}
          </>
        )}
      </legend>
      {group.hint !== undefined && <div data-field="description">{group.hint}</div>}
      {group.choices.map((choice, index) => {
        const own = index === 0 ? id : `${id}-${index + 1}`
        return (
          <div class="ds-field" key={choice.value}>
            <input
              class="ds-input"
              type={group.type}
              id={own}
              name={group.name}
              value={choice.value}
              checked={chosen.includes(choice.value)}
              aria-invalid={wrong === undefined ? undefined : 'true'}
              aria-describedby={
                [choice.hint !== undefined && `${own}-hint`, wrong !== undefined && `${id}-error`]
                  .filter(Boolean)
                  .join(' ') || undefined
              }
            />
            <label class="ds-label" data-weight="regular" for={own}>
              {choice.label}
            </label>
            {choice.hint !== undefined && (
              <div data-field="description" id={`${own}-hint`}>
                {choice.hint}
              </div>
            )}
          </div>
        )
      })}
      {wrong !== undefined && (
        <p class="ds-validation-message" data-field="validation" id={`${id}-error`}>
          {wrong}
        </p>
      )}
    </fieldset>
  )
}

export const RadiosField = ({ value, ...group }: FieldProps & { choices: readonly Choice[] }) => (
  <ChoiceGroup {...group} type="radio" chosen={value === undefined ? [] : [value]} />
)

export const CheckboxesField = ({
  chosen = [],
  ...group
}: Omit<FieldProps, 'value'> & { choices: readonly Choice[]; chosen?: readonly string[] }) => (
  <ChoiceGroup {...group} type="checkbox" chosen={chosen} />
)

/** One statement to tick, without a question above it. */
export const CheckboxField = ({
  name,
  label,
  hint,
  value = 'yes',
  checked = false,
  error,
}: Omit<FieldProps, 'optional' | 'asHeading' | 'hideLabel'> & { checked?: boolean }) => {
  const said = useField(name)
  const chosen = useChosen(name)
  const wrong = error ?? said.error
  const id = fieldId(name)
  return (
    <div class="ds-field tb-field" data-invalid={wrong !== undefined || undefined}>
      <input
        class="ds-input"
        type="checkbox"
        id={id}
        name={name}
        value={value}
        checked={chosen === undefined ? checked : chosen.includes(value)}
        aria-invalid={wrong === undefined ? undefined : 'true'}
        aria-describedby={wrong === undefined ? undefined : `${id}-error`}
      />
      <label class="ds-label" data-weight="regular" for={id}>
        {label}
      </label>
      {hint !== undefined && <div data-field="description">{hint}</div>}
      {wrong !== undefined && (
        <p class="ds-validation-message" data-field="validation" id={`${id}-error`}>
          {wrong}
        </p>
      )}
    </div>
  )
}
