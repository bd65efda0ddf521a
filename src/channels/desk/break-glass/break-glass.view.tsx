import { emergencyParts } from '../../../modules/case/index.ts'
import type { RequestLine } from '../../../modules/emergency/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  Button,
  Card,
  CaseNumber,
  CheckboxesField,
  Cluster,
  Empty,
  Form,
  Heading,
  Link,
  Moment,
  Paragraph,
  Stack,
  SummaryList,
  Tag,
  TextAreaField,
  TextField,
} from '../../ui/index.ts'

const colors = { asked: 'warning', granted: 'danger', refused: 'neutral', ended: 'neutral' } as const
const dids = ['ask', 'grant', 'refuse', 'end']

const Numbers = ({ of }: { of: RequestLine }) => (
  <Cluster>
    {of.caseNumbers.map((number) =>
      of.may.includes('read') ? (
        <Link key={number} href={`/desk/admin/break-glass/cases/${number}`}>
          <CaseNumber number={number} />
        </Link>
      ) : (
        <CaseNumber key={number} number={number} />
      ),
    )}
  </Cluster>
)

const Decide = ({ of, verb }: { of: RequestLine; verb: 'grant' | 'refuse' | 'end' }) => {
  const { t } = useWords()
  const action = `/desk/admin/break-glass?${new URLSearchParams({ request: of.id, verb })}`
  return (
    <Form action={action}>
      <input type="hidden" name="request" value={of.id} />
      <div>
        <Button name="do" value={verb} variant={verb === 'grant' ? 'primary' : 'secondary'}>
          {t(`desk.emergency.${verb}`)}
        </Button>
      </div>
    </Form>
  )
}

const Request = ({ of }: { of: RequestLine }) => {
  const { t, say } = useWords()
  return (
    <Card>
      <Heading level={3} size="2xs">
        {of.personName} · {say(of.organName)}{' '}
        <Tag color={colors[of.state]}>{t(`desk.emergency.state.${of.state}`)}</Tag>
      </Heading>
      <SummaryList
        rows={[
          { label: t('desk.emergency.reason'), value: of.reason },
          { label: t('desk.emergency.cases'), value: <Numbers of={of} /> },
          {
            label: t('desk.emergency.opens'),
            value: ['process', ...of.opens].map((part) => t(`desk.emergency.part.${part}`)).join(' · '),
          },
          {
            label: t('desk.emergency.asked'),
            value: <Moment at={of.askedAt} />,
            source: t('desk.emergency.for-hours', { n: of.hours }),
          },
          ...(of.decidedAt
            ? [
                {
                  label: t('desk.emergency.decided'),
                  value: <Moment at={of.decidedAt} />,
                  source: of.decidedByName ?? '',
                },
              ]
            : []),
          ...(of.until
            ? [{ label: t('desk.emergency.until'), value: <Moment at={of.endedAt ?? of.until} /> }]
            : []),
        ]}
      />
      {of.may.includes('decide') && (
        <Cluster>
          <Decide of={of} verb="grant" />
          <Decide of={of} verb="refuse" />
        </Cluster>
      )}
      {of.may.includes('end') && <Decide of={of} verb="end" />}
    </Card>
  )
}

const Ask = () => {
  const { t } = useWords()
  return (
    <Form>
      <TextAreaField
        name="reason"
        label={t('desk.emergency.ask-reason')}
        hint={t('desk.emergency.ask-reason-hint')}
        rows={3}
      />
      <TextField
        name="numbers"
        label={t('desk.emergency.ask-numbers')}
        hint={t('desk.emergency.ask-numbers-hint')}
      />
      <CheckboxesField
        name="opens"
        label={t('desk.emergency.ask-opens')}
        hint={t('desk.emergency.ask-opens-hint')}
        choices={emergencyParts.map((part) => ({ value: part, label: t(`desk.emergency.part.${part}`) }))}
      />
      <TextField
        name="hours"
        label={t('desk.emergency.ask-hours')}
        hint={t('desk.emergency.ask-hours-hint')}
        inputMode="numeric"
        value="1"
      />
      <div>
        <Button name="do" value="ask" variant="secondary">
          {t('desk.emergency.ask')}
        </Button>
      </div>
    </Form>
  )
}

/** Asking, deciding, and what was decided; who has access open is told so on top. */
export const BreakGlassView = ({
  requests,
  did,
}: {
  requests: readonly RequestLine[]
  did: string | undefined
}) => {
  const { t } = useWords()
  const open = requests.filter(({ may }) => may.includes('read'))
  return (
    <Stack gap="fields">
      <Heading level={1} size="md">
        {t('desk.emergency.title')}
      </Heading>
      {did && dids.includes(did) && <Alert color="success" title={t(`desk.emergency.did.${did}`)} />}
      {open.length > 0 && (
        <Alert color="danger" title={t('desk.emergency.open')}>
          <Paragraph>{t('desk.emergency.open-lead')}</Paragraph>
        </Alert>
      )}
      <Paragraph size="sm">{t('desk.emergency.lead')}</Paragraph>
      <Heading level={2} size="xs">
        {t('desk.emergency.requests')}
      </Heading>
      {requests.length === 0 && <Empty title={t('desk.emergency.none')} />}
      {requests.map((of) => (
        <Request key={of.id} of={of} />
      ))}
      <Heading level={2} size="xs">
        {t('desk.emergency.asking')}
      </Heading>
      <Ask />
    </Stack>
  )
}
