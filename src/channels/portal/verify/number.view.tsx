import {
  groupedNumber,
  type PublicVerification,
  type ShownState,
} from '../../../modules/certificate/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  BackLink,
  Cluster,
  type Color,
  Day,
  Heading,
  Moment,
  Paragraph,
  Stack,
  SummaryList,
  Tag,
} from '../../ui/index.ts'
import { FileForm, NumberForm } from './verify.view.tsx'

/** Somebody relies on it here: whatever does not hold is red. */
const colors: Readonly<Record<ShownState, Color>> = {
  PREPARING: 'success',
  VALID: 'success',
  EXPIRES_SOON: 'warning',
  SUSPENDED: 'danger',
  EXPIRED: 'danger',
  REPLACED: 'danger',
  WITHDRAWN: 'danger',
  CANCELLED: 'danger',
  REVOKED: 'danger',
}

const StateTag = ({ state }: { state: ShownState }) => (
  <Tag color={colors[state]}>{useWords().t(`certificate.state.${state}`)}</Tag>
)

/** Does a document in this state still count? */
export const counts = (state: ShownState): boolean => colors[state] !== 'danger'

/** What anyone may know of a certificate. */
export const PublicFacts = ({ found }: { found: PublicVerification }) => {
  const words = useWords()
  const { t } = words
  return (
    <SummaryList
      rows={[
        { label: t('portal.verify.fact.name'), value: words.say(found.name) },
        {
          label: t('portal.verify.fact.number'),
          value: groupedNumber(found.shortNumber),
          source: found.number,
        },
        { label: t('portal.verify.fact.state'), value: <StateTag state={found.state} /> },
        { label: t('portal.verify.fact.holder'), value: found.holder },
        { label: t('portal.verify.fact.issuer'), value: words.say(found.issuer) },
        { label: t('portal.verify.fact.issued'), value: <Day on={found.issuedOn} /> },
        {
          label: t('portal.verify.fact.until'),
          value: found.validUntil ? <Day on={found.validUntil} /> : t('portal.verify.no-end'),
        },
      ]}
    />
  )
}

export const NumberResult = ({ found, at }: { found: PublicVerification; at: Date }) => {
  const words = useWords()
  const { t } = words
  const good = counts(found.state)
  const state = t(`certificate.state.${found.state}`)
  return (
    <Stack gap="sections">
      <BackLink href="/verify">{t('portal.verify.another')}</BackLink>
      <Stack>
        <Heading level={1}>{words.say(found.name)}</Heading>
        <Cluster>
          <StateTag state={found.state} />
        </Cluster>
      </Stack>
      <Alert
        color={good ? 'success' : 'danger'}
        title={t(good ? 'portal.verify.good' : 'portal.verify.bad', { state })}
      >
        <Paragraph>{t('portal.verify.compare')}</Paragraph>
      </Alert>
      <PublicFacts found={found} />
      <Paragraph quiet size="sm">
        {t('portal.verify.asked-at')} <Moment at={at} />
      </Paragraph>
      <Stack gap="fields">
        <Heading level={2}>{t('portal.verify.also-file')}</Heading>
        <FileForm />
      </Stack>
    </Stack>
  )
}

export const UnknownNumber = ({ typed }: { typed: string }) => {
  const { t } = useWords()
  return (
    <Stack gap="sections">
      <BackLink href="/verify">{t('portal.verify.another')}</BackLink>
      <Heading level={1}>{t('portal.verify.unknown')}</Heading>
      <Alert color="danger" title={t('portal.verify.unconfirmed')}>
        <Paragraph>{t('portal.verify.unknown.how')}</Paragraph>
      </Alert>
      <NumberForm value={typed} />
    </Stack>
  )
}
