import type { ComponentChildren } from 'preact'
import type { Text } from '../../../kernel/text.ts'
import type { HistoryEntry } from '../../../modules/organ/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  BackLink,
  Button,
  CheckboxesField,
  Cluster,
  Form,
  Heading,
  Paragraph,
  Stack,
  Tag,
  TextAreaField,
  TextField,
  Timeline,
} from '../../ui/index.ts'

export const DutyTags = ({ duties }: { duties: readonly string[] }) => {
  const { t } = useWords()
  return (
    <Cluster>
      {duties.map((duty) => (
        <Tag key={duty} color={duty.endsWith('admin') || duty === 'audit' ? 'warning' : 'info'}>
          {t(`desk.admin.duty.${duty}`)}
        </Tag>
      ))}
    </Cluster>
  )
}

export const DutiesField = ({
  choices,
  chosen,
}: {
  choices: readonly string[]
  chosen?: readonly string[]
}) => {
  const { t } = useWords()
  return (
    <CheckboxesField
      name="duties"
      label={t('desk.admin.duties')}
      choices={choices.map((duty) => ({ value: duty, label: t(`desk.admin.duty.${duty}`) }))}
      {...(chosen ? { chosen } : {})}
    />
  )
}

/** A name in both languages. */
export const NameFields = ({
  name,
  label,
  value,
}: {
  name: string
  label: string
  value?: { zh: string; en?: string | undefined }
}) => {
  const { t } = useWords()
  return (
    <>
      <TextField name={`${name}.zh`} label={label} value={value?.zh} lang="zh-CN" />
      <TextField
        name={`${name}.en`}
        label={t('desk.admin.in-english', { label })}
        value={value?.en}
        lang="en"
        optional
      />
    </>
  )
}

interface ChangeFormProps {
  readonly title: string
  readonly back: string
  readonly lead?: string | undefined
  readonly confirm: string
  /** Carries a file. */
  readonly files?: boolean
  readonly children?: ComponentChildren
}

/** A page that is one change: what, why, and one button. */
export const ChangeForm = ({ title, back, lead, confirm, files = false, children }: ChangeFormProps) => {
  const { t } = useWords()
  // plain fields stand before files
  const reason = (
    <TextAreaField name="reason" label={t('desk.admin.reason')} hint={t('desk.admin.reason-hint')} rows={2} />
  )
  return (
    <Stack gap="fields">
      <BackLink href={back} />
      <Heading level={1} size="md">
        {title}
      </Heading>
      {lead && <Paragraph>{lead}</Paragraph>}
      <Form files={files}>
        {files ? reason : children}
        {files ? children : reason}
        <div>
          <Button>{confirm}</Button>
        </div>
      </Form>
    </Stack>
  )
}

/** A text of data in the language of the page. */
export const Said = ({ text }: { text: Text }) => <>{useWords().say(text)}</>

/** What was changed: newest first, with who and why. */
export const HistoryView = ({ entries }: { entries: readonly HistoryEntry[] }) => {
  const { t } = useWords()
  if (entries.length === 0) return null
  return (
    <Stack>
      <Heading level={2} size="sm">
        {t('desk.admin.history')}
      </Heading>
      <Timeline
        entries={entries.map((entry) => ({
          at: entry.at,
          title: t(`desk.admin.verb.${entry.verb}`),
          who: entry.by ?? t('desk.admin.by-platform'),
          children: <Paragraph size="sm">{entry.reason}</Paragraph>,
        }))}
      />
    </Stack>
  )
}
