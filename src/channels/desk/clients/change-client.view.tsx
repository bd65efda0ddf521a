import type { RegisteredSystem } from '../../../modules/client/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Alert, BackLink, Button, Cluster, Form, Heading, Link, Paragraph, Stack } from '../../ui/index.ts'
import { AboutFields, AddressFields, DaysFields, RightsFields } from './client-fields.view.tsx'

/** The form by which the terms of a registered system are changed. */
export const ChangeClientView = ({ system }: { system: RegisteredSystem }) => {
  const { t, say } = useWords()
  const home = `/desk/admin/clients/${system.id}`
  return (
    <Stack gap="fields">
      <BackLink href={home} />
      <Heading level={1} size="md">
        {t('desk.clients.change-title', { system: say(system.name) })}
      </Heading>
      <Alert color="info" title={t('desk.clients.change-ends')}>
        <Paragraph>{t('desk.clients.change-stays')}</Paragraph>
      </Alert>
      <Form>
        <input type="hidden" name="rev" value={system.rev} />
        <AboutFields system={system} />
        <RightsFields system={system} />
        <AddressFields system={system} />
        <DaysFields from={system.from} until={system.until} />
        <Cluster>
          <Button>{t('desk.clients.change-do')}</Button>
          <Link href={home}>{t('desk.clients.change-not')}</Link>
        </Cluster>
      </Form>
    </Stack>
  )
}
