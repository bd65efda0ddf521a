import type { Page, Post, PostDetails } from '../../../modules/organ/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  BackLink,
  Cluster,
  Empty,
  Heading,
  Link,
  List,
  Pagination,
  Stack,
  SummaryList,
  Table,
} from '../../ui/index.ts'
import { DutyTags, HistoryView, ListHead } from './parts.view.tsx'

interface PostsProps {
  readonly q: string
  readonly page: Page<Post>
  readonly changes: boolean
}

export const PostsView = ({ q, page, changes }: PostsProps) => {
  const { t, say } = useWords()
  const home = '/desk/admin/posts'
  return (
    <Stack gap="fields">
      <ListHead
        kind="posts"
        q={q}
        actions={
          changes
            ? [
                { href: `${home}/new`, label: t('desk.admin.posts-new') },
                { href: `${home}/import`, label: t('desk.admin.import') },
              ]
            : []
        }
      />
      {page.lines.length === 0 ? (
        <Empty title={t('desk.admin.none')} />
      ) : (
        <Table
          caption={t('desk.admin.posts')}
          columns={[
            { key: 'name', label: t('desk.admin.post'), head: true },
            { key: 'organ', label: t('desk.admin.organ') },
            { key: 'duties', label: t('desk.admin.duties') },
            { key: 'holders', label: t('desk.admin.holders'), numeric: true },
          ]}
          rows={page.lines.map((post) => ({
            key: post.id,
            cells: {
              name: <Link href={`${home}/${post.id}`}>{say(post.name)}</Link>,
              organ: <Link href={`/desk/admin/organs/${post.organId}`}>{say(post.organName)}</Link>,
              duties: <DutyTags duties={post.duties} />,
              holders: post.holders,
            },
          }))}
        />
      )}
      <Pagination
        nextHref={page.next ? `${home}?${new URLSearchParams({ q, after: page.next })}` : undefined}
      />
    </Stack>
  )
}

/** One post: its duties, who holds it, its history. */
export const PostView = ({ details, changes }: { details: PostDetails; changes: boolean }) => {
  const { t, say } = useWords()
  const { post, holders, history } = details
  const home = `/desk/admin/posts/${post.id}`
  return (
    <Stack gap="fields">
      <BackLink href="/desk/admin/posts" />
      <Heading level={1} size="md">
        {say(post.name)}
      </Heading>
      <SummaryList
        rows={[
          {
            label: t('desk.admin.organ'),
            value: <Link href={`/desk/admin/organs/${post.organId}`}>{say(post.organName)}</Link>,
          },
          { label: t('desk.admin.duties'), value: <DutyTags duties={post.duties} /> },
          {
            label: t('desk.admin.holders'),
            value:
              holders.length === 0 ? (
                t('desk.admin.none')
              ) : (
                <List>
                  {holders.map((one) => (
                    <li key={one.id}>
                      <Link href={`/desk/admin/people/${one.id}`}>{one.personName}</Link>
                    </li>
                  ))}
                </List>
              ),
          },
        ]}
      />
      {!post.closedAt && (
        <Cluster>
          <Link href={`/desk/admin/people/new?post=${post.id}`}>{t('desk.admin.people-new')}</Link>
          {changes && (
            <>
              <Link href={`${home}/change`}>{t('desk.admin.verb.change-post')}</Link>
              <Link href={`${home}/close`}>{t('desk.admin.verb.close-post')}</Link>
            </>
          )}
        </Cluster>
      )}
      <HistoryView entries={history} />
    </Stack>
  )
}
