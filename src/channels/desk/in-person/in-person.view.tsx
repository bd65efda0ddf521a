import type { WindowRequest } from '../../../modules/party/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  BackLink,
  Button,
  CheckboxField,
  Form,
  Heading,
  LinkButton,
  Stack,
  SummaryList,
  TextField,
} from '../../ui/index.ts'

const path = '/desk/hall/in-person'

export const ComparePerson = ({ party }: { party: WindowRequest }) => {
  const w = useWords()
  return (
    <Stack gap="fields">
      <BackLink href={path} />
      <Heading level={1} size="md">
        <span lang="zh-CN">{party.partyName}</span>
      </Heading>
      <SummaryList rows={[{ label: w.t('desk.in-person.card'), value: party.maskedNumber }]} />
      <Form>
        <TextField
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          width={20}
          label={w.t('desk.in-person.phone')}
          hint={w.t('desk.in-person.phone-hint')}
        />
        <CheckboxField name="compared" label={w.t('desk.in-person.compared')} />
        <div>
          <Button>{w.t('desk.in-person.confirm')}</Button>
        </div>
      </Form>
    </Stack>
  )
}

export const PersonConfirmed = ({ party }: { party: WindowRequest }) => {
  const w = useWords()
  return (
    <Stack gap="fields">
      <Heading level={1} size="md">
        {w.t('desk.in-person.title')}
      </Heading>
      <Alert color="success">{w.t('desk.in-person.done', { name: party.partyName })}</Alert>
      <div>
        <LinkButton href={path}>{w.t('desk.in-person.another')}</LinkButton>
      </div>
    </Stack>
  )
}
