import type { DeskCase } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Alert, List, Paragraph } from '../../ui/index.ts'
import { leftWords } from '../parts/clock-words.tsx'

/** What must be known before anything is done: own case, spent correction, run-out limit, waiting for the applicant. */
export const CaseAlerts = ({ found }: { found: DeskCase }) => {
  const words = useWords()
  const { t, date } = words
  const { line, why, correction } = found
  const standBack = ['case.own-case', 'case.family-case', 'case.represented-case'].find((code) =>
    why.some(({ reason }) => reason === code),
  )
  return (
    <>
      {standBack && <Alert color="warning" title={t(`problem.${standBack}`)} />}
      {line.clock?.tone === 'overdue' && (
        <Alert color="danger" title={leftWords(words, line.clock)}>
          <Paragraph>{t(`desk.alert.overdue.${line.clock.kind}`)}</Paragraph>
        </Alert>
      )}
      {correction && (
        <Alert title={t(line.state === 'CORRECTION' ? 'desk.alert.correction' : 'desk.alert.corrected')}>
          <List ordered>
            {correction.gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </List>
          {line.state === 'CORRECTION' && (
            <Paragraph>{t('desk.alert.correction-due', { day: date(correction.dueOn) })}</Paragraph>
          )}
        </Alert>
      )}
    </>
  )
}
