import type { AuditEntry } from '../../../modules/audit/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Cluster,
  Empty,
  Heading,
  Link,
  Moment,
  Pagination,
  Paragraph,
  Stack,
  Table,
  Tag,
} from '../../ui/index.ts'

type Wish = Readonly<Record<string, string | undefined>>

const tones = { done: 'neutral', read: 'info', refused: 'warning' } as const

const addressOf = (path: string, wish: Wish, more: Wish = {}): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...wish, ...more })) if (value) query.set(name, value)
  return `${path}?${query}`
}

const TextInput = ({ name, type = 'text', wish }: { name: string; type?: 'text' | 'date'; wish: Wish }) => {
  const { t } = useWords()
  return (
    <div class="ds-field tb-field">
      <label class="ds-label" for={`audit-${name}`} data-weight="semibold">
        {t(`desk.audit.by.${name}`)}
      </label>
      <input
        class="ds-input"
        id={`audit-${name}`}
        name={name}
        value={wish[name]}
        autoComplete="off"
        {...({ type } as { type: 'text' })}
      />
    </div>
  )
}

/** A GET form: what is looked for stays in the address, and each search is in the audit. */
const SearchForm = ({ wish }: { wish: Wish }) => {
  const { t } = useWords()
  return (
    <search>
      <form class="tb-stack tb-stack--fields" method="get" action="/desk/admin/audit">
        <div class="tb-grid tb-grid--sm">
          <TextInput name="person" wish={wish} />
          <TextInput name="operation" wish={wish} />
          <TextInput name="organ" wish={wish} />
          <TextInput name="about" wish={wish} />
          <TextInput name="from" type="date" wish={wish} />
          <TextInput name="to" type="date" wish={wish} />
          <div class="ds-field tb-field">
            <label class="ds-label" for="audit-outcome" data-weight="semibold">
              {t('desk.audit.by.outcome')}
            </label>
            <select class="ds-input" id="audit-outcome" name="outcome">
              <option value="">{t('desk.audit.any')}</option>
              {(['done', 'refused', 'read'] as const).map((outcome) => (
                <option key={outcome} value={outcome} selected={wish.outcome === outcome}>
                  {t(`desk.audit.outcome.${outcome}`)}
                </option>
              ))}
            </select>
          </div>
        </div>
        <div>
          <button class="ds-button" type="submit">
            {t('desk.audit.find')}
          </button>
        </div>
      </form>
    </search>
  )
}

const detail = (row: AuditEntry): string => {
  const subject = Object.entries((row.subject ?? {}) as Record<string, unknown>).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  return [...(row.via ? [`via ${row.via}`] : []), ...subject].join(' · ')
}

interface Props {
  wish: Wish
  rows: readonly AuditEntry[]
  next: number | undefined
}

export const AuditView = ({ wish, rows, next }: Props) => {
  const { t } = useWords()
  return (
    <Stack gap="fields">
      <Heading level={1} size="md">
        {t('desk.audit.title')}
      </Heading>
      <Paragraph size="sm">{t('desk.audit.lead')}</Paragraph>
      <SearchForm wish={wish} />
      <Cluster>
        <Link href={addressOf('/desk/admin/audit/export', wish, { format: 'csv' })} download>
          {t('desk.audit.csv')}
        </Link>
        <Link href={addressOf('/desk/admin/audit/export', wish, { format: 'json' })} download>
          {t('desk.audit.json')}
        </Link>
        <Link href="/desk/admin/audit/chain">{t('desk.chain.title')}</Link>
      </Cluster>
      {rows.length === 0 && <Empty title={t('desk.audit.none')} />}
      {rows.length > 0 && (
        <Table
          caption={t('desk.audit.title')}
          columns={(['at', 'operation', 'outcome', 'actor', 'rule', 'detail'] as const).map((key) => ({
            key,
            label: t(`desk.audit.column.${key}`),
            head: key === 'operation',
          }))}
          rows={rows.map((row) => ({
            key: String(row.id),
            cells: {
              at: (
                <>
                  <Moment at={row.at} /> <span class="tb-quiet">#{row.id}</span>
                </>
              ),
              operation: <code>{row.operation}</code>,
              outcome: <Tag color={tones[row.outcome]}>{t(`desk.audit.outcome.${row.outcome}`)}</Tag>,
              actor: [row.actor_id, row.organ_id, row.acting_for && `→ ${row.acting_for}`]
                .filter(Boolean)
                .join(' · '),
              rule: [row.rule, row.reason].filter(Boolean).join(': '),
              detail: detail(row),
            },
          }))}
        />
      )}
      <Pagination
        nextHref={
          next === undefined ? undefined : addressOf('/desk/admin/audit', wish, { before: String(next) })
        }
      />
    </Stack>
  )
}
