import { groupedNumber, type MyCertificate } from '../../../modules/certificate/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  BackLink,
  Cluster,
  Day,
  Heading,
  Link,
  LinkButton,
  Masked,
  Moment,
  Paragraph,
  Stack,
  SummaryList,
} from '../../ui/index.ts'
import { WalletCard } from './documents.view.tsx'

interface Props {
  certificate: MyCertificate
  sample: boolean
  publicUrl: string
}

export const DocumentView = ({ certificate, sample, publicUrl }: Props) => {
  const words = useWords()
  const { t } = words
  const { id, document, shortNumber, caseNumber, stateReason, validFrom, validUntil } = certificate
  return (
    <Stack gap="sections">
      <BackLink href="/my/documents">{t('portal.documents.title')}</BackLink>
      <WalletCard certificate={certificate} sample={sample} level={1} />
      {document ? (
        <Cluster>
          <LinkButton href={`/files/documents/${id}`}>
            {t('portal.documents.download', { kilobytes: Math.ceil(document.bytes / 1024) })}
          </LinkButton>
          <Link href={`/verify/${shortNumber}`}>{t('portal.documents.what-others-see')}</Link>
        </Cluster>
      ) : (
        <Alert color="info" title={t('portal.documents.preparing')}>
          <Paragraph>{t('portal.documents.preparing.how')}</Paragraph>
        </Alert>
      )}
      {stateReason !== undefined && (
        <Alert color="warning" title={t(`certificate.state.${certificate.state}`)}>
          <Paragraph>{stateReason}</Paragraph>
        </Alert>
      )}
      <Stack>
        <Heading level={2}>{t('portal.documents.face')}</Heading>
        <SummaryList
          rows={[
            ...certificate.rows.map((row) => {
              const label = words.say(row.label)
              const value = words.say(row.value)
              return { label, value: row.masked ? <Masked value={value} label={label} /> : value }
            }),
            { label: t('portal.documents.from'), value: <Day on={validFrom} /> },
            {
              label: t('portal.documents.until'),
              value: validUntil ? <Day on={validUntil} /> : t('portal.documents.no-end'),
            },
          ]}
        />
      </Stack>
      <Stack>
        <Heading level={2}>{t('portal.documents.proof')}</Heading>
        <SummaryList
          rows={[
            {
              label: t('portal.documents.number'),
              value: groupedNumber(shortNumber),
              source: certificate.number,
            },
            ...(document
              ? [{ label: t('portal.documents.sealed'), value: <Moment at={document.sealedAt} /> }]
              : []),
            { label: t('portal.documents.verify-at'), value: `${publicUrl}/verify/${shortNumber}` },
            ...(caseNumber === undefined
              ? []
              : [
                  {
                    label: t('portal.documents.case'),
                    value: <Link href={`/my/applications/${caseNumber}`}>{caseNumber}</Link>,
                  },
                ]),
          ]}
        />
      </Stack>
    </Stack>
  )
}
