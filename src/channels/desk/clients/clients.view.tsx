import type { Text } from '../../../kernel/text.ts'
import type { RegisteredSystem } from '../../../modules/client/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Day, Empty, Heading, Link, LinkButton, Paragraph, Stack, Table, Tag } from '../../ui/index.ts'

export const StatusTag = ({ status }: Pick<RegisteredSystem, 'status'>) => {
  const { t } = useWords()
  return <Tag color={status === 'active' ? 'success' : 'danger'}>{t(`desk.clients.status.${status}`)}</Tag>
}

interface ClientsProps {
  readonly systems: readonly (RegisteredSystem & {
    readonly entered: number
    readonly organ: Text | undefined
  })[]
  readonly next: string | undefined
}

export const ClientsView = ({ systems, next }: ClientsProps) => {
  const { t, say } = useWords()
  return (
    <Stack gap="fields">
      <Heading level={1} size="md">
        {t('desk.clients.title')}
      </Heading>
      <Paragraph>{t('desk.clients.lead')}</Paragraph>
      <div>
        <LinkButton href="/desk/admin/clients/new" icon="plus">
          {t('desk.clients.new')}
        </LinkButton>
      </div>
      {systems.length === 0 ? (
        <Empty title={t('desk.clients.none')}>
          <Paragraph>{t('desk.clients.none-next')}</Paragraph>
        </Empty>
      ) : (
        <Table
          caption={t('desk.clients.title')}
          columns={[
            { key: 'name', label: t('desk.clients.name'), head: true },
            { key: 'organ', label: t('desk.clients.organ') },
            { key: 'purpose', label: t('desk.clients.purpose') },
            { key: 'status', label: t('desk.clients.status') },
            { key: 'until', label: t('desk.clients.until') },
            { key: 'entered', label: t('desk.clients.entered'), numeric: true },
          ]}
          rows={systems.map((system) => ({
            key: system.id,
            cells: {
              name: <Link href={`/desk/admin/clients/${system.id}`}>{say(system.name)}</Link>,
              organ: system.organ && say(system.organ),
              purpose: t(`desk.clients.purpose.${system.purpose}`),
              status: <StatusTag status={system.status} />,
              until: system.until ? <Day on={system.until} short /> : t('desk.clients.no-end'),
              entered: system.entered,
            },
          }))}
        />
      )}
      {next !== undefined && (
        <Link href={`/desk/admin/clients?after=${encodeURIComponent(next)}`}>{t('desk.clients.more')}</Link>
      )}
    </Stack>
  )
}
