import { useWords } from '../../../platform/i18n/words.ts'
import { BackLink, FileField, Heading, Paragraph, Stack, Table, Tag } from '../../ui/index.ts'
import { columns, type ImportKind, type RowReport } from './import-rows.ts'

/** The file, and what its first line must say. */
export const ImportFields = ({ kind }: { kind: ImportKind }) => {
  const { t, language } = useWords()
  const names = columns[kind].map(([zh, key]) => (language === 'zh' ? zh : key))
  return (
    <>
      <Paragraph size="sm">{t('desk.admin.import-columns', { names: names.join(' | ') })}</Paragraph>
      <FileField
        name="file"
        label={t('desk.admin.file')}
        hint={t('desk.admin.file-hint')}
        accept=".xlsx,.csv"
      />
    </>
  )
}

const colors = { accepted: 'success', changed: 'info', unchanged: 'neutral', refused: 'danger' } as const

/** What became of each row. */
export const ImportReport = ({ kind, report }: { kind: ImportKind; report: readonly RowReport[] }) => {
  const { t } = useWords()
  const count = (outcome: RowReport['outcome']): number =>
    report.filter((row) => row.outcome === outcome).length
  return (
    <Stack gap="fields">
      <BackLink href={`/desk/admin/${kind}`} />
      <Heading level={1} size="md">
        {t('desk.admin.imported')}
      </Heading>
      <Paragraph>
        {t('desk.admin.import-sum', {
          accepted: count('accepted'),
          changed: count('changed'),
          unchanged: count('unchanged'),
          refused: count('refused'),
        })}
      </Paragraph>
      <Table
        caption={t('desk.admin.imported')}
        columns={[
          { key: 'line', label: t('desk.admin.line'), numeric: true },
          { key: 'name', label: t('desk.admin.name'), head: true },
          { key: 'outcome', label: t('desk.admin.outcome') },
          { key: 'reason', label: t('desk.admin.reason') },
        ]}
        rows={report.map((row) => ({
          key: String(row.line),
          cells: {
            line: row.line,
            name: row.name,
            outcome: <Tag color={colors[row.outcome]}>{t(`desk.admin.outcome.${row.outcome}`)}</Tag>,
            reason: row.reason ?? '',
          },
          ...(row.outcome === 'refused' ? { mark: 'danger' as const } : {}),
        }))}
      />
    </Stack>
  )
}
