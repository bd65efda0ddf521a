import type { MyAccount } from '../../../modules/identity/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  BackLink,
  Button,
  Form,
  Heading,
  Link,
  LinkButton,
  Paragraph,
  PasswordField,
  Stack,
} from '../../ui/index.ts'
import { NameForm } from '../sign-up/name-form.view.tsx'

interface Shown {
  next: 'name' | 'in-person' | 'factor' | 'fresh'
  account: MyAccount
  /** Where one came from and goes back to. */
  to: string
  /** The page for passkeys and authenticators. */
  factorHref: string
}

const Again = ({ account, factorHref }: Pick<Shown, 'account' | 'factorHref'>) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      {account.maskedPhone && (
        <Form>
          <Paragraph>{w.t('portal.step-up.code-to', { phone: account.maskedPhone })}</Paragraph>
          <div>
            <Button name="way" value="code">
              {w.t('portal.sign-in.send-code')}
            </Button>
          </div>
        </Form>
      )}
      {account.passwordSetAt && (
        <Form>
          <PasswordField
            name="password"
            autoComplete="current-password"
            label={w.t('portal.sign-in.password')}
          />
          <div>
            <Button variant="secondary" name="way" value="password">
              {w.t('portal.step-up.confirm')}
            </Button>
          </div>
        </Form>
      )}
      <Paragraph>
        <Link href={factorHref}>{w.t('portal.step-up.with-factor')}</Link>
      </Paragraph>
    </Stack>
  )
}

/** Why more is asked, what exactly, and that nothing typed is lost. */
export const StepUp = ({ next, account, to, factorHref }: Shown) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <BackLink href={to} />
      <Stack>
        <Heading level={1}>{w.t(`portal.step-up.${next}-title`)}</Heading>
        <Paragraph>{w.t(`portal.step-up.${next}-lead`)}</Paragraph>
        <Paragraph size="sm" quiet>
          {w.t('portal.step-up.kept')}
        </Paragraph>
      </Stack>
      {next === 'name' && <NameForm />}
      {next === 'in-person' && <Alert>{w.t('portal.step-up.in-person-how')}</Alert>}
      {next === 'factor' && (
        <div>
          <LinkButton href={factorHref}>{w.t('portal.step-up.use-factor')}</LinkButton>
        </div>
      )}
      {next === 'fresh' && <Again account={account} factorHref={factorHref} />}
    </Stack>
  )
}
