import type { CaseLine } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Empty, Grid, Heading, LinkButton, LinkCard, Paragraph, Stack } from '../../ui/index.ts'
import { LineTable } from '../parts/line-table.tsx'
import { caseHref, listHref } from '../parts/links.ts'

export interface DeskCounts {
  readonly overdue: number
  readonly today: number
  readonly mine: number
  readonly unclaimed: number
  readonly waiting: number
}

interface DayProps {
  readonly name: string
  readonly counts: DeskCounts
  readonly mine: readonly CaseLine[]
  /** Unclaimed ones, when nothing is held. */
  readonly free: readonly CaseLine[]
}

/** Each count is a link to what it counts. */
const cards = [
  { key: 'overdue', icon: 'alert-triangle', href: listHref({ view: 'overdue' }) },
  { key: 'today', icon: 'clock', href: listHref({ view: 'all', due: 'today' }) },
  { key: 'mine', icon: 'list-check', href: listHref({ view: 'mine' }) },
  { key: 'unclaimed', icon: 'inbox', href: listHref({ view: 'unclaimed' }) },
  { key: 'waiting', icon: 'hand-stop', href: listHref({ view: 'waiting' }) },
] as const

export const DayView = ({ name, counts, mine, free }: DayProps) => {
  const { t } = useWords()
  const [next] = [...mine, ...free]
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{t('desk.day.title')}</Heading>
        <Paragraph quiet>{t('desk.day.for', { name })}</Paragraph>
        {next && (
          <div>
            <LinkButton href={caseHref(next.number)} icon="arrow-right">
              {t(mine.length > 0 ? 'desk.day.open-next' : 'desk.day.open-free')}
            </LinkButton>
          </div>
        )}
      </Stack>
      <Grid min="sm">
        {cards.map(({ key, icon, href }) => (
          <LinkCard
            key={key}
            href={href}
            icon={icon}
            level={2}
            title={t(`desk.day.count.${key}`, { n: counts[key] })}
            color={key === 'overdue' && counts.overdue > 0 ? 'danger' : 'accent'}
          />
        ))}
      </Grid>
      {next ? (
        <Stack>
          <Heading level={2}>{t(mine.length > 0 ? 'desk.day.first' : 'desk.day.free')}</Heading>
          <LineTable lines={mine.length > 0 ? mine : free} caption={t('desk.day.first')} />
        </Stack>
      ) : (
        <Empty title={t('desk.day.nothing')} />
      )}
    </Stack>
  )
}
