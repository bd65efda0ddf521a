import type { DisputeLine } from '../../../modules/register/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Button,
  Card,
  Cluster,
  Empty,
  Form,
  Heading,
  Link,
  Moment,
  Paragraph,
  Stack,
  Tag,
  TextAreaField,
} from '../../ui/index.ts'

const Line = ({ line, open }: { line: DisputeLine; open: boolean }) => {
  const { t } = useWords()
  return (
    <Card>
      <Cluster>
        <Heading level={2} size="2xs">
          {t(`portal.data.field.${line.field}`)} · <span lang="zh-CN">{line.name}</span>
        </Heading>
        <Tag color={line.outcome === undefined ? 'warning' : 'neutral'}>
          {t(`desk.disputes.${line.outcome ?? 'waiting'}`)}
        </Tag>
      </Cluster>
      <Paragraph size="sm">
        <Moment at={line.raisedAt} />
      </Paragraph>
      <Paragraph>{line.says}</Paragraph>
      {line.answer !== undefined && (
        <Paragraph size="sm">
          {t('desk.disputes.answer')} {line.answer}
        </Paragraph>
      )}
      {line.outcome === undefined && !open && (
        <Link href={`/desk/data/disputes?answer=${line.id}`} hidden={line.name}>
          {t('desk.disputes.do-answer')}
        </Link>
      )}
      {line.outcome === undefined && open && (
        <Form>
          <TextAreaField name="says" label={t('desk.disputes.says')} rows={2} />
          <Cluster>
            <Button name="do" value={`corrected:${line.id}`}>
              {t('desk.disputes.correct')}
            </Button>
            <Button variant="secondary" name="do" value={`kept:${line.id}`}>
              {t('desk.disputes.keep')}
            </Button>
          </Cluster>
        </Form>
      )}
    </Card>
  )
}

interface Props {
  lines: readonly DisputeLine[]
  /** The one that is being answered. */
  answering: string | undefined
}

export const Disputes = ({ lines, answering }: Props) => {
  const { t } = useWords()
  return (
    <Stack gap="fields">
      <Heading level={1} size="md">
        {t('desk.disputes.title')}
      </Heading>
      <Paragraph>{t('desk.disputes.lead')}</Paragraph>
      {lines.length === 0 && <Empty title={t('desk.disputes.none')} />}
      {lines.map((line) => (
        <Line key={line.id} line={line} open={line.id === answering} />
      ))}
    </Stack>
  )
}
