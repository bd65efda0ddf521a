import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { ConsentText } from '../../../modules/party/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  BackLink,
  Button,
  CheckboxField,
  DateField,
  Form,
  Heading,
  LinkCard,
  List,
  Paragraph,
  RadiosField,
  Stack,
  TextField,
} from '../../ui/index.ts'
import { type Choice, ItemChoice } from '../../ui/items/index.ts'

/** Whom to let act: family, or the village. */
export const ChooseKind = () => {
  const words = useWords()
  return (
    <Stack gap="sections">
      <BackLink href="/my/mandates">{words.t('portal.mandates.title')}</BackLink>
      <Heading level={1}>{words.t('portal.mandates.new')}</Heading>
      <Stack>
        <LinkCard
          href="/my/mandates/new?kind=agent"
          title={words.t('portal.mandates.new.agent')}
          icon="heart-handshake"
          level={2}
        >
          <Paragraph size="sm">{words.t('portal.mandates.about.agent')}</Paragraph>
        </LinkCard>
        <LinkCard
          href="/my/mandates/new?kind=family"
          title={words.t('portal.mandates.new.family')}
          icon="users"
          level={2}
        >
          <Paragraph size="sm">{words.t('portal.mandates.about.family')}</Paragraph>
        </LinkCard>
      </Stack>
    </Stack>
  )
}

/** The text somebody agrees to, with its version. */
export const Consent = ({ text }: { text: ConsentText }) => {
  const words = useWords()
  return (
    <Stack>
      <Heading level={2}>{words.t('portal.mandates.consent')}</Heading>
      <List>
        {text.paragraphs.map((paragraph) => (
          <li key={paragraph.zh}>{words.say(paragraph)}</li>
        ))}
      </List>
      <Paragraph size="sm" quiet>
        {words.t('portal.mandates.consent-version', { version: text.version })}
      </Paragraph>
      <CheckboxField name="agreed" label={words.t('portal.mandates.agree')} />
    </Stack>
  )
}

const Person = ({ from, until }: { from: CivilDate; until: CivilDate }) => {
  const words = useWords()
  return (
    <>
      <Heading level={2}>{words.t('portal.mandates.whom')}</Heading>
      <TextField name="name" label={words.t('portal.mandates.name')} width={20} autoComplete="off" />
      <TextField
        name="idNumber"
        label={words.t('portal.mandates.number')}
        hint={words.t('portal.mandates.number-hint')}
        width={20}
        autoComplete="off"
      />
      <DateField name="from" label={words.t('portal.mandates.from')} value={from} min={from} />
      <DateField name="until" label={words.t('portal.mandates.last-day')} value={until} min={from} />
    </>
  )
}

/** How long a code lives. */
export const CodeDays = () => {
  const words = useWords()
  return (
    <RadiosField
      name="days"
      label={words.t('portal.mandates.days')}
      value="1"
      choices={['1', '3', '7'].map((days) => ({
        value: days,
        label: words.t('portal.mandates.days-n', { n: Number(days) }),
      }))}
    />
  )
}

interface Props {
  kind: 'handler' | 'family' | 'agent'
  choice: Choice
  consent: ConsentText | undefined
  from: CivilDate
  until: CivilDate
}

export const NewMandate = ({ kind, choice, consent, from, until }: Props) => {
  const words = useWords()
  return (
    <Stack gap="sections">
      <BackLink href="/my/mandates">{words.t('portal.mandates.title')}</BackLink>
      <Stack>
        <Heading level={1}>{words.t(`portal.mandates.new.${kind}`)}</Heading>
        <Paragraph>{words.t(`portal.mandates.about.${kind}`)}</Paragraph>
      </Stack>
      <Stack>
        <Heading level={2} id="f-items">
          {words.t('portal.mandates.which')}
        </Heading>
        <ItemChoice
          choice={choice}
          path="/my/mandates/new"
          keep={{ kind: kind === 'handler' ? undefined : kind }}
          none={words.t(kind === 'agent' ? 'portal.mandates.choose-some' : 'portal.mandates.none-is-all')}
        />
      </Stack>
      <Form>
        {kind === 'agent' ? <CodeDays /> : <Person from={from} until={until} />}
        {consent && <Consent text={consent} />}
        <div>
          <Button>{words.t(kind === 'agent' ? 'portal.mandates.make-code' : 'portal.mandates.offer')}</Button>
        </div>
      </Form>
    </Stack>
  )
}
