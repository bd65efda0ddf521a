import type { DeskCase } from '../../../modules/case/index.ts'
import type { AnswerSection } from '../../../modules/form/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  Button,
  CaseBar,
  CaseNumber,
  Details,
  Form,
  Grid,
  Heading,
  Link,
  List,
  Moment,
  Paragraph,
  Stack,
  SummaryList,
  TextAreaField,
} from '../../ui/index.ts'
import { Due, Left } from '../parts/clock-words.tsx'
import { caseHref, listHref, revealHref } from '../parts/links.ts'
import { StateTag } from '../parts/state-tag.tsx'
import { CaseAlerts } from './alerts.view.tsx'
import { ApplicationView } from './application.view.tsx'
import { ClockTable } from './clock.view.tsx'
import { GroundView } from './ground.view.tsx'
import { MaterialsView } from './materials.view.tsx'
import { Reviews } from './reviews.view.tsx'
import { TimelineView } from './timeline.view.tsx'
import { Verbs } from './verbs.view.tsx'

export interface CaseProps {
  readonly found: DeskCase
  readonly sections: readonly AnswerSection[]
  readonly disputed: ReadonlyMap<string, string>
  /** The verb that was just done, to say so. */
  readonly did?: string | undefined
  /** Somebody was faster; what was written is among the notes. */
  readonly noteKept: boolean
  /** The next case of my list. */
  readonly next?: string | undefined
}

const Bar = ({ found: { line }, next }: CaseProps) => {
  const { t, say } = useWords()
  const holders = line.tasks.flatMap((task) => task.holder ?? [])
  const free = line.tasks.length > holders.length
  return (
    <CaseBar
      title={
        <>
          <CaseNumber number={line.number} /> {say(line.itemName)}
        </>
      }
      {...(next ? { next: { href: caseHref(next), label: t('desk.case.next') } } : {})}
    >
      <span>{line.applicant}</span>
      <StateTag of={line} />
      <Left clock={line.clock} />
      {line.clock && (
        <span>
          {t('desk.case.due')} <Due clock={line.clock} />
        </span>
      )}
      {holders.length > 0 && (
        <span>{t('desk.case.with', { names: holders.join(t('desk.list-comma')) })}</span>
      )}
      {free && <span>{t('desk.line.free')}</span>}
    </CaseBar>
  )
}

const Notices = ({ found: { notices } }: Pick<CaseProps, 'found'>) => {
  const { say } = useWords()
  return (
    <Stack>
      {notices.map((notice) => (
        <Stack gap="tight" key={notice.n}>
          <strong>
            {notice.n}. {say(notice.title)}
          </strong>
          <Moment at={notice.at} />
          {say(notice.body)
            .split('\n')
            .map((line) => (
              <Paragraph size="sm" key={line}>
                {line}
              </Paragraph>
            ))}
        </Stack>
      ))}
    </Stack>
  )
}

const Notes = ({ found: { notes, line } }: Pick<CaseProps, 'found'>) => {
  const { t } = useWords()
  return (
    <Stack>
      <List plain>
        {notes.map((note) => (
          <li key={note.id}>
            {note.text}{' '}
            <span class="tb-quiet">
              {note.by} · <Moment at={note.at} />
              {note.lostRace && ` · ${t('desk.case.note-lost-race')}`}
            </span>
          </li>
        ))}
      </List>
      <Form action={caseHref(line.number)}>
        <TextAreaField
          name="text"
          label={t('desk.case.note-label')}
          hint={t('desk.case.note-hint')}
          rows={2}
        />
        <div>
          <Button variant="secondary">{t('desk.case.note-save')}</Button>
        </div>
      </Form>
    </Stack>
  )
}

const About = ({ found }: Pick<CaseProps, 'found'>) => {
  const { t, say } = useWords()
  const { line, applicant, contact } = found
  return (
    <SummaryList
      rows={[
        {
          label: t('desk.line.applicant'),
          value: `${applicant.name} (${t(`desk.kind.${applicant.kind}`)})`,
          action: {
            href: revealHref(line.number),
            label: t('desk.case.reveal'),
            hidden: t('desk.case.reveal-what'),
          },
        },
        { label: t('desk.case.contact'), value: `${contact.phone} ${contact.address}` },
        { label: t('desk.case.organ'), value: say(line.organ) },
        { label: t('desk.line.received'), value: <Moment at={line.submittedAt} /> },
      ]}
    />
  )
}

/** The case page: what it is, what can be done now, what it rests on, what happened. */
export const CaseView = (props: CaseProps) => {
  const { t } = useWords()
  const { found, sections, disputed, did, noteKept } = props
  const { line, item, materials, notes, notices } = found
  const grounds = found.decision?.grounds ?? found.tasks.flatMap((task) => (task.ground ? [task.ground] : []))
  return (
    <Stack gap="fields">
      <Link href={listHref({})}>{t('desk.case.back')}</Link>
      <Bar {...props} />
      {did && (
        <Alert color="success" title={t(`desk.did.${did}`)}>
          <Paragraph>{t('desk.did.more')}</Paragraph>
        </Alert>
      )}
      {noteKept && <Alert title={t('desk.alert.note-kept')} />}
      <CaseAlerts found={found} />
      <Verbs found={found} />
      {grounds.map((ground) => (
        <GroundView key={`${ground.table}@${ground.version}`} ground={ground} />
      ))}
      <Grid min="lg">
        <Stack>
          <Heading level={2}>{t('desk.case.application')}</Heading>
          <About found={found} />
          <ApplicationView sections={sections} disputed={disputed} />
        </Stack>
        <Stack>
          <Heading level={2}>{t('desk.case.materials')}</Heading>
          <MaterialsView number={line.number} asked={item.materials} given={materials} />
          <Reviews found={found} />
        </Stack>
      </Grid>
      <Stack gap="tight">
        <Details summary={t('desk.case.timeline')} open>
          <TimelineView entries={found.timeline} />
        </Details>
        <Details summary={t('desk.case.clock')}>
          <ClockTable clock={found.intervals} running={line.clock} />
        </Details>
        <Details summary={t('desk.case.notices', { n: notices.length })}>
          <Notices found={found} />
        </Details>
        <Details summary={t('desk.case.notes', { n: notes.length })} open={notes.length > 0}>
          <Notes found={found} />
        </Details>
      </Stack>
    </Stack>
  )
}
