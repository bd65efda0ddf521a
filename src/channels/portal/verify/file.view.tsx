import type { FileVerification } from '../../../modules/certificate/index.ts'
import type { SignatureReport } from '../../../modules/seal/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  BackLink,
  Heading,
  Icon,
  Link,
  List,
  Moment,
  Paragraph,
  Stack,
  SummaryList,
} from '../../ui/index.ts'
import { counts, PublicFacts } from './number.view.tsx'

interface Props {
  found: FileVerification
  name: string
  at: Date
}

/** One sentence on top: may one rely on it? */
const verdictOf = ({ verdict, certificate }: FileVerification): { key: string; good: boolean } => {
  if (verdict !== 'intact') return { key: verdict, good: false }
  if (certificate && !counts(certificate.state)) return { key: 'ended', good: false }
  return { key: certificate ? 'intact' : 'sealed-only', good: certificate !== undefined }
}

export const FileResult = ({ found, name, at }: Props) => {
  const words = useWords()
  const { t } = words
  const { verdict, certificate, signatures } = found
  const { key, good } = verdictOf(found)
  const state = certificate ? t(`certificate.state.${certificate.state}`) : ''
  return (
    <Stack gap="sections">
      <BackLink href="/verify">{t('portal.verify.another')}</BackLink>
      <Stack>
        <Heading level={1}>{t(`portal.verify.verdict.${verdict}`)}</Heading>
        <Paragraph quiet>{t('portal.verify.checked-file', { name })}</Paragraph>
      </Stack>
      <Alert color={good ? 'success' : 'danger'} title={t(`portal.verify.says.${key}`, { state })}>
        <Paragraph>{t(`portal.verify.means.${key}`)}</Paragraph>
      </Alert>
      {certificate && (
        <Stack>
          <Heading level={2}>
            {t(verdict === 'intact' ? 'portal.verify.registered' : 'portal.verify.claims-to-be')}
          </Heading>
          <PublicFacts found={certificate} />
          {verdict !== 'intact' && (
            <Link href={`/verify/${certificate.shortNumber}`}>{t('portal.verify.see-register')}</Link>
          )}
        </Stack>
      )}
      {signatures.map((signature, i) => (
        <SignatureChecks key={signature.subject ?? i} signature={signature} />
      ))}
      <Paragraph quiet size="sm">
        {t('portal.verify.asked-at')} <Moment at={at} /> · {t('portal.verify.not-kept')}
      </Paragraph>
    </Stack>
  )
}

const checks = [
  ['chainHolds', 'chain'],
  ['certificateValidThen', 'term'],
  ['signatureHolds', 'signature'],
  ['digestHolds', 'digest'],
  ['coversWholeFile', 'whole'],
] as const

/** Seal by seal: whose it is said to be, and which checks held. */
const SignatureChecks = ({ signature }: { signature: SignatureReport }) => {
  const { t } = useWords()
  const { signer, signedAt } = signature
  return (
    <Stack>
      <Heading level={2}>{t('portal.verify.seal')}</Heading>
      <SummaryList
        rows={[
          {
            label: t(signature.chainHolds ? 'portal.verify.seal.of' : 'portal.verify.seal.claims'),
            value: signer?.organName ?? t('portal.verify.seal.unreadable'),
          },
          ...(signer?.creditCode ? [{ label: t('portal.verify.seal.code'), value: signer.creditCode }] : []),
          ...(signer?.serial ? [{ label: t('portal.verify.seal.serial'), value: signer.serial }] : []),
          ...(signedAt ? [{ label: t('portal.verify.seal.at'), value: <Moment at={signedAt} /> }] : []),
        ]}
      />
      <List plain>
        {checks.map(([field, word]) => (
          <li key={field}>
            <Icon name={signature[field] ? 'circle-check' : 'alert-triangle'} size={20} />{' '}
            {t(`portal.verify.check.${word}.${signature[field] ? 'held' : 'failed'}`)}
          </li>
        ))}
      </List>
    </Stack>
  )
}
