import {
  deviceName,
  type FactorLine,
  type MyAccount,
  type MyFactors,
  type SessionLine,
} from '../../../modules/identity/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Button,
  Card,
  Cluster,
  Form,
  Heading,
  Hidden,
  Link,
  LinkButton,
  Moment,
  Paragraph,
  Stack,
  SummaryList,
  Tag,
} from '../../ui/index.ts'

const base = '/my/sign-in-and-devices'

const Factors = ({ kind, factors }: { kind: FactorLine['kind']; factors: readonly FactorLine[] }) => {
  const w = useWords()
  return (
    <Stack>
      <Heading level={2}>{w.t(`portal.devices.${kind}s`)}</Heading>
      <Paragraph>{w.t(`portal.devices.${kind}s-what`)}</Paragraph>
      {factors.length > 0 && (
        <SummaryList
          rows={factors.map((f) => ({
            label: f.name,
            value: f.usedAt ? (
              <>
                {w.t('portal.devices.used')} <Moment at={f.usedAt} />
              </>
            ) : (
              w.t('portal.devices.never-used')
            ),
            source: (
              <>
                {w.t('portal.devices.added')} <Moment at={f.addedAt} />
              </>
            ),
            action: {
              href: `${base}/factor?${new URLSearchParams({ kind, id: f.id })}`,
              label: w.t('portal.devices.change'),
              hidden: f.name,
            },
          }))}
        />
      )}
      <div>
        <LinkButton
          href={`${base}/${kind === 'passkey' ? 'passkey' : 'authenticator'}`}
          variant="secondary"
          icon={kind === 'passkey' ? 'fingerprint' : 'device-mobile'}
        >
          {w.t(`portal.devices.add-${kind}`)}
        </LinkButton>
      </div>
    </Stack>
  )
}

const Session = ({ session }: { session: SessionLine }) => {
  const w = useWords()
  const name = deviceName(session.device) ?? w.t('portal.devices.unknown')
  const { openedAt, touchedAt, place } = session
  return (
    <Card tone={session.current ? 'tinted' : 'default'}>
      <Cluster>
        <Heading level={3} size="2xs">
          {name}
        </Heading>
        {session.current && <Tag color="success">{w.t('portal.devices.this')}</Tag>}
        {session.kind === 'official' && <Tag>{w.t('portal.devices.in-post')}</Tag>}
      </Cluster>
      <Paragraph size="sm">
        {w.t('portal.devices.since')} <Moment at={openedAt} /> · {w.t('portal.devices.last')}{' '}
        <Moment at={touchedAt} />
      </Paragraph>
      <Paragraph size="sm" quiet>
        {w.t('portal.devices.place', { place: place ?? w.t('portal.devices.unknown') })} ·{' '}
        {w.t('portal.devices.proven')}{' '}
        {[...new Set(session.proofs.map(({ by }) => by))]
          .map((by) => w.t(`portal.devices.by.${by}`))
          .join(w.language === 'zh' ? '、' : ', ')}
      </Paragraph>
      {!session.current && (
        <div>
          <Button variant="secondary" name="end" value={session.id}>
            {w.t('portal.devices.end')}
            <Hidden> {name}</Hidden>
          </Button>
        </div>
      )}
    </Card>
  )
}

/** Ways to sign in first, then every browser that is signed in. */
export const Devices = ({
  mine,
  account,
  sessions,
}: {
  mine: MyFactors
  account: MyAccount
  sessions: readonly SessionLine[]
}) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{w.t('portal.devices.title')}</Heading>
        <Paragraph>{w.t('portal.devices.lead')}</Paragraph>
      </Stack>
      {(['passkey', 'totp'] as const).map((kind) => (
        <Factors key={kind} kind={kind} factors={mine.factors.filter((f) => f.kind === kind)} />
      ))}
      {mine.factors.length > 0 && (
        <Stack>
          <Heading level={2}>{w.t('portal.devices.recovery')}</Heading>
          <Paragraph>{w.t('portal.devices.recovery-left', { n: mine.recoveryCodes })}</Paragraph>
          <div>
            <LinkButton href={`${base}/recovery-codes`} variant="secondary">
              {w.t('portal.devices.recovery-new')}
            </LinkButton>
          </div>
        </Stack>
      )}
      <Stack>
        <Heading level={2}>{w.t('portal.devices.phone')}</Heading>
        <Paragraph>
          {account.maskedPhone
            ? w.t('portal.devices.phone-now', { phone: account.maskedPhone })
            : w.t('portal.devices.phone-none')}
        </Paragraph>
        <Paragraph>
          <Link href={`${base}/phone`}>{w.t('portal.devices.phone-change')}</Link>
        </Paragraph>
      </Stack>
      <Stack>
        <Heading level={2}>{w.t('portal.devices.password')}</Heading>
        <Paragraph>
          <Link href="/sign-up/password">{w.t('portal.devices.password-set')}</Link>
        </Paragraph>
      </Stack>
      <Stack>
        <Heading level={2}>{w.t('portal.devices.sessions')}</Heading>
        <Form>
          {sessions.map((session) => (
            <Session key={session.id} session={session} />
          ))}
          {sessions.length > 1 ? (
            <div>
              <Button color="danger" variant="secondary" name="end" value="others">
                {w.t('portal.devices.end-others')}
              </Button>
            </div>
          ) : (
            <Paragraph quiet>{w.t('portal.devices.only-here')}</Paragraph>
          )}
        </Form>
        <Paragraph>
          <Link href="/sign-in/scan">{w.t('portal.devices.scan')}</Link>
        </Paragraph>
      </Stack>
      <Stack>
        <Heading level={2}>{w.t('portal.devices.systems')}</Heading>
        <Paragraph>
          <Link href="/my/systems">{w.t('portal.devices.systems-see')}</Link>
        </Paragraph>
      </Stack>
    </Stack>
  )
}
