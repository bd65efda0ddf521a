import type { MyFactors } from '../../../modules/identity/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  Button,
  Cluster,
  Details,
  Form,
  Heading,
  LinkButton,
  Paragraph,
  PasskeyForm,
  Stack,
  TextField,
} from '../../ui/index.ts'

interface Props {
  mine: MyFactors
  /** A post waits for this. */
  forPost: boolean
  query: string
  to: string
  level: number
}

const Way = ({ way }: { way: string }) => <input type="hidden" name="way" value={way} />

const AppForm = () => {
  const w = useWords()
  return (
    <Form>
      <Way way="totp" />
      <TextField
        name="typed"
        label={w.t('portal.factors.code')}
        hint={w.t('portal.factors.code-hint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        width={10}
      />
      <div>
        <Button variant="secondary">{w.t('portal.factors.code-go')}</Button>
      </div>
    </Form>
  )
}

const RecoveryForm = () => {
  const w = useWords()
  return (
    <Form>
      <Way way="recovery" />
      <TextField
        name="recovery"
        label={w.t('portal.factors.recovery')}
        hint={w.t('portal.factors.recovery-hint')}
        autoComplete="off"
        width={20}
      />
      <div>
        <Button variant="secondary">{w.t('portal.factors.recovery-go')}</Button>
      </div>
    </Form>
  )
}

/** Somebody with nothing to prove themselves with: what they can do about it. */
const NoFactor = ({ mine, query, to, level }: Props) => {
  const w = useWords()
  if (mine.linkNeeded)
    return (
      <Alert color="warning" title={w.t('portal.factors.link-needed')}>
        <Paragraph>{w.t('portal.factors.link-needed-next')}</Paragraph>
      </Alert>
    )
  if (!mine.mayChange)
    return (
      <Stack>
        <Paragraph>{w.t('portal.factors.fresh-first')}</Paragraph>
        <div>
          <LinkButton
            href={`/sign-in/step-up?${new URLSearchParams({ level: String(level), fresh: '1', to })}`}
          >
            {w.t('portal.factors.fresh-go')}
          </LinkButton>
        </div>
      </Stack>
    )
  return (
    <Stack>
      <Paragraph>{w.t('portal.factors.none-yet')}</Paragraph>
      <Cluster>
        <LinkButton href={`/my/sign-in-and-devices/passkey${query}`} icon="fingerprint">
          {w.t('portal.factors.add-passkey')}
        </LinkButton>
        <LinkButton
          href={`/my/sign-in-and-devices/authenticator${query}`}
          variant="secondary"
          icon="device-mobile"
        >
          {w.t('portal.factors.add-app')}
        </LinkButton>
      </Cluster>
    </Stack>
  )
}

/** All ways this person has, the strongest first. */
export const SecondFactor = (props: Props) => {
  const w = useWords()
  const { mine, forPost } = props
  const has = (kind: 'passkey' | 'totp'): boolean => mine.factors.some((f) => f.kind === kind)
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{w.t('portal.factors.title')}</Heading>
        <Paragraph>{w.t(forPost ? 'portal.factors.lead-post' : 'portal.factors.lead')}</Paragraph>
      </Stack>
      {mine.factors.length === 0 && <NoFactor {...props} />}
      {has('passkey') && (
        <Stack>
          <Heading level={2}>{w.t('portal.factors.passkey')}</Heading>
          <PasskeyForm
            purpose="prove"
            label={w.t('portal.factors.passkey-prove')}
            instead={w.t(has('totp') ? 'portal.factors.instead-app' : 'portal.factors.instead-recovery')}
          >
            <Way way="passkey" />
          </PasskeyForm>
        </Stack>
      )}
      {has('totp') && (
        <Stack>
          <Heading level={2}>{w.t('portal.factors.app')}</Heading>
          <AppForm />
        </Stack>
      )}
      {mine.recoveryCodes > 0 && (
        <Details summary={w.t('portal.factors.lost')}>
          <RecoveryForm />
        </Details>
      )}
    </Stack>
  )
}
