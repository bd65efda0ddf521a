import type { CaseLine } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Empty, Heading, Pagination, Paragraph, SearchBox, Stack } from '../../ui/index.ts'
import { LineTable } from '../parts/line-table.tsx'

interface SearchProps {
  readonly q: string
  readonly lines: readonly CaseLine[]
  readonly next: string | undefined
}

export const SearchView = ({ q, lines, next }: SearchProps) => {
  const { t } = useWords()
  return (
    <Stack gap="fields">
      <Heading level={1} size="md">
        {t('desk.search.title')}
      </Heading>
      <SearchBox
        action="/desk/search"
        label={t('desk.search.title')}
        hint={t('desk.worklist.search-hint')}
        value={q}
      />
      {q !== '' && lines.length === 0 && (
        <Empty title={t('desk.search.none', { q })}>
          <Paragraph>{t('desk.search.none-do')}</Paragraph>
        </Empty>
      )}
      {lines.length > 0 && <LineTable lines={lines} caption={t('desk.search.found', { q })} />}
      <Pagination nextHref={next && `/desk/search?${new URLSearchParams({ q, cursor: next })}`} />
    </Stack>
  )
}
