import type { MandateLine } from '../../../modules/party/index.ts'
import type { FamilyMember } from '../../../modules/register/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Button,
  Card,
  Cluster,
  Empty,
  Form,
  Heading,
  Link,
  LinkCard,
  Paragraph,
  Stack,
  Tag,
} from '../../ui/index.ts'

interface MemberProps {
  member: FamilyMember
  acts: boolean
  self: boolean
}

const Member = ({ member, acts, self }: MemberProps) => {
  const words = useWords()
  const { name } = member
  return (
    <Card>
      <Cluster>
        <Heading level={3} size="2xs">
          <span lang="zh-CN">{name}</span>
        </Heading>
        {acts && <Tag color="success">{words.t('portal.family.you-act')}</Tag>}
      </Cluster>
      <Paragraph size="sm">
        {words.t(`portal.data.relation.${member.relation}`)} ·{' '}
        {words.t('portal.family.born', { date: words.date(member.birthDate) })}
      </Paragraph>
      {acts && (
        <div>
          <Link href="/acting-as" hidden={name}>
            {words.t('portal.mandates.act')}
          </Link>
        </div>
      )}
      {member.ward && !acts && self && (
        <div>
          <Button variant="secondary" name="child" value={member.partyId}>
            {words.t('portal.family.become-guardian', { name })}
          </Button>
        </div>
      )}
    </Card>
  )
}

interface Props {
  members: readonly FamilyMember[]
  held: readonly MandateLine[]
  /** Acting for oneself: only then can one begin to act for a child. */
  self: boolean
}

export const Family = ({ members, held, self }: Props) => {
  const words = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{words.t('portal.family.title')}</Heading>
        <Paragraph>{words.t('portal.family.lead')}</Paragraph>
      </Stack>
      <Form>
        <Stack>
          <Heading level={2}>{words.t('portal.family.household')}</Heading>
          {members.length === 0 && <Empty title={words.t('portal.family.nobody')} />}
          {members.map((member) => (
            <Member
              key={member.partyId}
              member={member}
              acts={held.some((line) => line.partyId === member.partyId)}
              self={self}
            />
          ))}
          <Paragraph size="sm" quiet>
            {words.t('portal.family.source')}
          </Paragraph>
        </Stack>
      </Form>
      <Stack>
        <Heading level={2}>{words.t('portal.family.elders')}</Heading>
        <Paragraph>{words.t('portal.family.elders-lead')}</Paragraph>
        <LinkCard
          href="/my/mandates/new?kind=family"
          title={words.t('portal.mandates.new.family')}
          icon="users"
        />
        <LinkCard
          href="/my/mandates/new?kind=agent"
          title={words.t('portal.mandates.new.agent')}
          icon="heart-handshake"
        />
      </Stack>
    </Stack>
  )
}
