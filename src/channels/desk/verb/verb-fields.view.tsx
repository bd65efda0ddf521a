import type { Text } from '../../../kernel/text.ts'
import type { DeskCase, VerbNow } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  CheckboxesField,
  NumberField,
  RadiosField,
  SelectField,
  Stack,
  TextAreaField,
  TextField,
} from '../../ui/index.ts'
import { listOf, type Typed, textOf, type VerbForm } from './verb-forms.ts'

/** Somebody a task can be handed to. */
export interface Colleague {
  readonly id: string
  readonly personName: string
  readonly post: Text
}

interface FieldsProps {
  readonly found: DeskCase
  readonly now: VerbNow
  readonly form: VerbForm
  readonly values: Typed
  readonly colleagues: readonly Colleague[]
}

/** All gaps at once: the papers of the guide to tick, and whatever else, one a line. */
const Gaps = ({ found, values }: FieldsProps) => {
  const { t, say } = useWords()
  const papers = found.item.materials.map(({ name }) => ({
    value: t('desk.gap.paper', { name: say(name) }),
    label: say(name),
  }))
  return (
    <Stack gap="fields">
      {papers.length > 0 && (
        <CheckboxesField
          name="gap"
          label={t('desk.gap.papers')}
          choices={papers}
          chosen={listOf(values, 'gap')}
          optional
        />
      )}
      <TextAreaField
        name="gaps"
        label={t('desk.gap.others')}
        hint={t('desk.gap.others-hint')}
        value={textOf(values, 'gaps')}
        rows={5}
      />
      <NumberField
        name="days"
        label={t('desk.gap.days')}
        unit={t('desk.gap.days-unit')}
        value={textOf(values, 'days') || '15'}
      />
    </Stack>
  )
}

const Opinion = ({ form, values }: FieldsProps) => {
  const { t } = useWords()
  return (
    <TextAreaField
      name="opinion"
      label={t('desk.field.opinion')}
      hint={t(form.verb === 'review' ? 'desk.field.opinion-hint-review' : 'desk.field.opinion-hint')}
      value={textOf(values, 'opinion')}
      optional={form.opinionOptional === true}
    />
  )
}

const Verdict = ({ values }: FieldsProps) => {
  const { t } = useWords()
  return (
    <RadiosField
      name="verdict"
      label={t('desk.field.verdict')}
      value={textOf(values, 'verdict') || undefined}
      choices={[
        { value: 'pass', label: t('desk.verdict.pass') },
        { value: 'object', label: t('desk.verdict.object') },
      ]}
    />
  )
}

/** Who reads the reason differs by verb; a hand-over is told to a colleague alone. */
const reasonHint = ({ verb }: VerbForm, t: (key: string) => string): string | undefined => {
  if (verb === 'transfer') return undefined
  return t(verb === 'recuse' ? 'desk.field.reason-hint-recuse' : 'desk.field.reason-hint')
}

const Reason = ({ form, values }: FieldsProps) => {
  const { t } = useWords()
  return (
    <TextAreaField
      name="reason"
      label={t('desk.field.reason')}
      hint={reasonHint(form, t)}
      value={textOf(values, 'reason')}
    />
  )
}

const RightOrgan = ({ values }: FieldsProps) => {
  const { t } = useWords()
  return (
    <TextField
      name="rightOrgan"
      label={t('desk.field.right-organ')}
      hint={t('desk.field.right-organ-hint')}
      value={textOf(values, 'rightOrgan')}
      optional
    />
  )
}

const Remedies = ({ values }: FieldsProps) => {
  const { t } = useWords()
  return (
    <TextAreaField
      name="remedies"
      label={t('desk.field.remedies')}
      hint={t('desk.field.remedies-hint')}
      value={textOf(values, 'remedies')}
    />
  )
}

const To = ({ values, colleagues }: FieldsProps) => {
  const { t, say } = useWords()
  return (
    <SelectField
      name="to"
      label={t('desk.field.to')}
      empty={t('desk.field.to-empty')}
      value={textOf(values, 'to')}
      choices={colleagues.map((c) => ({ value: c.id, label: `${c.personName} · ${say(c.post)}` }))}
    />
  )
}

const fields = {
  opinion: Opinion,
  verdict: Verdict,
  gaps: Gaps,
  reason: Reason,
  'right-organ': RightOrgan,
  remedies: Remedies,
  to: To,
} as const satisfies Record<VerbForm['asks'][number], unknown>

/** The fields that a verb asks. */
export const VerbFields = (props: FieldsProps) => (
  <>
    {props.form.asks.map((ask) => {
      const Fields = fields[ask]
      return <Fields key={ask} {...props} />
    })}
  </>
)
