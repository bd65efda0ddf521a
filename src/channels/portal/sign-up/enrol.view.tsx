import type { OpenLink } from '../../../modules/identity/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Alert, Button, Form, Heading, Paragraph, Stack, TextField } from '../../ui/index.ts'
import { NewPasswordField } from './password.view.tsx'

/** A one-time link was opened: a password now, the second factor on the next page. */
export const Enrol = ({ link: { name, purpose, hasPhone } }: { link: OpenLink }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{w.t('portal.sign-up.enrol-title', { name })}</Heading>
        <Paragraph>{w.t(`portal.sign-up.enrol-lead-${purpose}`)}</Paragraph>
      </Stack>
      <Form>
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
      <Paragraph size="sm" quiet>
        {w.t('portal.sign-up.enrol-not-me')}
      </Paragraph>
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
