import type { ComponentChildren } from 'preact'
import { type Static, type TSchema, Type } from 'typebox'
import type { Official } from '../../../kernel/actor.ts'
import type { Query } from '../../../kernel/operation.ts'
import type { Page as Lines } from '../../../modules/organ/index.ts'
import type { Page } from '../../../platform/http/page.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Cluster,
  deskPage,
  Empty,
  Heading,
  Link,
  Pagination,
  Paragraph,
  SearchBox,
  Stack,
  Table,
} from '../../ui/index.ts'

export type Kind = 'organs' | 'posts' | 'people'

/** What makes the list of one kind; everything else is the same for all three. */
interface ListOf<Line, Asked extends TSchema> {
  readonly kind: Kind
  readonly search: Query<never, Asked, Lines<Line>>
  /** The question that what was typed makes; `past`: those that are over. */
  readonly asked: (wish: { q?: string; after?: string }, past: boolean) => Static<Asked>
  /** Is there a list of what is over, too? */
  readonly hasPast?: boolean
  /** Pages to begin something at, by the word that names them. */
  readonly actions: (actor: Official) => readonly { readonly href: string; readonly key: string }[]
  readonly columns: readonly {
    readonly key: string
    readonly label: string
    readonly head?: true
    readonly numeric?: true
  }[]
  readonly row: (line: Line) => {
    readonly key: string
    readonly cells: Readonly<Record<string, ComponentChildren>>
  }
}

interface ViewProps<Line> {
  readonly of: Pick<ListOf<Line, TSchema>, 'kind' | 'hasPast' | 'columns' | 'row'>
  readonly actions: readonly { readonly href: string; readonly key: string }[]
  readonly q: string
  readonly past: boolean
  readonly page: Lines<Line>
}

const ListView = <Line,>({
  of: { kind, hasPast, columns, row },
  actions,
  q,
  past,
  page,
}: ViewProps<Line>) => {
  const { t } = useWords()
  const home = `/desk/admin/${kind}`
  const kept = { q, ...(past ? { past: 'yes' } : {}) }
  return (
    <Stack gap="fields">
      <Heading level={1} size="md">
        {t(`desk.admin.${kind}${past ? '-past' : ''}`)}
      </Heading>
      <Paragraph>{t(`desk.admin.${kind}-lead`)}</Paragraph>
      <Cluster>
        {actions.map(({ href, key }) => (
          <Link key={href} href={href}>
            {t(key)}
          </Link>
        ))}
        {hasPast && (
          <Link href={past ? home : `${home}?past=yes`}>{t(`desk.admin.${kind}${past ? '' : '-past'}`)}</Link>
        )}
      </Cluster>
      <SearchBox
        action={home}
        label={t(`desk.admin.${kind}-search`)}
        hint={t('desk.pick.hint')}
        value={q}
        keep={past ? { past: 'yes' } : {}}
      />
      {page.lines.length === 0 ? (
        <Empty title={t('desk.admin.none')} />
      ) : (
        <Table
          caption={t(`desk.admin.${kind}`)}
          columns={columns.map((column) => ({ ...column, label: t(column.label) }))}
          rows={page.lines.map(row)}
        />
      )}
      <Pagination
        nextHref={page.next ? `${home}?${new URLSearchParams({ ...kept, after: page.next })}` : undefined}
      />
    </Stack>
  )
}

const ListQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 60 })),
  after: Type.Optional(Type.String({ maxLength: 200, pattern: '\\|' })),
  past: Type.Optional(Type.Literal('yes')),
})

/** The list of organs, posts or people that this administrator administers. */
export const listPage = <Line, Asked extends TSchema>(of: ListOf<Line, Asked>): Page =>
  deskPage({
    path: `/desk/admin/${of.kind}`,
    for: 'official',
    does: [of.search],
    query: ListQuery,
    get: async ({ ask, query: { past: over, ...wish }, words, actor }) => {
      const past = of.hasPast === true && over === 'yes'
      const page = await ask(of.search, of.asked(wish, past))
      return {
        title: words.t(`desk.admin.${of.kind}`),
        section: words.t('desk.section'),
        body: <ListView of={of} actions={of.actions(actor)} q={wish.q ?? ''} past={past} page={page} />,
      }
    },
  })
