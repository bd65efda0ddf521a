import { useWords } from '../../../platform/i18n/words.ts'
import { BackLink, Heading, Link, Paragraph, PasskeyForm, Stack, TextField } from '../../ui/index.ts'

/** One name, one button. */
export const NewPasskey = ({ name, appHref }: { name: string; appHref: string }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <BackLink href="/my/sign-in-and-devices" />
        <Heading level={1}>{w.t('portal.devices.add-passkey')}</Heading>
        <Paragraph>{w.t('portal.devices.passkeys-what')}</Paragraph>
      </Stack>
      <PasskeyForm
        purpose="add"
        label={w.t('portal.devices.passkey-make')}
        instead={w.t('portal.devices.passkey-instead')}
      >
        <TextField
          name="name"
          label={w.t('portal.devices.name')}
          hint={w.t('portal.devices.name-hint')}
          value={name}
          autoComplete="off"
          width={20}
        />
      </PasskeyForm>
      <Paragraph>
        <Link href={appHref}>{w.t('portal.devices.app-instead')}</Link>
      </Paragraph>
    </Stack>
  )
}
