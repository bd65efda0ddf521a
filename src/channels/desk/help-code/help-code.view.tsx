import type { ConsentText, WindowRequest } from '../../../modules/party/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  BackLink,
  Button,
  CaseNumber,
  CheckboxField,
  Form,
  Heading,
  Link,
  List,
  Moment,
  Panel,
  Paragraph,
  RadiosField,
  Stack,
  SummaryList,
} from '../../ui/index.ts'
import { type Choice, ItemChoice } from '../../ui/items/index.ts'

/** People of this window whose yes is still to come. */
export const Waiting = ({ waiting }: { waiting: readonly WindowRequest[] }) => {
  const { t } = useWords()
  return (
    <Stack>
      <Heading level={2}>{t('desk.help-code.waiting')}</Heading>
      <List>
        {waiting.map(({ id, partyName, maskedNumber }) => (
          <li key={id}>
            <Link href={`/desk/hall/help-code?${new URLSearchParams({ at: id })}`}>
              <span lang="zh-CN">{partyName}</span> {maskedNumber}
            </Link>
          </li>
        ))}
      </List>
    </Stack>
  )
}

interface Props {
  request: WindowRequest
  choice: Choice
  consent: ConsentText
  path: string
}

/** What the person asks for, the text that is read to them, and their yes. */
export const HelpCode = ({ request, choice, consent, path }: Props) => {
  const { t, say } = useWords()
  return (
    <Stack gap="fields">
      <BackLink href={path} />
      <Heading level={1} size="md">
        {t('desk.help-code.title')}
      </Heading>
      <SummaryList
        rows={[
          { label: t('desk.help-code.person'), value: <span lang="zh-CN">{request.partyName}</span> },
          { label: t('desk.person.number'), value: request.maskedNumber },
        ]}
      />
      <Heading level={2} id="f-items">
        {t('portal.mandates.which')}
      </Heading>
      <ItemChoice
        choice={choice}
        path={path}
        keep={{ at: request.id }}
        none={t('portal.mandates.choose-some')}
      />
      <Form>
        <RadiosField
          name="days"
          label={t('portal.mandates.days')}
          value="1"
          choices={['1', '3', '7'].map((days) => ({
            value: days,
            label: t('portal.mandates.days-n', { n: Number(days) }),
          }))}
        />
        <Heading level={2}>{t('desk.help-code.read-aloud')}</Heading>
        <List>
          {consent.paragraphs.map((paragraph) => (
            <li key={paragraph.zh}>{say(paragraph)}</li>
          ))}
        </List>
        <CheckboxField name="agreed" label={t('desk.help-code.agreed')} />
        <div>
          <Button>{t('desk.help-code.fix')}</Button>
        </div>
      </Form>
    </Stack>
  )
}

/** The code, once, to be written down for the person. */
export const HelpCodeMade = ({ name, code, expiresAt }: { name: string; code: string; expiresAt: Date }) => {
  const { t } = useWords()
  return (
    <Stack gap="fields">
      <BackLink href="/desk/hall/help-code" />
      <Panel title={t('portal.mandates.code-made')}>
        <Paragraph>
          <span lang="zh-CN">{name}</span>
        </Paragraph>
        <Paragraph>
          <CaseNumber number={code} large />
        </Paragraph>
        <Paragraph>
          {t('portal.mandates.until')} <Moment at={expiresAt} />
        </Paragraph>
      </Panel>
      <Paragraph>{t('desk.help-code.once')}</Paragraph>
    </Stack>
  )
}
