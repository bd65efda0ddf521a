import type { ScanAsked } from '../../../modules/identity/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  Button,
  Cluster,
  Form,
  Heading,
  LinkButton,
  Panel,
  Paragraph,
  Stack,
  SummaryList,
} from '../../ui/index.ts'

/** The machine, the warning, three numbers. */
export const AnswerScan = ({ scan, device }: { scan: ScanAsked; device: string | undefined }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{w.t('portal.scan.answer-title')}</Heading>
        <Alert color="warning" title={w.t('portal.scan.look')}>
          <Paragraph>{w.t('portal.scan.look-why')}</Paragraph>
        </Alert>
      </Stack>
      <SummaryList
        rows={[
          { label: w.t('portal.scan.device'), value: device ?? w.t('portal.scan.device-unknown') },
          { label: w.t('portal.scan.place'), value: scan.place || w.t('portal.scan.device-unknown') },
          { label: w.t('portal.scan.until'), value: w.time(scan.expiresAt) },
        ]}
      />
      <Stack>
        <Heading level={2}>{w.t('portal.scan.which')}</Heading>
        <Form>
          <Cluster>
            {scan.choices.map((choice) => (
              <Button key={choice} variant="secondary" name="picked" value={String(choice)}>
                {String(choice)}
              </Button>
            ))}
          </Cluster>
          <div>
            <Button variant="tertiary" color="danger" name="picked" value="none">
              {w.t('portal.scan.not-me')}
            </Button>
          </div>
        </Form>
      </Stack>
    </Stack>
  )
}

/** What came of it. */
export const ScanAnswered = ({ answer }: { answer: 'confirmed' | 'refused' | 'over' }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <Panel title={w.t(`portal.scan.said.${answer}`)} color={answer === 'confirmed' ? 'success' : 'warning'}>
        <Paragraph>{w.t(`portal.scan.said-next.${answer}`)}</Paragraph>
      </Panel>
      <div>
        <LinkButton href="/my/sign-in-and-devices" variant="secondary">
          {w.t('portal.scan.to-devices')}
        </LinkButton>
      </div>
    </Stack>
  )
}
