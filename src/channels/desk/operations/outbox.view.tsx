import type { ParkedDelivery } from '../../../modules/operations/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  Button,
  Card,
  Empty,
  Form,
  Heading,
  Moment,
  Paragraph,
  Stack,
  SummaryList,
  Tag,
  TextField,
} from '../../ui/index.ts'

const colors = { waiting: 'info', stuck: 'danger', held: 'neutral' } as const

const actionOf = (of: ParkedDelivery, verb: 'retry' | 'hold'): string =>
  `/desk/operations/outbox?${new URLSearchParams({ event: of.eventId, verb })}`

const Names = ({ of }: { of: ParkedDelivery }) => (
  <>
    <input type="hidden" name="listener" value={of.listener} />
    <input type="hidden" name="event" value={of.eventId} />
  </>
)

const Delivery = ({ of }: { of: ParkedDelivery }) => {
  const { t } = useWords()
  return (
    <Card>
      <Heading level={2} size="2xs">
        <code>{of.listener}</code>{' '}
        <Tag color={colors[of.state]}>{t(`desk.operations.state.${of.state}`)}</Tag>
      </Heading>
      <SummaryList
        rows={[
          { label: t('desk.operations.fact'), value: <code>{`${of.fact} ${of.eventId}`}</code> },
          { label: t('desk.operations.since'), value: <Moment at={of.since} /> },
          {
            label: t('desk.operations.tries'),
            value: t('desk.operations.tries-value', { n: of.tries, behind: of.behind }),
          },
          { label: t('desk.operations.error'), value: of.error || t('desk.none') },
        ]}
      />
      <Form action={actionOf(of, 'retry')}>
        <Names of={of} />
        <div>
          <Button name="do" value="retry" variant="secondary">
            {t('desk.operations.retry')}
          </Button>
        </div>
      </Form>
      {of.state !== 'held' && (
        <details class="ds-details">
          <summary>{t('desk.operations.hold-it')}</summary>
          <Form action={actionOf(of, 'hold')}>
            <Names of={of} />
            <TextField name="reason" label={t('desk.operations.hold-reason')} />
            <div>
              <Button name="do" value="hold" variant="secondary" color="neutral">
                {t('desk.operations.hold')}
              </Button>
            </div>
          </Form>
        </details>
      )}
    </Card>
  )
}

/** What could not be delivered, with its error and the two things to do about it. */
export const OutboxView = ({
  deliveries,
  did,
}: {
  deliveries: readonly ParkedDelivery[]
  did: string | undefined
}) => {
  const { t } = useWords()
  return (
    <Stack gap="fields">
      <Heading level={1} size="md">
        {t('desk.operations.outbox')}
      </Heading>
      {(did === 'retry' || did === 'hold') && (
        <Alert color="success" title={t(`desk.operations.did.${did}`)} />
      )}
      <Paragraph size="sm">{t('desk.operations.outbox-lead')}</Paragraph>
      {deliveries.length === 0 && <Empty title={t('desk.operations.all-delivered')} />}
      {deliveries.map((of) => (
        <Delivery key={`${of.listener} ${of.eventId}`} of={of} />
      ))}
    </Stack>
  )
}
