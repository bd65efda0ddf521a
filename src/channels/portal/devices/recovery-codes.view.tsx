import { useWords } from '../../../platform/i18n/words.ts'
import { Alert, Button, Form, Heading, Link, LinkButton, Paragraph, Stack } from '../../ui/index.ts'

/** Before: what they are for, and that the old ones go. */
export const NewRecoveryCodes = ({ left, to }: { left: number; to: string }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{w.t('portal.devices.recovery')}</Heading>
        <Paragraph>{w.t('portal.devices.recovery-what')}</Paragraph>
        {left > 0 && <Alert color="warning">{w.t('portal.devices.recovery-replaces', { n: left })}</Alert>}
      </Stack>
      <Form>
        <div>
          <Button>{w.t('portal.devices.recovery-make')}</Button>
        </div>
      </Form>
      <Paragraph>
        <Link href={to}>{w.t('portal.devices.recovery-later')}</Link>
      </Paragraph>
    </Stack>
  )
}

/** The one time they are shown. */
export const RecoveryCodes = ({ codes, to }: { codes: readonly string[]; to: string }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{w.t('portal.devices.recovery')}</Heading>
        <Alert color="warning">{w.t('portal.devices.recovery-once')}</Alert>
      </Stack>
      <ol class="tb-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div>
        <LinkButton href={to}>{w.t('portal.devices.recovery-kept')}</LinkButton>
      </div>
    </Stack>
  )
}
