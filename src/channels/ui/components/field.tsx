import type { ComponentChildren, JSX } from 'preact'
import { useWords } from '../../../platform/i18n/words.ts'
import { fieldId, useField } from './field-context.ts'

export interface FieldProps {
  name: string
  label: ComponentChildren
  hint?: ComponentChildren | undefined
  /** Says so behind the label; nothing marks what is required. */
  optional?: boolean
  value?: string | undefined
  /** Wins over the error of the page's problem. */
  error?: string | undefined
  /** The label is the page's h1: one question a page. */
  asHeading?: boolean
  /** The label is only read aloud. */
  hideLabel?: boolean
}

interface Control {
  id: string
  name: string
  'aria-invalid': 'true' | undefined
  'aria-describedby': string | undefined
}

/** Label, hint, control, error of one field; the control gets its ids and its value. */
export const Field = ({
  name,
  label,
  hint,
  optional = false,
  value,
  error,
  asHeading = false,
  hideLabel = false,
  control,
}: FieldProps & { control: (props: Control, value: string | undefined) => JSX.Element }) => {
  const words = useWords()
  const said = useField(name)
  const wrong = error ?? said.error
  const id = fieldId(name)
  const describedBy = [hint !== undefined && `${id}-hint`, wrong !== undefined && `${id}-error`].filter(
    Boolean,
  )
  const labelled = (
    <label class={hideLabel ? 'ds-label ds-sr-only' : 'ds-label'} for={id} data-weight="semibold">
      {label}
      {optional && <span class="tb-quiet">{words.t('ui.optional')}</span>}
    </label>
  )
  return (
    <div class="ds-field tb-field" data-invalid={wrong !== undefined || undefined}>
      {asHeading ? <h1 class="ds-heading tb-field__question">{labelled}</h1> : labelled}
      {hint !== undefined && (
        <div data-field="description" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {control(
        {
          id,
          name,
          'aria-invalid': wrong === undefined ? undefined : 'true',
          'aria-describedby': describedBy.length > 0 ? describedBy.join(' ') : undefined,
        },
        said.typed ?? value,
      )}
      {wrong !== undefined && (
        <p class="ds-validation-message" data-field="validation" id={`${id}-error`}>
          {wrong}
        </p>
      )}
    </div>
  )
}

interface TextFieldProps extends FieldProps {
  type?: 'text' | 'tel' | 'email' | 'search'
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search'
  autoComplete?: string
  /** How wide the answer is, in characters. */
  width?: 4 | 10 | 20 | 30
  lang?: string
}

export const TextField = ({
  type = 'text',
  inputMode,
  autoComplete,
  width,
  lang,
  ...field
}: TextFieldProps) => (
  <Field
    {...field}
    control={(props, value) => (
      <input
        class={width === undefined ? 'ds-input' : `ds-input tb-chars-${width}`}
        {...({ type } as { type: 'text' })}
        inputMode={inputMode}
        autoComplete={autoComplete}
        spellcheck={inputMode === undefined}
        lang={lang}
        value={value}
        {...props}
      />
    )}
  />
)

/** A secret that is typed; never filled in again by us. Managers may store, fill and paste it. */
export const PasswordField = ({
  autoComplete,
  ...field
}: FieldProps & { autoComplete: 'current-password' | 'new-password' }) => (
  <Field
    {...field}
    control={(props) => (
      <input class="ds-input tb-chars-30" type="password" autoComplete={autoComplete} {...props} />
    )}
  />
)

/** A number is typed as text: no arrows, no lost zeros, paste allowed. */
export const NumberField = ({
  unit,
  decimal = false,
  ...field
}: FieldProps & { unit?: string; decimal?: boolean }) => (
  <Field
    {...field}
    control={(props, value) => (
      <div class="tb-with-unit">
        <input
          class="ds-input tb-chars-10"
          type="text"
          inputMode={decimal ? 'decimal' : 'numeric'}
          autoComplete="off"
          value={value}
          {...props}
        />
        {unit !== undefined && <span>{unit}</span>}
      </div>
    )}
  />
)

export const TextAreaField = ({ rows = 4, ...field }: FieldProps & { rows?: number }) => (
  <Field
    {...field}
    control={(props, value) => (
      <textarea class="ds-input" rows={rows} {...props}>
        {value}
      </textarea>
    )}
  />
)

/** A civil date, `YYYY-MM-DD`. */
export const DateField = ({
  min,
  max,
  autoComplete,
  ...field
}: FieldProps & { min?: string; max?: string; autoComplete?: string }) => (
  <Field
    {...field}
    control={(props, value) => (
      <input
        class="ds-input tb-chars-10"
        type="date"
        min={min}
        max={max}
        autoComplete={autoComplete}
        value={value}
        {...props}
      />
    )}
  />
)

export const FileField = ({ accept, ...field }: FieldProps & { accept?: string }) => (
  <Field
    {...field}
    control={(props) => <input class="ds-input tb-file" type="file" accept={accept} {...props} />}
  />
)
