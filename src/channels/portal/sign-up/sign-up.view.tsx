import { useWords } from '../../../platform/i18n/words.ts'
import { BackLink, Heading, Link, List, Paragraph, Stack } from '../../ui/index.ts'
import { PhoneForm } from '../sign-in/code.view.tsx'

/** What an account is, and its first step. */
export const SignUp = ({ action }: { action: string }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <BackLink href="/sign-in" />
      <Stack>
        <Heading level={1}>{w.t('portal.sign-up.title')}</Heading>
        <Paragraph>{w.t('portal.sign-up.lead')}</Paragraph>
        <List>
          <li>{w.t('portal.sign-up.step-phone')}</li>
          <li>{w.t('portal.sign-up.step-name')}</li>
          <li>{w.t('portal.sign-up.step-later')}</li>
        </List>
      </Stack>
      <PhoneForm action={action} />
      <Paragraph size="sm">
        {w.t('portal.sign-up.privacy')} <Link href="/privacy">{w.t('portal.sign-up.privacy-link')}</Link>
      </Paragraph>
    </Stack>
  )
}
