import type { CaseLine } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  BackLink,
  Button,
  CaseNumber,
  Cluster,
  Form,
  Heading,
  Paragraph,
  Stack,
  SummaryList,
  TextAreaField,
} from '../../ui/index.ts'
import { caseHref } from '../parts/links.ts'

interface RevealProps {
  readonly line: CaseLine
  readonly shown:
    | { readonly what: 'number' | 'phone'; readonly whole: string; readonly reason: string }
    | undefined
}

/** Asks why before the whole number is shown; shows it once, on this page only. */
export const RevealView = ({ line, shown }: RevealProps) => {
  const { t, say } = useWords()
  return (
    <Stack gap="fields">
      <BackLink href={caseHref(line.number)} />
      <Heading level={1} size="md">
        {t('desk.reveal.title')}
      </Heading>
      <SummaryList
        rows={[
          { label: t('desk.line.number'), value: <CaseNumber number={line.number} /> },
          { label: t('desk.line.item'), value: say(line.itemName) },
          { label: t('desk.line.applicant'), value: line.applicant },
          ...(shown
            ? [{ label: t(`desk.reveal.whole.${shown.what}`), value: shown.whole, source: shown.reason }]
            : []),
        ]}
      />
      <Alert title={t('desk.reveal.logged')}>
        <Paragraph>{t('desk.reveal.who-sees')}</Paragraph>
      </Alert>
      {!shown && (
        <Form>
          <TextAreaField
            name="reason"
            label={t('desk.reveal.reason')}
            hint={t('desk.reveal.reason-hint')}
            rows={2}
          />
          <div>
            <Cluster>
              <Button icon="eye" name="what" value="number">
                {t('desk.reveal.show')}
              </Button>
              <Button icon="eye" name="what" value="phone" variant="secondary">
                {t('desk.reveal.show-phone')}
              </Button>
            </Cluster>
          </div>
        </Form>
      )}
    </Stack>
  )
}
