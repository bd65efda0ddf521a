import type { EmergencyCase } from '../../../modules/case/index.ts'
import type { AnswerSection } from '../../../modules/form/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  BackLink,
  CaseNumber,
  Heading,
  Link,
  Moment,
  Paragraph,
  Stack,
  SummaryList,
} from '../../ui/index.ts'
import { ApplicationView } from '../case/application.view.tsx'
import { TimelineView } from '../case/timeline.view.tsx'
import { StateTag } from '../parts/state-tag.tsx'

const Papers = ({ found }: { found: EmergencyCase }) => {
  const { t, say, shortDate } = useWords()
  if (!found.opens.includes('papers')) return <Paragraph>{t('desk.emergency.not-opened')}</Paragraph>
  if (found.materials.length === 0) return <Paragraph>{t('desk.material.none')}</Paragraph>
  return (
    <SummaryList
      rows={found.materials.map((paper) => ({
        label: say(paper.name),
        value:
          paper.from === 'upload' ? (
            <Link href={`/files/emergency/${found.line.number}/${paper.n}`}>
              {paper.fileName ?? t('desk.material.open')}
            </Link>
          ) : (
            t('desk.emergency.from-wallet')
          ),
        source: t(`desk.material.${paper.from}`, { day: shortDate(paper.addedOn) }),
      }))}
    />
  )
}

/** One case to read, under the banner of emergency access; there is nothing to do on it. */
export const EmergencyCaseView = ({
  found,
  sections,
}: {
  found: EmergencyCase
  sections: readonly AnswerSection[]
}) => {
  const { t, say } = useWords()
  const { line } = found
  return (
    <Stack gap="fields">
      <BackLink href="/desk/admin/break-glass" />
      <Alert color="danger" title={t('desk.emergency.banner')}>
        <Paragraph>
          {t('desk.emergency.banner-lead')} <Moment at={found.until} />
        </Paragraph>
      </Alert>
      <Heading level={1} size="md">
        <CaseNumber number={line.number} /> {say(line.itemName)}
      </Heading>
      <SummaryList
        rows={[
          { label: t('desk.line.applicant'), value: line.applicant },
          { label: t('desk.line.step'), value: <StateTag of={line} /> },
          { label: t('desk.line.with'), value: say(line.organ) },
          {
            label: t('desk.emergency.contact'),
            value: found.contact
              ? `${found.contact.phone} ${found.contact.address ?? ''}`
              : t('desk.emergency.not-opened'),
          },
        ]}
      />
      <Heading level={2} size="xs">
        {t('desk.emergency.answers')}
      </Heading>
      {found.opens.includes('answers') ? (
        <ApplicationView sections={sections} disputed={new Map()} />
      ) : (
        <Paragraph>{t('desk.emergency.not-opened')}</Paragraph>
      )}
      <Heading level={2} size="xs">
        {t('desk.emergency.papers')}
      </Heading>
      <Papers found={found} />
      <Heading level={2} size="xs">
        {t('desk.emergency.timeline')}
      </Heading>
      <TimelineView entries={found.timeline} />
      {found.notices.map((notice) => (
        <Stack gap="tight" key={notice.n}>
          <Heading level={3} size="2xs">
            {say(notice.title)}
          </Heading>
          <Paragraph size="sm">{say(notice.body)}</Paragraph>
        </Stack>
      ))}
    </Stack>
  )
}
