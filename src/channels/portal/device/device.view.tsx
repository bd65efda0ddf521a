import type { Official, Resident } from '../../../kernel/actor.ts'
import type { DeviceRequest } from '../../../modules/client/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Alert, BackLink, Button, Form, Heading, Link, Paragraph, Stack, TextField } from '../../ui/index.ts'
import { Answer, AskedFor } from '../sign-on/sign-on.view.tsx'

export const DeviceCode = ({ code }: { code: string | undefined }) => {
  const words = useWords()
  return (
    <Stack gap="fields">
      <Heading level={1}>{words.t('portal.device.title')}</Heading>
      <Paragraph>{words.t('portal.device.lead')}</Paragraph>
      <Form>
        <TextField
          name="code"
          label={words.t('portal.device.code')}
          hint={words.t('portal.device.code-hint')}
          value={code}
          width={20}
          autoComplete="off"
        />
        <div>
          <Button>{words.t('portal.device.go-on')}</Button>
        </div>
      </Form>
    </Stack>
  )
}

interface ConfirmProps {
  readonly request: DeviceRequest
  readonly actor: Resident | Official
  readonly code: string
}

export const DeviceConfirm = ({ request, actor, code }: ConfirmProps) => {
  const words = useWords()
  const system = words.say(request.system)
  return (
    <Stack gap="sections">
      <Stack>
        <BackLink href="/device" />
        <Heading level={1}>{words.t('portal.device.confirm', { system })}</Heading>
      </Stack>
      <Alert color="warning" title={words.t('portal.device.compare', { code: code.toUpperCase() })}>
        <Paragraph>{words.t('portal.device.beware')}</Paragraph>
        {request.from !== undefined && (
          <Paragraph>{words.t('portal.device.from', { address: request.from })}</Paragraph>
        )}
      </Alert>
      <AskedFor request={request} actor={actor} />
      <Answer allow={words.t('portal.device.allow')} deny={words.t('portal.device.deny')} />
    </Stack>
  )
}

export const DeviceAnswered = ({ answer }: { answer: 'allowed' | 'denied' }) => {
  const words = useWords()
  return (
    <Stack>
      <Heading level={1}>{words.t(`portal.device.${answer}`)}</Heading>
      <Paragraph>{words.t(`portal.device.${answer}-next`)}</Paragraph>
      <div>
        <Link href="/">{words.t('portal.sign-on.home')}</Link>
      </div>
    </Stack>
  )
}
