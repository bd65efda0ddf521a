import type { Message, Slice } from '../../../modules/message/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  BackLink,
  Button,
  Cluster,
  Empty,
  Form,
  Heading,
  Link,
  LinkButton,
  Moment,
  Pagination,
  Paragraph,
  Stack,
  Table,
  Tag,
} from '../../ui/index.ts'

/** The inbox: each message with its case and whether it was read. */
export const Messages = ({
  messages,
  unread,
  later,
}: {
  messages: Slice<Message>
  unread: number
  later: boolean
}) => {
  const words = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{words.t('portal.messages.title')}</Heading>
        {unread > 0 && <Paragraph>{words.t('portal.messages.unread', { n: unread })}</Paragraph>}
      </Stack>
      {messages.items.length === 0 ? (
        <Empty title={words.t('portal.messages.none')}>
          <Paragraph>{words.t('portal.messages.none-next')}</Paragraph>
        </Empty>
      ) : (
        <Table
          caption={words.t('portal.messages.title')}
          columns={[
            { key: 'title', label: words.t('portal.messages.column.title'), head: true },
            { key: 'state', label: words.t('portal.messages.column.state') },
            { key: 'case', label: words.t('portal.messages.column.case') },
            { key: 'at', label: words.t('portal.messages.column.at') },
          ]}
          rows={messages.items.map((message) => ({
            key: message.id,
            ...(message.readAt ? {} : { mark: 'new' as const }),
            cells: {
              title: <Link href={`/my/messages/${message.id}`}>{words.say(message.title)}</Link>,
              state: (
                <Tag color={message.readAt ? 'neutral' : 'info'}>
                  {words.t(message.readAt ? 'portal.messages.read' : 'portal.messages.new')}
                </Tag>
              ),
              case: message.caseNumber ?? words.t('portal.messages.no-case'),
              at: <Moment at={message.sentAt} />,
            },
          }))}
        />
      )}
      <Pagination
        nextHref={messages.next && `/my/messages?before=${messages.next}`}
        firstHref={later ? '/my/messages' : undefined}
      />
      {unread > 0 && (
        <Form>
          <div>
            <Button variant="secondary">{words.t('portal.messages.mark-all')}</Button>
          </div>
        </Form>
      )}
    </Stack>
  )
}

/** One message with what it is about. */
export const MessagePage = ({ message }: { message: Message }) => {
  const words = useWords()
  return (
    <Stack gap="sections">
      <BackLink href="/my/messages">{words.t('portal.messages.back')}</BackLink>
      <Stack>
        <Heading level={1}>{words.say(message.title)}</Heading>
        <Paragraph size="sm" quiet>
          <Moment at={message.sentAt} />
        </Paragraph>
        {words
          .say(message.body)
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line, at) => (
            <Paragraph key={at}>{line}</Paragraph>
          ))}
      </Stack>
      <Cluster>
        {message.caseNumber !== undefined && (
          <LinkButton href={`/my/applications/${message.caseNumber}`}>
            {words.t('portal.messages.open-case')}
          </LinkButton>
        )}
        {message.readAt === undefined && (
          <Form>
            <Button variant="secondary">{words.t('portal.messages.mark')}</Button>
          </Form>
        )}
      </Cluster>
      <Paragraph size="sm" quiet>
        {words.t('portal.messages.why')}
      </Paragraph>
    </Stack>
  )
}
