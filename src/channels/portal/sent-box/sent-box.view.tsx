import type { Sent, Slice } from '../../../modules/message/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Card, Cluster, Empty, Heading, Moment, Pagination, Paragraph, Stack, Tag } from '../../ui/index.ts'

const Text = ({ sent }: { sent: Sent }) => {
  const words = useWords()
  const sms = sent.channel === 'sms'
  return (
    <Card>
      <Cluster>
        <Tag icon={sms ? 'device-mobile' : 'mail'}>{words.t(`message.channel.${sent.channel}`)}</Tag>
        <span>{sent.maskedAddress}</span>
        <Moment at={sent.sentAt} />
      </Cluster>
      <div lang={sent.language === 'zh' ? 'zh-CN' : 'en'}>
        {sent.text.split('\n').map((line, at) => (
          <Paragraph key={at} size="sm">
            {line}
          </Paragraph>
        ))}
      </div>
    </Card>
  )
}

/** What would have left the house: texts and mails as they would have been sent. */
export const SentBox = ({ sent, later }: { sent: Slice<Sent>; later: boolean }) => {
  const words = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{words.t('portal.sent-box.title')}</Heading>
        <Paragraph>{words.t('portal.sent-box.lead')}</Paragraph>
      </Stack>
      {sent.items.length === 0 ? (
        <Empty title={words.t('portal.sent-box.none')}>
          <Paragraph>{words.t('portal.sent-box.none-next')}</Paragraph>
        </Empty>
      ) : (
        <Stack>
          {sent.items.map((one) => (
            <Text key={one.id} sent={one} />
          ))}
        </Stack>
      )}
      <Pagination
        nextHref={sent.next && `/sent-box?before=${sent.next}`}
        firstHref={later ? '/sent-box' : undefined}
      />
    </Stack>
  )
}
