import type { MyAccount } from '../../../modules/identity/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  BackLink,
  Button,
  Form,
  Heading,
  Link,
  Moment,
  Paragraph,
  PasswordField,
  Stack,
} from '../../ui/index.ts'

export const NewPasswordField = () => {
  const w = useWords()
  return (
    <PasswordField
      name="password"
      autoComplete="new-password"
      label={w.t('portal.sign-up.new-password')}
      hint={w.t('portal.sign-up.password-hint')}
    />
  )
}

/** A password is optional; setting one ends every other session. */
export const SetPassword = ({ account }: { account: MyAccount }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <BackLink href="/my/sign-in-and-devices" />
      <Stack>
        <Heading level={1}>{w.t('portal.sign-up.password-title')}</Heading>
        <Paragraph>{w.t('portal.sign-up.password-lead')}</Paragraph>
      </Stack>
      {account.passwordSetAt && (
        <Alert>
          <Paragraph>
            {w.t('portal.sign-up.password-set')} <Moment at={account.passwordSetAt} />
          </Paragraph>
        </Alert>
      )}
      <Form>
        {account.passwordSetAt && (
          <PasswordField
            name="current"
            autoComplete="current-password"
            label={w.t('portal.sign-up.current-password')}
          />
        )}
        <NewPasswordField />
        <div>
          <Button>{w.t('portal.sign-up.password-save')}</Button>
        </div>
      </Form>
      {account.passwordSetAt && <Link href="/sign-in/recover">{w.t('portal.recover.title')}</Link>}
    </Stack>
  )
}
