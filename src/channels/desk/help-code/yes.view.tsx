import type { ConsentText, WindowRequest } from '../../../modules/party/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  BackLink,
  Button,
  CheckboxField,
  Form,
  Heading,
  List,
  Moment,
  Paragraph,
  Stack,
  SummaryList,
  TextField,
} from '../../ui/index.ts'
import type { NamedItem } from '../../ui/items/index.ts'

interface Fixed {
  request: WindowRequest
  items: readonly NamedItem[]
}

/** Who, what and for how long: as it was fixed. */
const Asked = ({ request, items }: Fixed) => {
  const { t, say } = useWords()
  return (
    <SummaryList
      rows={[
        { label: t('desk.help-code.person'), value: <span lang="zh-CN">{request.partyName}</span> },
        { label: t('desk.person.number'), value: request.maskedNumber },
        {
          label: t('portal.mandates.which'),
          value: (
            <List>
              {items.map(({ code, name }) => (
                <li key={code}>{say(name)}</li>
              ))}
            </List>
          ),
        },
        { label: t('portal.mandates.days'), value: t('portal.mandates.days-n', { n: request.days }) },
      ]}
    />
  )
}

/** The person says yes by their own phone; or a colleague comes. */
export const AskPerson = ({ request, items, asked }: Fixed & { asked: boolean }) => {
  const { t } = useWords()
  return (
    <Stack gap="sections">
      <Stack gap="fields">
        <BackLink href="/desk/hall/help-code" />
        <Heading level={1} size="md">
          {t('desk.help-code.yes-title')}
        </Heading>
        <Asked request={request} items={items} />
      </Stack>
      <Stack gap="fields">
        <Heading level={2}>{t('desk.help-code.by-phone')}</Heading>
        {asked ? (
          <>
            <Paragraph>{t('desk.help-code.sent')}</Paragraph>
            <Form>
              <TextField
                name="digits"
                label={t('desk.help-code.digits')}
                hint={t('desk.help-code.digits-hint')}
                width={10}
                inputMode="numeric"
                autoComplete="off"
              />
              <div>
                <Button name="do" value="answer">
                  {t('portal.mandates.make-code')}
                </Button>
              </div>
            </Form>
            <Form>
              <div>
                <Button name="do" value="ask" variant="tertiary">
                  {t('desk.help-code.send-again')}
                </Button>
              </div>
            </Form>
          </>
        ) : (
          <Form>
            <Paragraph>{t('desk.help-code.by-phone-lead')}</Paragraph>
            <div id="f-digits" tabIndex={-1}>
              <Button name="do" value="ask">
                {t('desk.help-code.send')}
              </Button>
            </div>
          </Form>
        )}
      </Stack>
      <Stack gap="fields">
        <Heading level={2}>{t('desk.help-code.by-colleague')}</Heading>
        <Paragraph>
          {t('desk.help-code.by-colleague-lead')} <Moment at={request.expiresAt} />
        </Paragraph>
      </Stack>
    </Stack>
  )
}

/** A second official looks at the person too, reads again, and makes the code. */
export const SecondLook = ({ request, items, consent }: Fixed & { consent: ConsentText }) => {
  const { t, say } = useWords()
  return (
    <Stack gap="fields">
      <BackLink href="/desk/hall/help-code" />
      <Heading level={1} size="md">
        {t('desk.help-code.look-title')}
      </Heading>
      <Paragraph>{t('desk.help-code.look-lead')}</Paragraph>
      <Asked request={request} items={items} />
      <Heading level={2}>{t('desk.help-code.read-aloud')}</Heading>
      <List>
        {consent.paragraphs.map((paragraph) => (
          <li key={paragraph.zh}>{say(paragraph)}</li>
        ))}
      </List>
      <Form>
        <CheckboxField name="seen" label={t('desk.help-code.seen')} />
        <div>
          <Button>{t('portal.mandates.make-code')}</Button>
        </div>
      </Form>
    </Stack>
  )
}
