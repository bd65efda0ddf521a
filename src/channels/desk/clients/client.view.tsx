import type { Text } from '../../../kernel/text.ts'
import type { RegisteredSystem } from '../../../modules/client/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  BackLink,
  Button,
  CheckboxField,
  Day,
  Form,
  Heading,
  LinkButton,
  List,
  Paragraph,
  Stack,
  SummaryList,
  type SummaryRow,
  TextAreaField,
} from '../../ui/index.ts'
import { StatusTag } from './clients.view.tsx'

const Addresses = ({ list }: { list: readonly string[] }) => {
  const { t } = useWords()
  return list.length === 0 ? (
    <span>{t('desk.clients.none-given')}</span>
  ) : (
    <List>
      {list.map((address) => (
        <li key={address}>
          <code>{address}</code>
        </li>
      ))}
    </List>
  )
}

const Facts = ({ system, organ }: { system: RegisteredSystem; organ: Text }) => {
  const { t, say } = useWords()
  const none = t('desk.clients.none-given')
  const demands = [
    ...(system.pushedOnly ? [t('desk.clients.pushed-only')] : []),
    ...(system.boundTokens ? [t('desk.clients.bound-tokens')] : []),
  ]
  const rows: SummaryRow[] = [
    { label: t('desk.clients.status'), value: <StatusTag status={system.status} /> },
    { label: t('desk.clients.client-id'), value: <code>{system.id}</code> },
    { label: t('desk.clients.organ'), value: say(organ) },
    { label: t('desk.clients.contact'), value: system.contact },
    {
      label: t('desk.clients.purpose'),
      value: t(`desk.clients.purpose.${system.purpose}`),
      source: say(system.about),
    },
    {
      label: t('desk.clients.grants'),
      value: system.grants.map((grant) => t(`desk.clients.grant.${grant}`)).join(' · '),
    },
    {
      label: t('desk.clients.scopes'),
      value: system.scopes.map((scope) => t(`desk.clients.scope.${scope}`)).join(' · ') || none,
    },
    { label: t('desk.clients.level'), value: t(`desk.clients.level.${system.level}`) },
    { label: t('desk.clients.demands'), value: demands.join(' · ') || none },
    {
      label: t('desk.clients.authentication'),
      value: t(`desk.clients.authentication.${system.authentication}`),
    },
    { label: t('desk.clients.redirects'), value: <Addresses list={system.redirectUris} /> },
    {
      label: t('desk.clients.logout-uri'),
      value: <Addresses list={system.logoutUri ? [system.logoutUri] : []} />,
    },
    { label: t('desk.clients.logout-returns'), value: <Addresses list={system.logoutReturnUris} /> },
    { label: t('desk.clients.sector'), value: <code>{system.sector}</code> },
    { label: t('desk.clients.from'), value: <Day on={system.from} /> },
    {
      label: t('desk.clients.until'),
      value: system.until ? <Day on={system.until} /> : t('desk.clients.no-end'),
    },
  ]
  return <SummaryList rows={rows} />
}

const Secret = () => {
  const { t } = useWords()
  return (
    <Stack>
      <Heading level={2} size="xs">
        {t('desk.clients.rotate')}
      </Heading>
      <Paragraph>{t('desk.clients.rotate-lead')}</Paragraph>
      <Form>
        <CheckboxField
          name="atOnce"
          label={t('desk.clients.at-once')}
          hint={t('desk.clients.at-once-hint')}
        />
        <div>
          <Button variant="secondary" name="verb" value="rotate">
            {t('desk.clients.rotate-do')}
          </Button>
        </div>
      </Form>
    </Stack>
  )
}

/** Other keys; for a system with a secret, keys in its place. */
const Keys = ({ from }: { from: RegisteredSystem['authentication'] }) => {
  const { t } = useWords()
  return (
    <Stack>
      <Heading level={2} size="xs">
        {t(`desk.clients.keys-from-${from}`)}
      </Heading>
      <Paragraph>{t(`desk.clients.keys-from-${from}-lead`)}</Paragraph>
      <Form>
        <TextAreaField name="jwks" label={t('desk.clients.jwks')} hint={t('desk.clients.jwks-hint')} />
        {from === 'key' && (
          <CheckboxField
            name="keysAtOnce"
            label={t('desk.clients.keys-at-once')}
            hint={t('desk.clients.at-once-hint')}
          />
        )}
        <div>
          <Button variant="secondary" name="verb" value="keys">
            {t('desk.clients.keys-do')}
          </Button>
        </div>
      </Form>
    </Stack>
  )
}

const Stop = ({ verb }: { verb: 'suspend' | 'resume' }) => {
  const { t } = useWords()
  return (
    <Stack>
      <Heading level={2} size="xs">
        {t(`desk.clients.${verb}`)}
      </Heading>
      <Paragraph>{t(`desk.clients.${verb}-lead`)}</Paragraph>
      <Form>
        <TextAreaField name="reason" label={t('desk.clients.reason')} rows={2} />
        <div>
          <Button
            variant="secondary"
            color={verb === 'suspend' ? 'danger' : 'accent'}
            name="verb"
            value={verb}
          >
            {t(`desk.clients.${verb}-do`)}
          </Button>
        </div>
      </Form>
    </Stack>
  )
}

/** What a change came to, when one has just been made. */
export const changes = ['done', 'ended', 'nothing', 'keys'] as const

interface ClientProps {
  readonly system: RegisteredSystem
  readonly organ: Text
  readonly changed: (typeof changes)[number] | undefined
}

export const ClientView = ({ system, organ, changed }: ClientProps) => {
  const { t, say } = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <BackLink href="/desk/admin/clients" />
        <Heading level={1} size="md">
          {say(system.name)}
        </Heading>
      </Stack>
      {changed !== undefined && (
        <Alert color="success" title={t(`desk.clients.changed.${changed}`)}>
          {changed === 'ended' && <Paragraph>{t('desk.clients.changed-ended-next')}</Paragraph>}
        </Alert>
      )}
      <Facts system={system} organ={organ} />
      <div>
        <LinkButton href={`/desk/admin/clients/${system.id}/change`} variant="secondary">
          {t('desk.clients.change')}
        </LinkButton>
      </div>
      {system.authentication === 'secret' && <Secret />}
      <Keys from={system.authentication} />
      <Stop verb={system.status === 'active' ? 'suspend' : 'resume'} />
    </Stack>
  )
}
