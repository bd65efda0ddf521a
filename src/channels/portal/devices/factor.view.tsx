import type { FactorLine } from '../../../modules/identity/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  BackLink,
  Button,
  Form,
  Heading,
  Moment,
  Paragraph,
  Stack,
  TextField,
} from '../../ui/index.ts'

export const Factor = ({ factor, last }: { factor: FactorLine; last: boolean }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <BackLink href="/my/sign-in-and-devices" />
        <Heading level={1}>{factor.name}</Heading>
        <Paragraph>
          {w.t(`portal.devices.kind.${factor.kind}`)} · {w.t('portal.devices.added')}{' '}
          <Moment at={factor.addedAt} />
        </Paragraph>
      </Stack>
      <Form>
        <TextField
          name="name"
          label={w.t('portal.devices.name')}
          hint={w.t('portal.devices.name-hint')}
          value={factor.name}
          autoComplete="off"
          width={20}
        />
        <div>
          <Button name="do" value="rename">
            {w.t('portal.devices.rename')}
          </Button>
        </div>
      </Form>
      <Stack>
        <Heading level={2}>{w.t('portal.devices.remove-title')}</Heading>
        <Paragraph>{w.t(`portal.devices.remove-what.${factor.kind}`)}</Paragraph>
        {last && <Alert color="warning">{w.t('portal.devices.remove-last')}</Alert>}
        <Form>
          <div>
            <Button name="do" value="remove" variant="secondary" color="danger" icon="trash">
              {w.t('portal.devices.remove')}
            </Button>
          </div>
        </Form>
      </Stack>
    </Stack>
  )
}
