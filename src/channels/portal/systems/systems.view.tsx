import type { Agreement } from '../../../modules/client/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  BackLink,
  Button,
  Card,
  Cluster,
  Empty,
  Form,
  Heading,
  Hidden,
  List,
  Moment,
  Paragraph,
  Stack,
  Table,
  Tag,
} from '../../ui/index.ts'
import { passedOn } from '../sign-on/sign-on.view.tsx'

const Standing = ({ agreement }: { agreement: Agreement }) => {
  const { t, say } = useWords()
  const { system, organ, about, passed, as, allowedAt, signOnId, clientId } = agreement
  return (
    <Card>
      <Cluster>
        <Heading level={3} size="2xs">
          {say(system)}
        </Heading>
        <Tag>{t(`portal.systems.as.${as}`)}</Tag>
      </Cluster>
      <Paragraph size="sm">
        {say(organ)} · {say(about)}
      </Paragraph>
      <Paragraph size="sm">{t('portal.systems.passed-on')}</Paragraph>
      <List>
        {passedOn(passed, as).map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </List>
      <Paragraph size="sm" quiet>
        {t('portal.systems.allowed')} <Moment at={allowedAt} />
      </Paragraph>
      <div>
        <Button variant="secondary" name="end" value={`${signOnId} ${clientId}`}>
          {t('portal.systems.end')}
          <Hidden> {say(system)}</Hidden>
        </Button>
      </div>
    </Card>
  )
}

const Past = ({ agreements }: { agreements: readonly Agreement[] }) => {
  const { t, say } = useWords()
  return (
    <Table
      caption={t('portal.systems.past')}
      columns={[
        { key: 'system', label: t('portal.systems.system'), head: true },
        { key: 'as', label: t('portal.systems.as') },
        { key: 'passed', label: t('portal.systems.passed') },
        { key: 'allowed', label: t('portal.systems.allowed') },
        { key: 'ended', label: t('portal.systems.ended') },
      ]}
      rows={agreements.map((one, at) => ({
        key: String(at),
        cells: {
          system: say(one.system),
          as: t(`portal.systems.as.${one.as}`),
          passed: (
            <>
              {passedOn(one.passed, one.as).map((key) => (
                <div key={key}>{t(key)}</div>
              ))}
            </>
          ),
          allowed: <Moment at={one.allowedAt} />,
          ended: one.endedAt && <Moment at={one.endedAt} />,
        },
      }))}
    />
  )
}

/** Where one is known through us: what stands, with a way out of each, then what is over. */
export const Systems = ({ agreements }: { agreements: readonly Agreement[] }) => {
  const { t } = useWords()
  const standing = agreements.filter(({ endedAt }) => endedAt === undefined)
  const past = agreements.filter(({ endedAt }) => endedAt !== undefined)
  return (
    <Stack gap="sections">
      <Stack>
        <BackLink href="/my/sign-in-and-devices" />
        <Heading level={1}>{t('portal.systems.title')}</Heading>
        <Paragraph>{t('portal.systems.lead')}</Paragraph>
      </Stack>
      <Stack>
        <Heading level={2}>{t('portal.systems.standing')}</Heading>
        {standing.length === 0 ? (
          <Empty title={t('portal.systems.none')}>
            <Paragraph>{t('portal.systems.none-next')}</Paragraph>
          </Empty>
        ) : (
          <>
            <Paragraph size="sm">{t('portal.systems.end-what')}</Paragraph>
            <Form>
              {standing.map((agreement) => (
                <Standing key={`${agreement.signOnId}:${agreement.clientId}`} agreement={agreement} />
              ))}
            </Form>
          </>
        )}
      </Stack>
      {past.length > 0 && (
        <Stack>
          <Heading level={2}>{t('portal.systems.past')}</Heading>
          <Paragraph size="sm" quiet>
            {t('portal.systems.past-what')}
          </Paragraph>
          <Past agreements={past} />
        </Stack>
      )}
    </Stack>
  )
}
