import type { OpenLink } from '../../../modules/identity/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Alert, Button, Form, Heading, Link, Paragraph, Stack, TextField } from '../../ui/index.ts'
import { DigitsField, WhereTextsAre } from '../sign-in/code.view.tsx'
import { NewPasswordField } from './password.view.tsx'

const SendCode = ({ maskedPhone }: Pick<OpenLink, 'maskedPhone'>) => {
  const w = useWords()
  return (
    <Form>
      <Paragraph>{w.t('portal.sign-up.enrol-code', { phone: maskedPhone ?? '' })}</Paragraph>
      <div>
        <Button name="way" value="code">
          {w.t('portal.sign-in.send-code')}
        </Button>
      </div>
    </Form>
  )
}

const SetUp = ({ link: { hasPhone, needs }, again }: { link: OpenLink; again: string }) => {
  const w = useWords()
  return (
    <>
      {needs === 'code' && <WhereTextsAre />}
      <Form>
        {needs === 'code' && <DigitsField />}
        {!hasPhone && (
          <TextField
            name="phone"
            type="tel"
            inputMode="tel"
            autoComplete="username"
            width={20}
            label={w.t('portal.sign-in.phone')}
            hint={w.t('portal.sign-up.enrol-phone')}
          />
        )}
        <NewPasswordField />
        <div>
          <Button>{w.t('portal.sign-up.enrol')}</Button>
        </div>
      </Form>
      {needs === 'code' && (
        <Paragraph>
          <Link href={again}>{w.t('portal.sign-in.another-code')}</Link>
        </Paragraph>
      )}
    </>
  )
}

/** A one-time link was opened: a code to the own phone where there is one, a password, the second factor on the next page. */
export const Enrol = ({ link, sent, again }: { link: OpenLink; sent: boolean; again: string }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{w.t('portal.sign-up.enrol-title', { name: link.name })}</Heading>
        <Paragraph>{w.t(`portal.sign-up.enrol-lead-${link.purpose}`)}</Paragraph>
      </Stack>
      {link.needs === 'code' && !sent ? (
        <SendCode maskedPhone={link.maskedPhone} />
      ) : (
        <SetUp link={link} again={again} />
      )}
      <Paragraph size="sm" quiet>
        {w.t('portal.sign-up.enrol-not-me')}
      </Paragraph>
    </Stack>
  )
}

/** Nobody recovers an account with one administrator alone. */
export const LinkWaits = ({ name }: { name: string }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <Heading level={1}>{w.t('portal.sign-up.enrol-title', { name })}</Heading>
      <Alert title={w.t('problem.identity.link-waits')}>
        <Paragraph>{w.t('portal.sign-up.link-waits-next')}</Paragraph>
      </Alert>
    </Stack>
  )
}

export const LinkOver = () => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <Heading level={1}>{w.t('portal.sign-up.link-over')}</Heading>
      <Alert color="warning">{w.t('problem.identity.link-over')}</Alert>
    </Stack>
  )
}
