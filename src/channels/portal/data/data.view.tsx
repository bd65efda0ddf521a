import type { Fact, SentDispute } from '../../../modules/register/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  BackLink,
  Button,
  Empty,
  Form,
  Heading,
  Link,
  LinkCard,
  List,
  Moment,
  Paragraph,
  Stack,
  SummaryList,
  Tag,
  TextAreaField,
} from '../../ui/index.ts'
import { factLines } from './fact-value.ts'

const more = [
  ['/my/data/purposes', 'portal.data.purposes'],
  ['/my/access-log', 'portal.data.access-log'],
  ['/my/data/export', 'portal.data.export'],
  ['/my/data/close', 'portal.data.close'],
] as const
const groups = ['person', 'household', 'enterprise', 'place'] as const

/** What stands in a register is Chinese in every language. */
const Lines = ({ lines }: { lines: readonly string[] }) => (
  <>
    {lines.map((line) => (
      <div key={line} lang={/\p{Script=Han}/u.test(line) ? 'zh-CN' : undefined}>
        {line}
      </div>
    ))}
  </>
)

const FactGroup = ({ group, facts }: { group: string; facts: readonly Fact[] }) => {
  const words = useWords()
  return (
    <Stack>
      <Heading level={2}>{words.t(`portal.data.group.${group}`)}</Heading>
      <SummaryList
        rows={facts.map((fact) => {
          const label = words.t(`portal.data.field.${fact.field}`)
          return {
            label,
            value: <Lines lines={factLines(fact, words)} />,
            source: words.t('portal.data.source', {
              source: words.say(fact.source),
              date: words.date(fact.asOf),
            }),
            action: {
              href: `/my/data/wrong?field=${encodeURIComponent(fact.field)}`,
              label: words.t('portal.data.wrong'),
              hidden: label,
            },
          }
        })}
      />
    </Stack>
  )
}

interface Props {
  facts: readonly Fact[]
  disputes: readonly SentDispute[]
  /** A dispute was just sent. */
  sent: boolean
  /** Their real name is known: without it no register can be asked. */
  named: boolean
}

/** Everything the registers hold about the party whose affairs these are. */
export const Profile = ({ facts, disputes, sent, named }: Props) => {
  const words = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{words.t('portal.data.title')}</Heading>
        <Paragraph>{words.t('portal.data.lead')}</Paragraph>
      </Stack>
      {sent && (
        <Alert color="success" title={words.t('portal.data.sent')}>
          <Paragraph>{words.t('portal.data.sent-next')}</Paragraph>
        </Alert>
      )}
      {facts.length === 0 && (
        <Empty title={words.t(named ? 'portal.data.nothing' : 'portal.data.unnamed')}>
          <Paragraph>{words.t(named ? 'portal.data.nothing-next' : 'portal.data.unnamed-next')}</Paragraph>
          {!named && <Link href="/sign-up/name?next=/my/data">{words.t('portal.data.unnamed-go')}</Link>}
        </Empty>
      )}
      {groups.map((group) => {
        const own = facts.filter((fact) => fact.field.startsWith(`${group}.`))
        return own.length > 0 && <FactGroup key={group} group={group} facts={own} />
      })}
      {disputes.length > 0 && (
        <Stack>
          <Heading level={2}>{words.t('portal.data.disputes')}</Heading>
          <List>
            {disputes.map((dispute) => (
              <li key={dispute.raisedAt.toISOString()}>
                <Moment at={dispute.raisedAt} /> · {words.t(`portal.data.field.${dispute.field}`)}
                {words.t('portal.data.colon')}
                {dispute.says}{' '}
                <Tag color={dispute.outcome === undefined ? 'warning' : 'success'}>
                  {words.t(`portal.data.dispute.${dispute.outcome ?? 'waiting'}`)}
                </Tag>
                {dispute.answer !== undefined && (
                  <Paragraph size="sm">
                    {words.t('portal.data.dispute-answer')}
                    {words.t('portal.data.colon')}
                    {dispute.answer}
                  </Paragraph>
                )}
              </li>
            ))}
          </List>
        </Stack>
      )}
      <Stack>
        <Heading level={2}>{words.t('portal.data.more')}</Heading>
        <Paragraph>{words.t('portal.data.kept-lead')}</Paragraph>
        {more.map(([href, key]) => (
          <LinkCard key={href} href={href} title={words.t(key)} />
        ))}
      </Stack>
    </Stack>
  )
}

/** Says what is wrong with one fact. */
export const WrongFact = ({ fact }: { fact: Fact }) => {
  const words = useWords()
  const label = words.t(`portal.data.field.${fact.field}`)
  const source = words.say(fact.source)
  return (
    <Stack gap="sections">
      <BackLink href="/my/data">{words.t('portal.data.title')}</BackLink>
      <Stack>
        <Heading level={1}>{words.t('portal.data.wrong-title', { field: label })}</Heading>
        <SummaryList
          rows={[
            {
              label,
              value: <Lines lines={factLines(fact, words)} />,
              source: words.t('portal.data.source', { source, date: words.date(fact.asOf) }),
            },
          ]}
        />
        <Paragraph>{words.t('portal.data.wrong-lead', { source })}</Paragraph>
      </Stack>
      <Form>
        <TextAreaField
          name="says"
          label={words.t('portal.data.says')}
          hint={words.t('portal.data.says-hint')}
        />
        <div>
          <Button>{words.t('portal.data.send')}</Button>
        </div>
      </Form>
    </Stack>
  )
}
