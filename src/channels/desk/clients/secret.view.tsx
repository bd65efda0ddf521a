import { useWords } from '../../../platform/i18n/words.ts'
import { Alert, Heading, LinkButton, Paragraph, Stack, SummaryList } from '../../ui/index.ts'

interface SecretProps {
  readonly clientId: string
  readonly secret: string
  /** Until when the one before still opens; undefined when there is none. */
  readonly oldUntil?: Date | undefined
}

/** The only time a secret is seen: nobody can look it up later. */
export const SecretView = ({ clientId, secret, oldUntil }: SecretProps) => {
  const words = useWords()
  const { t } = words
  return (
    <Stack gap="fields">
      <Heading level={1} size="md">
        {t('desk.clients.secret')}
      </Heading>
      <Alert color="warning" title={t('desk.clients.secret-once')}>
        <Paragraph>{t('desk.clients.secret-how')}</Paragraph>
      </Alert>
      <SummaryList
        rows={[
          { label: t('desk.clients.client-id'), value: <code>{clientId}</code> },
          { label: t('desk.clients.secret'), value: <code>{secret}</code> },
          ...(oldUntil === undefined
            ? []
            : [{ label: t('desk.clients.old-until'), value: words.dateTime(oldUntil) }]),
        ]}
      />
      <div>
        <LinkButton href={`/desk/admin/clients/${clientId}`}>{t('desk.clients.kept')}</LinkButton>
      </div>
    </Stack>
  )
}
