import type { Department, Organ, OrganDetails, Page } from '../../../modules/organ/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  BackLink,
  Cluster,
  Day,
  Empty,
  Heading,
  Link,
  Pagination,
  Paragraph,
  SelectField,
  Stack,
  SummaryList,
  Table,
  TextField,
} from '../../ui/index.ts'
import { DutyTags, HistoryView, ListHead, NameFields } from './parts.view.tsx'

interface OrgansProps {
  readonly q: string
  readonly page: Page<Organ>
  readonly changes: boolean
}

export const OrgansView = ({ q, page, changes }: OrgansProps) => {
  const { t, say } = useWords()
  const home = '/desk/admin/organs'
  return (
    <Stack gap="fields">
      <ListHead
        kind="organs"
        q={q}
        actions={
          changes
            ? [
                { href: `${home}/new`, label: t('desk.admin.organs-new') },
                { href: `${home}/import`, label: t('desk.admin.import') },
              ]
            : []
        }
      />
      {page.lines.length === 0 ? (
        <Empty title={t('desk.admin.none')} />
      ) : (
        <Table
          caption={t('desk.admin.organs')}
          columns={[
            { key: 'name', label: t('desk.admin.organ'), head: true },
            { key: 'code', label: t('desk.admin.credit-code') },
            { key: 'path', label: t('desk.admin.place') },
            { key: 'phone', label: t('desk.admin.phone') },
          ]}
          rows={page.lines.map((organ) => ({
            key: organ.id,
            cells: {
              name: <Link href={`${home}/${organ.id}`}>{say(organ.name)}</Link>,
              code: organ.creditCode,
              path: organ.path,
              phone: organ.phone,
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

/** One organ: what it is, what can be changed, its posts, its people, its history. */
export const OrganView = ({ details, changes }: { details: OrganDetails; changes: boolean }) => {
  const { t, say } = useWords()
  const { organ, posts, staff, history } = details
  const home = `/desk/admin/organs/${organ.id}`
  return (
    <Stack gap="fields">
      <BackLink href="/desk/admin/organs" />
      <Heading level={1} size="md">
        {say(organ.name)}
      </Heading>
      {organ.closedOn && (
        <Alert title={t('desk.admin.closed')}>
          <Paragraph>
            <Day on={organ.closedOn} />{' '}
            <Link href={`/desk/admin/organs/${organ.successorId}`}>{t('desk.admin.successor')}</Link>
          </Paragraph>
        </Alert>
      )}
      <SummaryList
        rows={[
          { label: t('desk.admin.credit-code'), value: organ.creditCode },
          { label: t('desk.admin.place'), value: organ.path },
          { label: t('desk.admin.division'), value: organ.division },
          { label: t('desk.admin.phone'), value: organ.phone },
          { label: t('desk.admin.address'), value: say(organ.address) },
        ]}
      />
      {changes && !organ.closedOn && (
        <Cluster>
          {(['rename', 'move', 'merge', 'close'] as const).map((verb) => (
            <Link key={verb} href={`${home}/${verb}`}>
              {t(`desk.admin.verb.${verb}-organ`)}
            </Link>
          ))}
          <Link href={`/desk/admin/posts/new?organ=${organ.id}`}>{t('desk.admin.posts-new')}</Link>
        </Cluster>
      )}
      <Heading level={2} size="sm">
        {t('desk.admin.posts')}
      </Heading>
      {posts.length === 0 ? (
        <Paragraph>{t('desk.admin.none')}</Paragraph>
      ) : (
        <Table
          caption={t('desk.admin.posts')}
          columns={[
            { key: 'name', label: t('desk.admin.post'), head: true },
            { key: 'duties', label: t('desk.admin.duties') },
            { key: 'holders', label: t('desk.admin.holders'), numeric: true },
          ]}
          rows={posts.map((post) => ({
            key: post.id,
            cells: {
              name: <Link href={`/desk/admin/posts/${post.id}`}>{say(post.name)}</Link>,
              duties: <DutyTags duties={post.duties} />,
              holders: post.holders,
            },
          }))}
        />
      )}
      <Heading level={2} size="sm">
        {t('desk.admin.people')}
      </Heading>
      {staff.length === 0 ? (
        <Paragraph>{t('desk.admin.none')}</Paragraph>
      ) : (
        <Table
          caption={t('desk.admin.people')}
          columns={[
            { key: 'name', label: t('desk.admin.name'), head: true },
            { key: 'post', label: t('desk.admin.post') },
            { key: 'duties', label: t('desk.admin.duties') },
          ]}
          rows={staff.map((one) => ({
            key: one.id,
            cells: {
              name: <Link href={`/desk/admin/people/${one.id}`}>{one.personName}</Link>,
              post: say(one.post),
              duties: <DutyTags duties={one.duties} />,
            },
          }))}
        />
      )}
      <HistoryView entries={history} />
    </Stack>
  )
}

/** What a new organ needs. */
export const NewOrganFields = ({ departments }: { departments: readonly Department[] }) => {
  const { t, say } = useWords()
  return (
    <>
      <NameFields name="name" label={t('desk.admin.organ-name')} />
      <TextField name="creditCode" label={t('desk.admin.credit-code')} />
      <SelectField
        name="department"
        label={t('desk.admin.department')}
        empty={t('desk.admin.choose')}
        choices={departments.map((one) => ({ value: one.slug, label: say(one.name) }))}
      />
      <TextField
        name="division"
        label={t('desk.admin.division')}
        hint={t('desk.admin.division-hint')}
        width={20}
      />
      <TextField name="parentId" label={t('desk.admin.parent')} hint={t('desk.admin.organ-hint')} optional />
      <TextField name="phone" label={t('desk.admin.phone')} width={20} />
      <NameFields name="address" label={t('desk.admin.address')} />
    </>
  )
}

/** The fields of each change of an organ, besides the reason. */
export const OrganChangeFields = ({ verb, organ }: { verb: string; organ: Organ }) => {
  const { t } = useWords()
  if (verb === 'merge')
    return <TextField name="intoId" label={t('desk.admin.into')} hint={t('desk.admin.organ-hint')} />
  if (verb === 'move')
    return <TextField name="underId" label={t('desk.admin.under')} hint={t('desk.admin.organ-hint')} />
  if (verb === 'close') return null
  return (
    <>
      <NameFields name="name" label={t('desk.admin.organ-name')} value={organ.name} />
      <NameFields name="shortName" label={t('desk.admin.short-name')} value={organ.shortName} />
      <TextField name="phone" label={t('desk.admin.phone')} value={organ.phone} width={20} />
      <NameFields name="address" label={t('desk.admin.address')} value={organ.address} />
    </>
  )
}
