import type { ChainReport } from '../../../modules/audit/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Alert, Button, Form, Heading, Link, Paragraph, Stack, SummaryList } from '../../ui/index.ts'

interface Props {
  head: { rows: number; head: string | undefined; waiting: number; heads: number }
  report: ChainReport | undefined
}

const Verdict = ({ report }: { report: ChainReport }) => {
  const { t } = useWords()
  if (report.whole)
    return (
      <Alert color="success" title={t('desk.chain.whole', { n: report.rows })}>
        <Paragraph>
          {t(report.heads > 0 ? 'desk.chain.compared' : 'desk.chain.no-heads', { n: report.heads })}
        </Paragraph>
      </Alert>
    )
  return (
    <Alert color="danger" title={t('desk.chain.broken', { row: report.row })}>
      <Paragraph>{t(`desk.chain.fault.${report.fault}`)}</Paragraph>
      <Paragraph>{t('desk.chain.next')}</Paragraph>
    </Alert>
  )
}

/** How far the chain reaches, and whether all of it still holds. */
export const ChainView = ({ head, report }: Props) => {
  const { t } = useWords()
  return (
    <Stack gap="fields">
      <Heading level={1} size="md">
        {t('desk.chain.title')}
      </Heading>
      <Paragraph>{t('desk.chain.lead')}</Paragraph>
      {report && <Verdict report={report} />}
      <SummaryList
        rows={[
          { label: t('desk.chain.rows'), value: String(head.rows) },
          { label: t('desk.chain.waiting'), value: String(head.waiting) },
          { label: t('desk.chain.heads'), value: String(head.heads) },
          {
            label: t('desk.chain.head'),
            value: <code>{head.head ?? t('desk.chain.empty')}</code>,
          },
        ]}
      />
      <Form>
        <div>
          <Button icon="shield-check">{t('desk.chain.verify')}</Button>
        </div>
      </Form>
      <Link href="/desk/admin/audit">{t('desk.audit.title')}</Link>
    </Stack>
  )
}
