import type { MyApplication } from '../../../modules/case/index.ts'
import type { CertificateLine } from '../../../modules/certificate/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  CaseNumber,
  CertCard,
  Cluster,
  Details,
  Heading,
  LinkButton,
  List,
  Moment,
  Panel,
  Paragraph,
  Stack,
} from '../../ui/index.ts'
import { CaseClock } from '../application/clock-words.tsx'
import { Qr } from './qr.tsx'

const NumberLine = ({ number }: { number: string }) => {
  const w = useWords()
  return (
    <Paragraph>
      {w.t('portal.receipt.number')} <CaseNumber number={number} large />
    </Paragraph>
  )
}

/** Why a rule granted it: the rule, the facts it met, the clause. */
const Why = ({ application }: { application: MyApplication }) => {
  const w = useWords()
  const held = application.decision?.grounds.flatMap((ground) => ground.held) ?? []
  if (held.length === 0) return null
  return (
    <Details summary={w.t('portal.receipt.why')}>
      {held.map((rule) => (
        <Stack key={rule.rule} gap="tight">
          <Paragraph>{w.say(rule.annotation)}</Paragraph>
          <List>
            {rule.because.map((because) => (
              <li key={because.zh}>{w.say(because)}</li>
            ))}
          </List>
          <Paragraph quiet>{w.say(rule.clause)}</Paragraph>
        </Stack>
      ))}
    </Details>
  )
}

interface Instant {
  application: MyApplication
  certificate: CertificateLine
  sample: boolean
}

/** The receipt of an instant item is the card. */
export const InstantReceipt = ({ application, certificate, sample }: Instant) => {
  const w = useWords()
  const href = `/my/documents/${certificate.id}`
  return (
    <Stack gap="sections">
      <Panel title={w.t('portal.receipt.done')}>
        <NumberLine number={application.line.number} />
      </Panel>
      <CertCard
        title={w.say(certificate.name)}
        issuer={w.say(certificate.issuer)}
        href={href}
        state={{ label: w.t('portal.receipt.valid'), color: 'success' }}
        facts={[
          { label: w.t('portal.receipt.holder'), value: certificate.holder },
          { label: w.t('portal.receipt.certificate-number'), value: certificate.shortNumber },
          {
            label: w.t('portal.receipt.valid-until'),
            value: certificate.validUntil ? w.date(certificate.validUntil) : w.t('portal.receipt.no-end'),
          },
        ]}
        sample={sample ? w.t('portal.receipt.sample') : undefined}
      />
      <Cluster>
        <LinkButton href={href}>{w.t('portal.receipt.show')}</LinkButton>
        <LinkButton href={`/my/applications/${application.line.number}`} variant="secondary">
          {w.t('portal.receipt.progress')}
        </LinkButton>
      </Cluster>
      <Why application={application} />
    </Stack>
  )
}

interface Shown {
  application: MyApplication
  progressUrl: string
  onItsWay: boolean
}

/** Number, QR, due date, what happens next. */
export const Receipt = ({ application, progressUrl, onItsWay }: Shown) => {
  const w = useWords()
  const { line } = application
  const [task] = line.tasks
  return (
    <Stack gap="sections">
      <Panel title={w.t('portal.receipt.submitted')}>
        <NumberLine number={line.number} />
        <Paragraph>
          {w.say(line.itemName)} · <Moment at={line.submittedAt} />
        </Paragraph>
        <Cluster>
          <Qr text={progressUrl} label={w.t('portal.receipt.scan')} />
          <Paragraph size="sm">{w.t('portal.receipt.scan')}</Paragraph>
        </Cluster>
      </Panel>
      {onItsWay ? (
        <Alert>{w.t('portal.receipt.on-its-way')}</Alert>
      ) : line.instant ? (
        <Alert>{w.t('portal.receipt.official-looks', { organ: w.say(line.organ) })}</Alert>
      ) : (
        <section>
          <Heading level={2}>{w.t('portal.receipt.next')}</Heading>
          <List ordered>
            <li>{w.t('portal.receipt.next-intake', { organ: w.say(line.organ) })}</li>
            <li>{w.t('portal.receipt.next-decision', { n: application.promisedDays })}</li>
            <li>{w.t('portal.receipt.next-result')}</li>
          </List>
        </section>
      )}
      {line.clock && <CaseClock clock={line.clock} />}
      <Paragraph>
        {w.t('portal.receipt.who-has-it', { organ: w.say(task?.organ ?? line.organ) })}
        {line.organPhone && ` · ${line.organPhone}`}
      </Paragraph>
      <Cluster>
        <LinkButton href={`/my/applications/${line.number}`}>{w.t('portal.receipt.progress')}</LinkButton>
      </Cluster>
    </Stack>
  )
}
