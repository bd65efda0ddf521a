import { useWords } from '../../../platform/i18n/words.ts'
import { BackLink, FileField, Heading, Link, Paragraph, Stack, Table, Tag } from '../../ui/index.ts'
import { csvOf } from '../parts/csv.ts'
import { columns } from './import-columns.ts'
import type { RowReport } from './import-rows.ts'
import type { Kind } from './list.page.tsx'

/** The file, and what its first line must say. */
export const ImportFields = ({ kind }: { kind: Kind }) => {
  const { t, language } = useWords()
  const names = columns[kind].map(([zh, key]) => (language === 'zh' ? zh : key))
  return (
    <>
      <Paragraph size="sm">{t('desk.admin.import-columns', { names: names.join(' | ') })}</Paragraph>
      <Paragraph>
        <Link href={`/desk/admin/${kind}/import/template`} download>
          {t('desk.admin.template')}
        </Link>
      </Paragraph>
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
export const ImportReport = ({ kind, report }: { kind: Kind; report: readonly RowReport[] }) => {
  const { t } = useWords()
  const count = (outcome: RowReport['outcome']): number =>
    report.filter((row) => row.outcome === outcome).length
  // nothing of it is kept here, so the page itself carries the file
  const asFile = csvOf(
    (['line', 'name', 'outcome', 'reason'] as const).map((key) => t(`desk.admin.${key}`)),
    report.map((row) => [row.line, row.name, t(`desk.admin.outcome.${row.outcome}`), row.reason]),
  )
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
      <Paragraph>
        <a
          class="ds-link"
          download={`tongban-${kind}.csv`}
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(asFile)}`}
        >
          {t('desk.admin.report-file')}
        </a>
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
