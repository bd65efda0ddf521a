import type { AppointmentDetails, AppointmentRecord } from '../../../modules/organ/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  BackLink,
  Cluster,
  DateField,
  Day,
  Heading,
  Link,
  LinkButton,
  List,
  Paragraph,
  Stack,
  SummaryList,
  TextField,
} from '../../ui/index.ts'
import { DutyTags, HistoryView, Said } from './parts.view.tsx'

const home = '/desk/admin/people'

export const personColumns = [
  { key: 'name', label: 'desk.admin.name', head: true },
  { key: 'post', label: 'desk.admin.post' },
  { key: 'organ', label: 'desk.admin.organ' },
  { key: 'duties', label: 'desk.admin.duties' },
  { key: 'days', label: 'desk.admin.days' },
] as const

export const personRow = (one: AppointmentRecord) => ({
  key: one.id,
  cells: {
    name: <Link href={`${home}/${one.id}`}>{one.personName}</Link>,
    post: <Said text={one.post} />,
    organ: (
      <Link href={`/desk/admin/organs/${one.organId}`}>
        <Said text={one.organName} />
      </Link>
    ),
    duties: <DutyTags duties={one.duties} />,
    days: <Days of={one} />,
  },
})

const Days = ({ of }: { of: Pick<AppointmentRecord, 'from' | 'until'> }) => {
  const { t } = useWords()
  return (
    <span>
      <Day on={of.from} short /> – {of.until ? <Day on={of.until} short /> : t('desk.admin.no-end')}
    </span>
  )
}

interface PersonProps {
  readonly details: AppointmentDetails
  readonly changes: boolean
  readonly enrols: boolean
}

/** One appointment: post, duties, days, who stands in, and every change. */
export const PersonView = ({ details, changes, enrols }: PersonProps) => {
  const { t, say } = useWords()
  const { record, others, lent, colleagues, history } = details
  const own = `${home}/${record.id}`
  const verbs = lent.some((one) => one.appointmentId === record.id)
    ? (['change-duties', 'end-leave', 'end'] as const)
    : (['change-duties', 'leave', 'end'] as const)
  return (
    <Stack gap="fields">
      <BackLink href={home} />
      <Heading level={1} size="md">
        {record.personName}
      </Heading>
      {record.endedAt && <Alert title={t('desk.admin.ended')} />}
      <SummaryList
        rows={[
          {
            label: t('desk.admin.organ'),
            value: <Link href={`/desk/admin/organs/${record.organId}`}>{say(record.organName)}</Link>,
          },
          {
            label: t('desk.admin.post'),
            value: <Link href={`/desk/admin/posts/${record.postId}`}>{say(record.post)}</Link>,
          },
          { label: t('desk.admin.duties'), value: <DutyTags duties={record.duties} /> },
          { label: t('desk.admin.days'), value: <Days of={record} /> },
          ...lent.map((one) => ({
            label: t(one.appointmentId === record.id ? 'desk.admin.lent' : 'desk.admin.stands-in'),
            value: (
              <span>
                {one.appointmentId === record.id
                  ? one.colleagueName
                  : colleagues.find((c) => c.id === one.appointmentId)?.personName}{' '}
                · <Days of={one} />
              </span>
            ),
          })),
          ...(others.length === 0
            ? []
            : [
                {
                  label: t('desk.admin.other-posts'),
                  value: (
                    <List>
                      {others.map((one) => (
                        <li key={one.id}>
                          <Link href={`${home}/${one.id}`}>
                            {say(one.organName)} · {say(one.post)}
                          </Link>
                        </li>
                      ))}
                    </List>
                  ),
                },
              ]),
        ]}
      />
      {(changes || enrols) && !record.endedAt && (
        <Cluster>
          {[...(changes ? verbs : []), ...(enrols ? ['enrol'] : [])].map((verb) => (
            <Link key={verb} href={`${own}/${verb}`}>
              {t(`desk.admin.person.${verb}`)}
            </Link>
          ))}
        </Cluster>
      )}
      <HistoryView entries={history} />
    </Stack>
  )
}

export const NewPersonFields = () => {
  const { t } = useWords()
  return (
    <>
      <TextField name="name" label={t('desk.admin.name')} width={20} lang="zh-CN" />
      <TextField name="idNumber" label={t('desk.admin.id-number')} width={20} autoComplete="off" />
      <TextField name="phone" label={t('desk.admin.mobile')} type="tel" width={20} optional />
      <DateField name="from" label={t('desk.admin.from')} optional />
      <DateField name="until" label={t('desk.admin.until')} optional />
    </>
  )
}

/** The link, shown this one time. */
export const EnrolLinkView = ({ name, href, back }: { name: string; href: string; back: string }) => {
  const { t } = useWords()
  return (
    <Stack gap="fields">
      <Heading level={1} size="md">
        {t('desk.admin.person.enrol')}
      </Heading>
      <Alert color="warning" title={t('desk.admin.link-once')}>
        <Paragraph>{t('desk.admin.link-how')}</Paragraph>
      </Alert>
      <SummaryList rows={[{ label: name, value: <code>{href}</code> }]} />
      <div>
        <LinkButton href={back}>{t('desk.admin.link-given')}</LinkButton>
      </div>
    </Stack>
  )
}
