import type { CaseLine } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { ChipLink, Cluster, Empty, Heading, Link, Pagination, Stack } from '../../ui/index.ts'
import { ApplicationCard, DraftCard, type DraftLine } from './lines.tsx'

interface Shown {
  lines: readonly CaseLine[]
  next: string | null
  state: 'open' | 'done' | undefined
}

export const Applications = ({ lines, next, state }: Shown) => {
  const w = useWords()
  const at = state ? `/my/applications?state=${state}&` : '/my/applications?'
  return (
    <Stack gap="sections">
      <Heading level={1}>{w.t('portal.my.applications')}</Heading>
      <Cluster>
        <ChipLink href="/my/applications" current={state === undefined}>
          {w.t('portal.my.filter.all')}
        </ChipLink>
        <ChipLink href="/my/applications?state=open" current={state === 'open'}>
          {w.t('portal.my.filter.open')}
        </ChipLink>
        <ChipLink href="/my/applications?state=done" current={state === 'done'}>
          {w.t('portal.my.filter.done')}
        </ChipLink>
        <Link href="/my/drafts">{w.t('portal.my.drafts')}</Link>
      </Cluster>
      {lines.length === 0 && (
        <Empty title={w.t('portal.my.nothing-open')}>
          <Link href="/search">{w.t('portal.my.find')}</Link>
        </Empty>
      )}
      <Stack>
        {lines.map((line) => (
          <ApplicationCard key={line.number} line={line} level={2} />
        ))}
      </Stack>
      <Pagination nextHref={next ? `${at}cursor=${encodeURIComponent(next)}` : undefined} />
    </Stack>
  )
}

export const Drafts = ({ drafts }: { drafts: readonly DraftLine[] }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <Heading level={1}>{w.t('portal.my.drafts')}</Heading>
      {drafts.length === 0 && (
        <Empty title={w.t('portal.my.no-drafts')}>
          <Link href="/search">{w.t('portal.my.find')}</Link>
        </Empty>
      )}
      <Stack>
        {drafts.map((draft) => (
          <DraftCard key={draft.id} draft={draft} level={2} />
        ))}
      </Stack>
    </Stack>
  )
}
