import { useWords } from '../../../platform/i18n/words.ts'
import { BackLink, Button, Form, Heading, Paragraph, PasswordField, Stack } from '../../ui/index.ts'
import { DigitsField, PhoneForm, WhereTextsAre } from './code.view.tsx'

export const Recover = () => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <BackLink href="/sign-in" />
      <Stack>
        <Heading level={1}>{w.t('portal.recover.title')}</Heading>
        <Paragraph>{w.t('portal.recover.lead')}</Paragraph>
      </Stack>
      <PhoneForm />
      <Stack>
        <Heading level={2}>{w.t('portal.recover.no-phone')}</Heading>
        <Paragraph>{w.t('portal.recover.no-phone-next')}</Paragraph>
        <Paragraph>{w.t('portal.recover.official')}</Paragraph>
      </Stack>
    </Stack>
  )
}

export const NewPassword = () => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <BackLink href="/sign-in/recover" />
      <Stack>
        <Heading level={1}>{w.t('portal.recover.new')}</Heading>
        <Paragraph>{w.t('portal.recover.new-lead')}</Paragraph>
      </Stack>
      <WhereTextsAre />
      <Form>
        <DigitsField />
        <PasswordField
          name="password"
          autoComplete="new-password"
          label={w.t('portal.sign-up.new-password')}
          hint={w.t('portal.sign-up.password-hint')}
        />
        <div>
          <Button>{w.t('portal.recover.set')}</Button>
        </div>
      </Form>
    </Stack>
  )
}
