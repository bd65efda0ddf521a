import { useWords } from '../../../platform/i18n/words.ts'
import {
  BackLink,
  Button,
  Details,
  Form,
  Heading,
  List,
  Paragraph,
  Stack,
  TextField,
} from '../../ui/index.ts'
import { Qr } from '../receipt/qr.tsx'

const Begin = () => {
  const w = useWords()
  return (
    <Form>
      <div>
        <Button name="do" value="begin" icon="device-mobile">
          {w.t('portal.devices.app-begin')}
        </Button>
      </div>
    </Form>
  )
}

const grouped = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret

const Confirm = ({ pending }: { pending: { readonly uri: string; readonly secret: string } }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <List ordered>
        <li>{w.t('portal.devices.app-step-1')}</li>
        <li>{w.t('portal.devices.app-step-2')}</li>
        <li>{w.t('portal.devices.app-step-3')}</li>
      </List>
      <Stack>
        <Qr text={pending.uri} label={w.t('portal.devices.app-picture')} />
        <Details summary={w.t('portal.devices.app-no-camera')}>
          <Paragraph>{w.t('portal.devices.app-type')}</Paragraph>
          <p class="tb-secret">{grouped(pending.secret)}</p>
        </Details>
      </Stack>
      <Form>
        <TextField
          name="typed"
          label={w.t('portal.factors.code')}
          hint={w.t('portal.factors.code-hint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          width={10}
        />
        <TextField
          name="name"
          label={w.t('portal.devices.name')}
          hint={w.t('portal.devices.name-hint')}
          value={w.t('portal.devices.an-app')}
          autoComplete="off"
          width={20}
        />
        <div>
          <Button name="do" value="confirm">
            {w.t('portal.devices.app-confirm')}
          </Button>
        </div>
      </Form>
    </Stack>
  )
}

/** First what it is, then the picture and the first code. */
export const Authenticator = ({
  pending,
}: {
  pending: { readonly uri: string; readonly secret: string } | null
}) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <BackLink href="/my/sign-in-and-devices" />
        <Heading level={1}>{w.t('portal.devices.add-totp')}</Heading>
        <Paragraph>{w.t('portal.devices.totps-what')}</Paragraph>
      </Stack>
      {pending ? <Confirm pending={pending} /> : <Begin />}
    </Stack>
  )
}
