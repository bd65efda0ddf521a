import { useWords } from '../../../platform/i18n/words.ts'
import {
  BackLink,
  Button,
  Form,
  Heading,
  Link,
  Paragraph,
  PasswordField,
  Stack,
  TextField,
} from '../../ui/index.ts'

export const ByPassword = ({ back, recover }: { back: string; recover: string }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <BackLink href={back} />
      <Heading level={1}>{w.t('portal.sign-in.by-password')}</Heading>
      <Form>
        <TextField
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="username"
          width={20}
          label={w.t('portal.sign-in.phone')}
        />
        <PasswordField
          name="password"
          autoComplete="current-password"
          label={w.t('portal.sign-in.password')}
        />
        <div>
          <Button>{w.t('portal.sign-in.go-in')}</Button>
        </div>
      </Form>
      <Paragraph>
        <Link href={recover}>{w.t('portal.sign-in.forgotten')}</Link>
      </Paragraph>
    </Stack>
  )
}
