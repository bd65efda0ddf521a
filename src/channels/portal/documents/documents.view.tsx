import { type CertificateLine, groupedNumber, type ShownState } from '../../../modules/certificate/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  CertCard,
  type Color,
  Empty,
  Grid,
  Heading,
  Link,
  Pagination,
  Paragraph,
  Stack,
} from '../../ui/index.ts'

/** In one's own wallet an end is no alarm. */
const stateColors: Readonly<Record<ShownState, Color>> = {
  PREPARING: 'info',
  VALID: 'success',
  EXPIRES_SOON: 'warning',
  SUSPENDED: 'warning',
  EXPIRED: 'neutral',
  REPLACED: 'neutral',
  WITHDRAWN: 'neutral',
  CANCELLED: 'neutral',
  REVOKED: 'neutral',
}

interface CardProps {
  certificate: CertificateLine
  sample: boolean
  level?: 1 | 2
  href?: string
}

/** A document as a card: holder, number, until when, issuer, state. */
export const WalletCard = ({ certificate, sample, level = 2, href }: CardProps) => {
  const words = useWords()
  const { t } = words
  return (
    <CertCard
      title={words.say(certificate.name)}
      issuer={words.say(certificate.issuer)}
      level={level}
      {...(href === undefined ? {} : { href })}
      state={{ label: t(`certificate.state.${certificate.state}`), color: stateColors[certificate.state] }}
      facts={[
        { label: t('portal.documents.holder'), value: certificate.holder },
        { label: t('portal.documents.number'), value: groupedNumber(certificate.shortNumber) },
        {
          label: t('portal.documents.until'),
          value: certificate.validUntil
            ? words.shortDate(certificate.validUntil)
            : t('portal.documents.no-end'),
        },
      ]}
      sample={sample ? t('portal.documents.sample') : undefined}
    />
  )
}

interface Props {
  items: readonly CertificateLine[]
  next: string | undefined
  first: boolean
  sample: boolean
}

export const DocumentsView = ({ items, next, first, sample }: Props) => {
  const { t } = useWords()
  return (
    <Stack gap="sections">
      <Heading level={1}>{t('portal.documents.title')}</Heading>
      {items.length === 0 ? (
        <Empty title={t('portal.documents.empty')}>
          <Paragraph>{t('portal.documents.empty.how')}</Paragraph>
          <Link href="/search">{t('portal.documents.empty.find')}</Link>
        </Empty>
      ) : (
        <Grid min="lg">
          {items.map((certificate) => (
            <WalletCard
              key={certificate.id}
              certificate={certificate}
              sample={sample}
              href={`/my/documents/${certificate.id}`}
            />
          ))}
        </Grid>
      )}
      <Pagination
        nextHref={next === undefined ? undefined : `/my/documents?after=${encodeURIComponent(next)}`}
        firstHref={first ? undefined : '/my/documents'}
      />
      <Paragraph>
        <Link href="/verify">{t('portal.documents.verify-any')}</Link>
      </Paragraph>
    </Stack>
  )
}
