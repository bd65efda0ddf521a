import type { ComponentChildren } from 'preact'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  BackLink,
  Button,
  Form,
  Heading,
  Link,
  Paragraph,
  Stack,
  TextField,
  usePage,
} from '../../ui/index.ts'

/** Asks for the phone that a code is sent to. */
export const PhoneForm = ({ action, label }: { action?: string; label?: string }) => {
  const w = useWords()
  return (
    <Form {...(action === undefined ? {} : { action })}>
      <TextField
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="tel-national"
        width={20}
        label={label ?? w.t('portal.sign-in.phone')}
        hint={w.t('portal.sign-in.phone-hint')}
      />
      <div>
        <Button>{w.t('portal.sign-in.send-code')}</Button>
      </div>
    </Form>
  )
}

/** In the sample province no text leaves the house. */
export const WhereTextsAre = () => {
  const { sample, words } = usePage()
  return sample ? (
    <Alert>
      <Paragraph>
        {words.t('portal.sign-in.sample-texts')}{' '}
        <Link href="/sent-box">{words.t('portal.sign-in.sent-box')}</Link>
      </Paragraph>
    </Alert>
  ) : null
}

/** The field for the six digits; phones offer the newest text by themselves. */
export const DigitsField = () => {
  const w = useWords()
  return (
    <TextField
      name="digits"
      inputMode="numeric"
      autoComplete="one-time-code"
      width={10}
      label={w.t('portal.sign-in.digits')}
      hint={w.t('portal.sign-in.digits-hint')}
    />
  )
}

export const AskPhone = ({ back }: { back: string }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <BackLink href={back} />
      <Stack>
        <Heading level={1}>{w.t('portal.sign-in.by-code')}</Heading>
        <Paragraph>{w.t('portal.sign-in.by-code-lead')}</Paragraph>
      </Stack>
      <PhoneForm />
    </Stack>
  )
}

/** Asks for the code that came, whatever it is for. */
export const EnterCode = ({
  again,
  title = 'portal.sign-in.enter-code',
  lead,
  go,
  children,
}: {
  /** Where another one is asked for. */
  again: string
  /** Message keys. */
  title?: string
  lead: string
  go: string
  /** What is typed besides. */
  children?: ComponentChildren
}) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <BackLink href={again} />
      <Stack>
        <Heading level={1}>{w.t(title)}</Heading>
        <Paragraph>{w.t(lead)}</Paragraph>
      </Stack>
      <WhereTextsAre />
      <Form>
        <DigitsField />
        {children}
        <div>
          <Button>{w.t(go)}</Button>
        </div>
      </Form>
      <Paragraph>
        <Link href={again}>{w.t('portal.sign-in.another-code')}</Link>
      </Paragraph>
    </Stack>
  )
}
