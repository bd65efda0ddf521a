import type { CaseLine } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  ChipLink,
  Cluster,
  Details,
  Empty,
  Heading,
  Link,
  Pagination,
  Paragraph,
  SearchBox,
  Stack,
} from '../../ui/index.ts'
import type { DeskCounts } from '../day/day.view.tsx'
import { LineTable } from '../parts/line-table.tsx'
import { type ListQuery, listHref } from '../parts/links.ts'

interface WorklistProps {
  readonly query: ListQuery & { readonly view: string }
  readonly counts: DeskCounts
  readonly lines: readonly CaseLine[]
  readonly next: string | undefined
}

const views = ['mine', 'unclaimed', 'waiting', 'paused', 'done', 'overdue', 'all'] as const
const dues = ['overdue', 'today', 'week'] as const

/** The day in one line; each count is a link. */
const Summary = ({ counts }: { counts: DeskCounts }) => {
  const { t } = useWords()
  return (
    <Cluster>
      <Link href={listHref({ view: 'overdue' })}>{t('desk.day.count.overdue', { n: counts.overdue })}</Link>
      <Link href={listHref({ view: 'all', due: 'today' })}>
        {t('desk.day.count.today', { n: counts.today })}
      </Link>
      <Link href={listHref({ view: 'mine' })}>{t('desk.day.count.mine', { n: counts.mine })}</Link>
      <Link href={listHref({ view: 'waiting' })}>{t('desk.day.count.waiting', { n: counts.waiting })}</Link>
    </Cluster>
  )
}

const Views = ({ query }: Pick<WorklistProps, 'query'>) => {
  const { t } = useWords()
  return (
    <nav class="tb-cluster" aria-label={t('desk.worklist.views')}>
      {views.map((view) => (
        <ChipLink key={view} href={listHref({ view })} current={query.view === view}>
          {t(`desk.worklist.view.${view}`)}
        </ChipLink>
      ))}
    </nav>
  )
}

/** Items that can be chosen: those on this page, and the chosen one. */
const itemsOn = (lines: readonly CaseLine[]): Map<string, CaseLine['itemName']> =>
  new Map(lines.map((line) => [line.itemCode, line.itemName]))

const Filters = ({ query, lines }: Pick<WorklistProps, 'query' | 'lines'>) => {
  const { t, say } = useWords()
  const { view, due, item, q, state } = query
  const set = [due, item, state].filter(Boolean).length
  return (
    <Details summary={t('desk.worklist.filters', { n: set })} open={set > 0}>
      <Cluster>
        {dues.map((one) => (
          <ChipLink
            key={one}
            href={listHref({ view, item, q, state, due: due === one ? undefined : one })}
            current={due === one}
          >
            {t(`desk.worklist.due.${one}`)}
          </ChipLink>
        ))}
      </Cluster>
      <Cluster>
        {[...itemsOn(lines)].map(([code, name]) => (
          <ChipLink
            key={code}
            href={listHref({ view, due, q, state, item: item === code ? undefined : code })}
            current={item === code}
          >
            {say(name)}
          </ChipLink>
        ))}
      </Cluster>
      {set > 0 && <Link href={listHref({ view, q })}>{t('desk.worklist.clear')}</Link>}
    </Details>
  )
}

const Nothing = ({ query, counts }: Pick<WorklistProps, 'query' | 'counts'>) => {
  const { t } = useWords()
  const filtered = Boolean(query.due ?? query.item ?? query.q ?? query.state)
  if (filtered) {
    return (
      <Empty title={t('desk.worklist.none-fits')}>
        <Link href={listHref({ view: query.view })}>{t('desk.worklist.clear')}</Link>
      </Empty>
    )
  }
  return (
    <Empty title={t(query.view === 'mine' ? 'desk.worklist.none-mine' : 'desk.worklist.none')}>
      {query.view === 'mine' && counts.unclaimed > 0 && (
        <Link href={listHref({ view: 'unclaimed' })}>
          {t('desk.worklist.unclaimed-left', { n: counts.unclaimed })}
        </Link>
      )}
    </Empty>
  )
}

export const WorklistView = ({ query, counts, lines, next }: WorklistProps) => {
  const { t } = useWords()
  const { view, cursor, ...kept } = query
  return (
    <Stack gap="fields">
      <Heading level={1} size="md">
        {t('desk.worklist.title')}
      </Heading>
      <Summary counts={counts} />
      <Views query={query} />
      <SearchBox
        action="/desk/cases"
        label={t('desk.worklist.search')}
        hint={t('desk.worklist.search-hint')}
        keep={{ view, due: kept.due, item: kept.item, state: kept.state }}
        {...(kept.q ? { value: kept.q } : {})}
      />
      <Filters query={query} lines={lines} />
      {lines.length === 0 ? (
        <Nothing query={query} counts={counts} />
      ) : (
        <LineTable lines={lines} caption={t(`desk.worklist.view.${view}`)} />
      )}
      <Paragraph size="sm" quiet>
        {t('desk.worklist.order')}
      </Paragraph>
      <Pagination
        firstHref={cursor ? listHref({ view, ...kept }) : undefined}
        nextHref={next ? listHref({ view, ...kept, cursor: next }) : undefined}
      />
    </Stack>
  )
}
