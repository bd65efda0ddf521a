import type { LeaveLine } from '../../../modules/organ/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Cluster,
  DateField,
  Day,
  Heading,
  Link,
  List,
  Paragraph,
  SelectField,
  Stack,
  Table,
} from '../../ui/index.ts'
import { DutyTags } from '../admin/parts.view.tsx'

const StandIns = ({ line: { record, lent, arranges } }: { line: LeaveLine }) => {
  const { t } = useWords()
  if (lent.length === 0) return <>{t('desk.leave.nobody')}</>
  return (
    <List>
      {lent.map((one) => (
        <li key={one.id}>
          <Cluster>
            <span>
              {one.colleagueName} · <Day on={one.from} short /> – <Day on={one.until} short />
            </span>
            {arranges && (
              <Link href={`/desk/leave/${record.id}/end/${one.id}`} hidden={record.personName}>
                {t('desk.leave.end')}
              </Link>
            )}
          </Cluster>
        </li>
      ))}
    </List>
  )
}

/** Everybody of the organ, oneself first: who stands in for whom, and whose leave one may arrange. */
export const LeaveView = ({ lines, own }: { lines: readonly LeaveLine[]; own: string }) => {
  const { t, say } = useWords()
  const mineFirst = [...lines].sort((a, b) => Number(b.record.id === own) - Number(a.record.id === own))
  return (
    <Stack gap="fields">
      <Heading level={1} size="md">
        {t('desk.leave.title')}
      </Heading>
      <Paragraph>{t('desk.leave.lead')}</Paragraph>
      <Table
        caption={t('desk.leave.title')}
        columns={[
          { key: 'name', label: t('desk.admin.name'), head: true },
          { key: 'post', label: t('desk.admin.post') },
          { key: 'duties', label: t('desk.admin.duties') },
          { key: 'stands-in', label: t('desk.admin.lent') },
          { key: 'arrange', label: t('desk.leave.arrange') },
        ]}
        rows={mineFirst.map((line) => ({
          key: line.record.id,
          cells: {
            name: line.record.personName,
            post: say(line.record.post),
            duties: <DutyTags duties={line.record.duties} />,
            'stands-in': <StandIns line={line} />,
            arrange: line.arranges ? (
              <Link href={`/desk/leave/${line.record.id}`} hidden={line.record.personName}>
                {t('desk.leave.arrange')}
              </Link>
            ) : (
              t('desk.leave.not-yours')
            ),
          },
        }))}
      />
    </Stack>
  )
}

/** Who stands in, from and until when. */
export const LeaveFields = ({
  colleagues,
}: {
  colleagues: readonly { readonly record: Pick<LeaveLine['record'], 'id' | 'personName' | 'post'> }[]
}) => {
  const { t, say } = useWords()
  return (
    <>
      <SelectField
        name="colleagueId"
        label={t('desk.admin.colleague')}
        empty={t('desk.admin.choose')}
        choices={colleagues.map(({ record }) => ({
          value: record.id,
          label: `${record.personName} · ${say(record.post)}`,
        }))}
      />
      <DateField name="from" label={t('desk.admin.from')} />
      <DateField name="until" label={t('desk.admin.until')} />
    </>
  )
}
