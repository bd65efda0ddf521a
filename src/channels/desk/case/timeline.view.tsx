import { type CivilDate, parseCivilDate } from '../../../kernel/civil-date.ts'
import type { TimelineEntry } from '../../../modules/case/index.ts'
import { useWords, type Words } from '../../../platform/i18n/words.ts'
import { List, Paragraph, Timeline } from '../../ui/index.ts'

const whoOf = ({ by }: TimelineEntry, { t, say }: Words): string => {
  const name = by.kind === 'system' ? t('desk.case.by-platform') : (by.name ?? t('desk.case.by-applicant'))
  return by.organ ? `${name} · ${say(by.organ)}` : name
}

const words = (data: TimelineEntry['data'], key: string): string | undefined => {
  const value = data[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** What an entry says besides its verb; keys that are not named here are for machines. */
const told = ['verdict', 'opinion', 'reason', 'rightOrgan', 'to', 'certificateNumber'] as const

const Detail = ({ data }: Pick<TimelineEntry, 'data'>) => {
  const { t, date } = useWords()
  const gaps = Array.isArray(data.gaps) ? data.gaps.map(String) : []
  const due: CivilDate | undefined = parseCivilDate(words(data, 'dueOn') ?? '')
  return (
    <>
      {told.map((key) => {
        const value = words(data, key)
        if (!value) return null
        const said = key === 'verdict' ? t(`desk.verdict.${value}`) : value
        return (
          <Paragraph size="sm" key={key}>
            {t(`desk.entry.${key}`, { value: said })}
          </Paragraph>
        )
      })}
      {gaps.length > 0 && (
        <List ordered>
          {gaps.map((gap) => (
            <li key={gap}>{gap}</li>
          ))}
        </List>
      )}
      {due && <Paragraph size="sm">{t('desk.entry.dueOn', { value: date(due) })}</Paragraph>}
      {data.automatic === true && <Paragraph size="sm">{t('desk.entry.automatic')}</Paragraph>}
    </>
  )
}

/** Everything that happened to the case, newest first, with what the applicant is not shown. */
export const TimelineView = ({ entries }: { entries: readonly TimelineEntry[] }) => {
  const said = useWords()
  return (
    <Timeline
      entries={[...entries].reverse().map((entry) => ({
        at: entry.at,
        title: said.t(`case.verb.${entry.verb}`),
        who: whoOf(entry, said),
        children: <Detail data={entry.data} />,
      }))}
    />
  )
}
