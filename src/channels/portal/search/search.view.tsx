import type { Text } from '../../../kernel/text.ts'
import type { SearchAnswer } from '../../../modules/catalogue/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  ChipLink,
  Cluster,
  Details,
  Empty,
  Heading,
  Link,
  List,
  Pagination,
  Paragraph,
  SearchBox,
  Stack,
} from '../../ui/index.ts'
import { ItemCards } from './item-line.tsx'
import { type SearchQuery, searchHref } from './search-address.ts'

export interface SearchShown {
  readonly query: SearchQuery
  readonly regionName: Text | undefined
  readonly answer: SearchAnswer
  readonly departments: readonly { readonly slug: string; readonly name: Text }[]
  /** Departments that the shown items belong to. */
  readonly near: readonly { readonly slug: string; readonly name: Text }[]
  readonly themes: readonly { readonly slug: string; readonly name: Text }[]
}

const Filters = ({ query, regionName, near }: SearchShown) => {
  const w = useWords()
  const chip = (key: keyof SearchQuery, value: string, label: string) => (
    <ChipLink
      href={searchHref({ ...query, cursor: undefined, [key]: query[key] === value ? undefined : value })}
      current={query[key] === value}
    >
      {label}
    </ChipLink>
  )
  const chosen = [query.for, query.dept, query.theme, query.online, query.instant].filter(Boolean).length
  return (
    <Details
      summary={chosen > 0 ? w.t('portal.search.filters-chosen', { n: chosen }) : w.t('portal.search.filters')}
      open={chosen > 0}
    >
      <Cluster>
        <ChipLink
          href={`/region?next=${encodeURIComponent(searchHref(query))}`}
          current={regionName !== undefined}
        >
          {regionName ? w.say(regionName) : w.t('portal.search.choose-region')}
        </ChipLink>
        {chip('for', 'person', w.t('portal.search.for-people'))}
        {chip('for', 'enterprise', w.t('portal.search.for-business'))}
        {chip('online', '1', w.t('portal.search.online'))}
        {chip('instant', '1', w.t('portal.search.instant'))}
      </Cluster>
      {near.length > 0 && <Cluster>{near.map(({ slug, name }) => chip('dept', slug, w.say(name)))}</Cluster>}
      {chosen > 0 && (
        <Paragraph>
          <Link href={searchHref({ q: query.q, region: query.region })}>{w.t('portal.search.clear')}</Link>
        </Paragraph>
      )}
    </Details>
  )
}

const Nothing = ({ query, answer, departments, regionName }: SearchShown) => {
  const w = useWords()
  const elsewhere = answer.elsewhere
  if (elsewhere.length > 0) {
    return (
      <Stack gap="fields">
        <Alert
          color="info"
          title={w.t('portal.search.not-here', { region: regionName ? w.say(regionName) : '' })}
        >
          <Paragraph>{w.t('portal.search.handled-elsewhere')}</Paragraph>
        </Alert>
        <ItemCards items={elsewhere} />
      </Stack>
    )
  }
  return (
    <Stack gap="fields">
      <Empty title={w.t('portal.search.nothing', { q: query.q })}>
        <Paragraph>{w.t('portal.search.try')}</Paragraph>
        <Paragraph>
          <Link href="/help">{w.t('portal.search.ask')}</Link>
        </Paragraph>
      </Empty>
      <Heading level={2}>{w.t('portal.search.departments')}</Heading>
      <List plain>
        {departments.map(({ slug, name }) => (
          <li key={slug}>
            <Link href={`/services/departments/${slug}`}>{w.say(name)}</Link>
          </li>
        ))}
      </List>
    </Stack>
  )
}

export const SearchView = (shown: SearchShown) => {
  const w = useWords()
  const { query, answer } = shown
  const { cursor: _, q: __, ...keep } = query
  return (
    <Stack gap="fields">
      <SearchBox label={w.t('portal.search.label')} value={query.q} keep={keep} />
      <Heading level={1}>
        {query.q ? w.t('portal.search.title', { q: query.q }) : w.t('portal.search.all')}
      </Heading>
      {answer.also.length > 0 && (
        <Paragraph>
          {w.t('portal.search.also', {
            words: answer.also.slice(0, 3).join(w.language === 'zh' ? '”“' : '”, “'),
          })}{' '}
          <Link href={searchHref({ ...query, exact: '1', cursor: undefined })}>
            {w.t('portal.search.only-mine')}
          </Link>
        </Paragraph>
      )}
      {shown.regionName === undefined && (
        <Paragraph>
          <Link href={`/region?next=${encodeURIComponent(searchHref(query))}`}>
            {w.t('portal.search.choose-area')}
          </Link>
        </Paragraph>
      )}
      <Filters {...shown} />
      {answer.items.length > 0 ? (
        <Stack gap="fields">
          <Heading level={2}>{w.t('portal.search.services')}</Heading>
          <ItemCards items={answer.items} />
        </Stack>
      ) : (
        <Nothing {...shown} />
      )}
      <Pagination
        nextHref={answer.next ? searchHref({ ...query, cursor: answer.next }) : undefined}
        firstHref={query.cursor ? searchHref({ ...query, cursor: undefined }) : undefined}
      />
    </Stack>
  )
}
