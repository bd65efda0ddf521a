import type { MyAccount } from '../../../modules/identity/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { BackLink, Heading, List, Paragraph, Stack } from '../../ui/index.ts'
import { PhoneForm } from '../sign-in/code.view.tsx'

/** Which phone it is now, what a change does, and the new one. */
export const NewPhone = ({ account, back }: { account: MyAccount; back: string }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <BackLink href={back} />
      <Stack>
        <Heading level={1}>{w.t('portal.devices.phone-change')}</Heading>
        <Paragraph>
          {account.maskedPhone
            ? w.t('portal.devices.phone-now', { phone: account.maskedPhone })
            : w.t('portal.devices.phone-none')}
        </Paragraph>
        <List>
          <li>{w.t('portal.devices.phone-does.code')}</li>
          <li>{w.t('portal.devices.phone-does.ends')}</li>
          {account.maskedPhone && <li>{w.t('portal.devices.phone-does.told')}</li>}
        </List>
      </Stack>
      <PhoneForm label={w.t('portal.devices.phone-new')} />
    </Stack>
  )
}
