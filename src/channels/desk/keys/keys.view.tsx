import type { KeyReport } from '../../../modules/operations/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Alert, Heading, Moment, Paragraph, Stack, SummaryList, Table, Tag } from '../../ui/index.ts'

const colors = { standby: 'info', current: 'success', old: 'warning', retired: 'neutral' } as const

export const KeysView = ({ report }: { report: KeyReport }) => {
  const { t } = useWords()
  const left = report.versions
    .filter(({ state }) => state === 'old')
    .reduce((sum, { seals }) => sum + (seals ?? 0), 0)
  return (
    <Stack gap="fields">
      <Heading level={1} size="md">
        {t('desk.keys.title')}
      </Heading>
      <Paragraph size="sm">{t('desk.keys.lead')}</Paragraph>
      {left > 0 && (
        <Alert color="warning" title={t('desk.keys.left', { n: left })}>
          <Paragraph>{t('desk.keys.left-do')}</Paragraph>
        </Alert>
      )}
      <Table
        caption={t('desk.keys.title')}
        columns={[
          { key: 'version', label: t('desk.keys.version'), head: true },
          { key: 'state', label: t('desk.keys.state') },
          { key: 'since', label: t('desk.keys.since') },
          { key: 'made', label: t('desk.keys.made') },
          { key: 'seals', label: t('desk.keys.seals'), numeric: true },
        ]}
        rows={report.versions.map((v) => ({
          key: String(v.version),
          cells: {
            version: t('desk.keys.version-n', { n: v.version }),
            state: <Tag color={colors[v.state]}>{t(`desk.keys.state.${v.state}`)}</Tag>,
            since: <Moment at={v.retiredAt ?? v.oldAt ?? v.currentAt ?? v.madeAt} />,
            made: <Moment at={v.madeAt} />,
            seals: v.seals === null ? t('desk.keys.uncounted') : String(v.seals),
          },
        }))}
      />
      <SummaryList
        rows={[
          { label: t('desk.keys.where'), value: t(`desk.keys.kind.${report.kind}`) },
          {
            label: t('desk.keys.counted'),
            value: report.countedAt ? <Moment at={report.countedAt} /> : t('desk.keys.uncounted'),
          },
          {
            label: t('desk.keys.signing'),
            value:
              report.signing.signs === null
                ? t('desk.keys.signing-none')
                : t('desk.keys.signing-value', {
                    signs: report.signing.signs,
                    published: report.signing.published.join(', ') || '—',
                  }),
          },
          {
            label: t('desk.keys.processes'),
            value: t('desk.keys.processes-value', { n: report.processes, behind: report.behind }),
          },
        ]}
      />
      <Heading level={2} size="xs">
        {t('desk.keys.turning')}
      </Heading>
      <Paragraph>{t('desk.keys.turning-how')}</Paragraph>
      <Paragraph>
        <code>npm run rotate-keys</code>
      </Paragraph>
      <Paragraph>{t('desk.keys.signing-how')}</Paragraph>
      <Paragraph>
        <code>npm run rotate-keys -- --signing</code>
      </Paragraph>
      <Paragraph>{t('desk.keys.lasting')}</Paragraph>
    </Stack>
  )
}
