import type { Post, PostDetails } from '../../../modules/organ/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { BackLink, Cluster, Heading, Link, List, Stack, SummaryList } from '../../ui/index.ts'
import { DutyTags, HistoryView, Said } from './parts.view.tsx'

export const postColumns = [
  { key: 'name', label: 'desk.admin.post', head: true },
  { key: 'organ', label: 'desk.admin.organ' },
  { key: 'duties', label: 'desk.admin.duties' },
  { key: 'holders', label: 'desk.admin.holders', numeric: true },
] as const

export const postRow = (post: Post) => ({
  key: post.id,
  cells: {
    name: (
      <Link href={`/desk/admin/posts/${post.id}`}>
        <Said text={post.name} />
      </Link>
    ),
    organ: (
      <Link href={`/desk/admin/organs/${post.organId}`}>
        <Said text={post.organName} />
      </Link>
    ),
    duties: <DutyTags duties={post.duties} />,
    holders: post.holders,
  },
})

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
            label: t('desk.admin.people'),
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
