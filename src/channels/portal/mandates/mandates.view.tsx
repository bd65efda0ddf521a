import type { ComponentChildren } from 'preact'
import type { AgentCode, MandateLine, MyMandates } from '../../../modules/party/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  Button,
  Card,
  Cluster,
  Day,
  Form,
  Heading,
  Link,
  LinkButton,
  Moment,
  Paragraph,
  Stack,
  Tag,
} from '../../ui/index.ts'
import type { Choice } from '../../ui/items/index.ts'

type Names = Choice['chosen']

const tones = {
  offered: 'warning',
  active: 'success',
  waiting: 'info',
  declined: 'neutral',
  ended: 'neutral',
  over: 'neutral',
} as const

const Scope = ({ items, names }: { items: readonly string[] | undefined; names: Names }) => {
  const words = useWords()
  const listed = (items ?? []).map((code) => {
    const item = names.find((name) => name.code === code)
    return item ? words.say(item.name) : code
  })
  return (
    <Paragraph size="sm">
      {items === undefined
        ? words.t('portal.mandates.all-items')
        : words.t('portal.mandates.items', { items: listed.join(words.t('portal.mandates.comma')) })}
    </Paragraph>
  )
}

interface LineProps {
  line: MandateLine
  names: Names
  /** From which side it is looked at. */
  side: 'given' | 'held'
  children?: ComponentChildren
}

const Line = ({ line, names, side, children }: LineProps) => {
  const words = useWords()
  return (
    <Card>
      <Cluster>
        <Heading level={3} size="2xs">
          <span lang="zh-CN">{side === 'given' ? line.personName : line.partyName}</span>
        </Heading>
        <Tag color={tones[line.standing]}>{words.t(`portal.mandates.standing.${line.standing}`)}</Tag>
      </Cluster>
      <Paragraph size="sm">
        {words.t(`party.mandate.${line.kind}`)}
        {side === 'given' && ` · ${line.personMasked}`}
        {' · '}
        {line.endsAt === undefined && <Day on={line.from} />}
        {line.endsAt === undefined && line.until === undefined && words.t('portal.mandates.open-end')}
        {line.until !== undefined && (
          <>
            {words.t('portal.mandates.to')}
            <Day on={line.until} />
          </>
        )}
        {line.endsAt !== undefined && (
          <>
            {words.t('portal.mandates.until')} <Moment at={line.endsAt} />
          </>
        )}
      </Paragraph>
      <Scope items={line.items} names={names} />
      {children && <Cluster>{children}</Cluster>}
    </Card>
  )
}

const byAgreement = (line: MandateLine): boolean => ['handler', 'family', 'agent'].includes(line.kind)
const running = (line: MandateLine): boolean => ['offered', 'active', 'waiting'].includes(line.standing)

const Given = ({ line, names }: { line: MandateLine; names: Names }) => {
  const words = useWords()
  return (
    <Line line={line} names={names} side="given">
      {byAgreement(line) && running(line) && (
        <Button variant="secondary" color="danger" name="do" value={`end:${line.id}`}>
          {words.t('portal.mandates.end', { name: line.personName })}
        </Button>
      )}
    </Line>
  )
}

const Held = ({ line, names }: { line: MandateLine; names: Names }) => {
  const words = useWords()
  const name = line.partyName
  if (line.standing === 'offered')
    return (
      <Line line={line} names={names} side="held">
        <Button name="do" value={`accept:${line.id}`}>
          {words.t('portal.mandates.accept', { name })}
        </Button>
        <Button variant="secondary" name="do" value={`decline:${line.id}`}>
          {words.t('portal.mandates.decline', { name })}
        </Button>
      </Line>
    )
  return (
    <Line line={line} names={names} side="held">
      {line.standing === 'active' && (
        <Link href="/acting-as" hidden={name}>
          {words.t('portal.mandates.act')}
        </Link>
      )}
      {byAgreement(line) && running(line) && (
        <Button variant="tertiary" name="do" value={`end:${line.id}`}>
          {words.t('portal.mandates.lay-down', { name })}
        </Button>
      )}
    </Line>
  )
}

const Code = ({ code, names, now }: { code: AgentCode; names: Names; now: Date }) => {
  const words = useWords()
  const standing = code.state === 'live' && code.expiresAt <= now ? 'over' : code.state
  return (
    <Card>
      <Cluster>
        <Heading level={3} size="2xs">
          {words.t('portal.mandates.code-of')} <Moment at={code.madeAt} />
        </Heading>
        <Tag color={standing === 'live' || standing === 'used' ? 'success' : 'neutral'}>
          {words.t(`portal.mandates.code.${standing}`)}
        </Tag>
      </Cluster>
      <Paragraph size="sm">
        {words.t('portal.mandates.until')} <Moment at={code.expiresAt} />
      </Paragraph>
      <Scope items={code.items} names={names} />
      {(standing === 'live' || standing === 'used') && code.expiresAt > now && (
        <div>
          <Button variant="secondary" color="danger" name="do" value={`revoke:${code.id}`}>
            {words.t('portal.mandates.revoke')}
          </Button>
        </div>
      )}
    </Card>
  )
}

interface Props {
  mine: MyMandates
  names: Names
  done: string | undefined
  self: boolean
  now: Date
}

const GivenList = ({ mine, names, self, now }: Omit<Props, 'done'>) => {
  const words = useWords()
  // a code that is used stands in the list as the agent's mandate
  const given = mine.given.filter((line) => line.kind !== 'agent')
  return (
    <Stack>
      <Heading level={2}>{words.t(self ? 'portal.mandates.given' : 'portal.mandates.given-company')}</Heading>
      {given.length + mine.codes.length === 0 && (
        <Paragraph>{words.t('portal.mandates.none-given')}</Paragraph>
      )}
      {given.map((line) => (
        <Given key={line.id} line={line} names={names} />
      ))}
      {mine.codes.map((code) => (
        <Code key={code.id} code={code} names={names} now={now} />
      ))}
    </Stack>
  )
}

/** Who may act for me, for whom I act. */
export const Mandates = ({ mine, names, done, self, now }: Props) => {
  const words = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{words.t('portal.mandates.title')}</Heading>
        <Paragraph>{words.t('portal.mandates.lead')}</Paragraph>
        {done !== undefined && <Alert color="success" title={words.t(`portal.mandates.did.${done}`)} />}
        <Cluster>
          {mine.mayGrant !== undefined && (
            <LinkButton href="/my/mandates/new" icon="plus">
              {words.t('portal.mandates.new')}
            </LinkButton>
          )}
          <Link href="/my/family">{words.t('portal.family.title')}</Link>
          <Link href="/acting-as">{words.t('portal.acting-as.title')}</Link>
        </Cluster>
      </Stack>
      <Form>
        <Stack gap="sections">
          {mine.mayGrant === undefined ? (
            <Paragraph>{words.t('portal.mandates.not-here')}</Paragraph>
          ) : (
            <GivenList mine={mine} names={names} self={self} now={now} />
          )}
          <Stack>
            <Heading level={2}>{words.t('portal.mandates.held')}</Heading>
            {mine.held.length === 0 && <Paragraph>{words.t('portal.mandates.none-held')}</Paragraph>}
            {mine.held.map((line) => (
              <Held key={line.id} line={line} names={names} />
            ))}
          </Stack>
        </Stack>
      </Form>
    </Stack>
  )
}
