import { useWords } from '../../../platform/i18n/words.ts'
import { Button, RadiosField, TextField } from '../../ui/index.ts'
import type { Pick } from './pick.ts'

interface Props {
  readonly name: string
  readonly label: string
  readonly hint: string
  /** What fits the words that were typed; none while nothing was looked for. */
  readonly picks: readonly Pick[]
  readonly value?: string | undefined
  readonly optional?: boolean
}

/** A thing found by its words: type, find, choose. Each step is a form sent; whoever knows the code types it. */
export const PickField = ({ name, label, hint, picks, value, optional = false }: Props) => {
  const { t } = useWords()
  return (
    <>
      <TextField name={name} label={label} hint={hint} value={value} optional={optional} autoComplete="off" />
      <div>
        <Button variant="secondary" icon="search" name="find" value={name}>
          {t('desk.pick.find')}
        </Button>
      </div>
      {picks.length > 0 && (
        <RadiosField
          name={`${name}.choice`}
          label={t('desk.pick.choose', { label })}
          choices={picks.map((one) => ({ value: one.value, label: one.label, hint: one.hint }))}
        />
      )}
    </>
  )
}
