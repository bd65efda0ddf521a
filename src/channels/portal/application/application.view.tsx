import type { MyApplication } from '../../../modules/case/index.ts'
import type { CertificateLine } from '../../../modules/certificate/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { AnswersList } from '../../ui/form/index.ts'
import {
  Alert,
  Card,
  CaseNumber,
  Cluster,
  Details,
  Heading,
  Link,
  LinkButton,
  List,
  Moment,
  Paragraph,
  Stack,
} from '../../ui/index.ts'
import { CaseClock } from './clock-words.tsx'
import { StateTag } from './state-tag.tsx'
import { CaseTimeline } from './timeline-words.tsx'

interface Shown {
  application: MyApplication
  certificates: readonly CertificateLine[]
}

/** The one thing the applicant can do now, or that there is nothing to do. */
const ToDo = ({ application, certificates }: Shown) => {
  const w = useWords()
  const { line, correction } = application
  const certificate = certificates.find((one) => one.number === line.certificateNumber && one.ready)
  if (line.state === 'CORRECTION' && correction) {
    return (
      <Card tone="tinted" color="warning">
        <Heading level={2} size="xs">
          {w.t('portal.application.send-by', { n: correction.gaps.length, date: w.date(correction.dueOn) })}
        </Heading>
        <List ordered>
          {correction.gaps.map((gap) => (
            <li key={gap}>{gap}</li>
          ))}
        </List>
        <LinkButton href={`/my/applications/${line.number}/correct`}>
          {w.t('portal.application.send')}
        </LinkButton>
      </Card>
    )
  }
  if (certificate) {
    return (
      <Card tone="tinted" color="success">
        <Heading level={2} size="xs">
          {w.t('portal.application.in-wallet', { name: w.say(certificate.name) })}
        </Heading>
        <LinkButton href={`/my/documents/${certificate.id}`}>{w.t('portal.receipt.show')}</LinkButton>
      </Card>
    )
  }
  if (!line.clock && !['DECIDED', 'ISSUING', 'DELIVERED'].includes(line.state)) return null
  return (
    <Card tone="tinted">
      <Paragraph>{w.t('portal.application.nothing-to-do')}</Paragraph>
    </Card>
  )
}

/** Why it was refused and what can be done against it. */
const Refused = ({ application, certificates }: Shown) => {
  const w = useWords()
  const { decision, remedies, line } = application
  const sealed = certificates.find((one) => one.number !== line.certificateNumber)
  const refusedAtIntake = line.state === 'REJECTED_AT_INTAKE'
  if (decision?.outcome !== 'refuse' && !refusedAtIntake) return null
  const intake = application.timeline.findLast((e) => e.verb === 'refuse-intake')?.data.reason
  const reason = decision?.reason ?? (typeof intake === 'string' ? intake : '')
  return (
    <Alert title={w.t('portal.application.why-not')}>
      <Paragraph>{reason}</Paragraph>
      {decision?.grounds
        .flatMap((ground) => ground.held)
        .map((held) => (
          <Paragraph key={held.rule} size="sm">
            {w.say(held.annotation)} · {w.say(held.clause)}
          </Paragraph>
        ))}
      <Heading level={3} size="2xs">
        {w.t('portal.application.remedies')}
      </Heading>
      <Paragraph>{decision?.remedies ?? w.say(remedies)}</Paragraph>
      {sealed && <Link href={`/my/documents/${sealed.id}`}>{w.say(sealed.name)}</Link>}
    </Alert>
  )
}

const Holder = ({ application }: { application: MyApplication }) => {
  const w = useWords()
  const { line } = application
  if (!line.clock) return null
  return (
    <section>
      <Heading level={2}>{w.t('portal.application.who')}</Heading>
      {line.state === 'CORRECTION' ? (
        <Paragraph>{w.t('portal.application.with-you')}</Paragraph>
      ) : (
        <List plain>
          {line.tasks.map((task) => (
            <li key={task.id}>
              {w.say(task.organ)} · {w.say(task.name)} · {w.t('portal.application.since')}{' '}
              <Moment at={task.openedAt} />
            </li>
          ))}
          {line.tasks.length === 0 && <li>{w.say(line.organ)}</li>}
        </List>
      )}
      {line.organPhone && (
        <Paragraph>{w.t('portal.application.contact', { phone: line.organPhone })}</Paragraph>
      )}
    </section>
  )
}

const Notices = ({ application }: { application: MyApplication }) => {
  const w = useWords()
  return (
    <Details summary={w.t('portal.application.notices', { n: application.notices.length })}>
      {application.notices.map((notice) => (
        <Stack gap="tight" key={notice.n}>
          <Heading level={3} size="2xs">
            {w.say(notice.title)}
          </Heading>
          <Paragraph size="sm" quiet>
            {w.t('portal.application.notice-number', { number: `${application.line.number}-${notice.n}` })} ·{' '}
            <Moment at={notice.at} />
          </Paragraph>
          <Paragraph>{w.say(notice.body)}</Paragraph>
        </Stack>
      ))}
    </Details>
  )
}

export const Application = ({ application, certificates }: Shown) => {
  const w = useWords()
  const { line, verbs } = application
  const at = `/my/applications/${line.number}`
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{w.say(line.itemName)}</Heading>
        <Cluster>
          <StateTag line={line} />
          <span>
            {w.t('portal.receipt.number')} <CaseNumber number={line.number} />
          </span>
        </Cluster>
      </Stack>
      {line.clock?.tone === 'overdue' && line.clock.kind !== 'correction' && (
        <Alert color="danger" title={w.t('portal.application.overdue', { n: -line.clock.left })} />
      )}
      {line.clock && <CaseClock clock={line.clock} />}
      <Refused application={application} certificates={certificates} />
      <ToDo application={application} certificates={certificates} />
      <Holder application={application} />
      <section>
        <Heading level={2}>{w.t('portal.application.timeline')}</Heading>
        <CaseTimeline application={application} />
      </section>
      <Stack>
        <Details summary={w.t('portal.application.sent')}>
          <AnswersList sections={application.answers} />
          {application.materials.length > 0 && (
            <List>
              {application.materials.map((m) => (
                <li key={m.n}>
                  {w.say(m.name)}: {m.fileName}
                </li>
              ))}
            </List>
          )}
          <Paragraph>{w.t('portal.application.contact-is', { phone: application.contact.phone })}</Paragraph>
        </Details>
        <Notices application={application} />
      </Stack>
      <Cluster>
        {verbs.includes('correct-contact') && (
          <Link href={`${at}/contact`}>{w.t('portal.application.change-contact')}</Link>
        )}
        {verbs.includes('withdraw') && (
          <Link href={`${at}/withdraw`}>{w.t('portal.application.withdraw')}</Link>
        )}
        <Link href="/my/applications">{w.t('portal.my.applications')}</Link>
      </Cluster>
    </Stack>
  )
}
