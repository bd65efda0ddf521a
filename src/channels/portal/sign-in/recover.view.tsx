import { useWords } from '../../../platform/i18n/words.ts'
import { BackLink, Heading, Paragraph, PasswordField, Stack } from '../../ui/index.ts'
import { EnterCode, PhoneForm } from './code.view.tsx'

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

export const NewPassword = ({ again }: { again: string }) => {
  const w = useWords()
  return (
    <EnterCode
      again={again}
      title="portal.recover.new"
      lead="portal.recover.new-lead"
      go="portal.recover.set"
    >
      <PasswordField
        name="password"
        autoComplete="new-password"
        label={w.t('portal.sign-up.new-password')}
        hint={w.t('portal.sign-up.password-hint')}
      />
    </EnterCode>
  )
}
