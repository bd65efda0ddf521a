import type { Department, Organ, OrganDetails } from '../../../modules/organ/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  BackLink,
  Cluster,
  Day,
  Heading,
  Link,
  Paragraph,
  SelectField,
  Stack,
  SummaryList,
  Table,
  TextField,
} from '../../ui/index.ts'
import type { Pick } from '../parts/pick.ts'
import { PickField } from '../parts/pick-field.tsx'
import { DutyTags, HistoryView, NameFields, Said } from './parts.view.tsx'

export const organColumns = [
  { key: 'name', label: 'desk.admin.organ', head: true },
  { key: 'code', label: 'desk.admin.credit-code' },
  { key: 'phone', label: 'desk.admin.phone' },
] as const

export const organRow = (organ: Organ) => ({
  key: organ.id,
  cells: {
    name: (
      <Link href={`/desk/admin/organs/${organ.id}`}>
        <Said text={organ.name} />
      </Link>
    ),
    code: organ.creditCode,
    phone: organ.phone,
  },
})

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
export const NewOrganFields = ({
  departments,
  picks,
}: {
  departments: readonly Department[]
  picks: Readonly<Record<'division' | 'parentId', readonly Pick[]>>
}) => {
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
      <PickField
        name="division"
        label={t('desk.admin.division')}
        hint={t('desk.admin.division-hint')}
        picks={picks.division}
      />
      <PickField
        name="parentId"
        label={t('desk.admin.parent')}
        hint={t('desk.pick.organ-hint')}
        picks={picks.parentId}
        optional
      />
      <TextField name="phone" label={t('desk.admin.phone')} width={20} />
      <NameFields name="address" label={t('desk.admin.address')} />
    </>
  )
}

/** The fields of each change of an organ, besides the reason. */
export const OrganChangeFields = ({
  verb,
  organ,
  picks,
}: {
  verb: string
  organ: Organ
  picks: readonly Pick[]
}) => {
  const { t } = useWords()
  const hint = t('desk.pick.organ-hint')
  if (verb === 'merge')
    return <PickField name="intoId" label={t('desk.admin.into')} hint={hint} picks={picks} />
  if (verb === 'move')
    return <PickField name="underId" label={t('desk.admin.under')} hint={hint} picks={picks} />
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
