import { parseCivilDate } from '../../../kernel/civil-date.ts'
import type { AnswerRow, AnswerSection } from '../../../modules/form/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Heading, Stack, SummaryList, type SummaryRow, Tag } from '../../ui/index.ts'
import { maskedText } from '../parts/masked-text.ts'

const Entries = ({ entries }: { entries: readonly (readonly AnswerRow[])[] }) => {
  const { say } = useWords()
  return (
    <Stack gap="tight">
      {entries.map((rows, at) => (
        <span key={at}>
          {rows.map((row) => `${say(row.label)} ${maskedText(say(row.value))}`).join(' · ')}
        </span>
      ))}
    </Stack>
  )
}

const Source = ({ row, registered }: { row: AnswerRow; registered: string | undefined }) => {
  const { t, say, shortDate } = useWords()
  const day = parseCivilDate((row.asOf ?? '').slice(0, 10))
  if (registered !== undefined)
    return <Tag color="warning">{t('desk.case.disputed', { value: registered })}</Tag>
  if (!row.source) return <span>{t('desk.case.typed')}</span>
  const values = { source: say(row.source), day: day ? shortDate(day) : '' }
  return <span>{t(day ? 'desk.case.from-register-on' : 'desk.case.from-register', values)}</span>
}

interface ApplicationProps {
  readonly sections: readonly AnswerSection[]
  /** What the register says where the applicant says otherwise, by field. */
  readonly disputed: ReadonlyMap<string, string>
}

/** What was applied for, each fact with where it is from. */
export const ApplicationView = ({ sections, disputed }: ApplicationProps) => {
  const { say } = useWords()
  const rowOf = (row: AnswerRow): SummaryRow => ({
    label: say(row.label),
    value: row.entries ? <Entries entries={row.entries} /> : maskedText(say(row.value)),
    source: <Source row={row} registered={disputed.get(row.field)} />,
  })
  return (
    <Stack gap="fields">
      {sections.map((section) => (
        <Stack key={section.page} gap="tight">
          <Heading level={3}>{say(section.title)}</Heading>
          <SummaryList rows={section.rows.map(rowOf)} />
        </Stack>
      ))}
    </Stack>
  )
}
