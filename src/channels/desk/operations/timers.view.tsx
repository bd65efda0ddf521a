import type { Timer } from '../../../modules/operations/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Empty, Heading, Moment, Stack, Table, Tag } from '../../ui/index.ts'

const failedLast = ({ failedAt, endedAt }: Timer): boolean =>
  failedAt !== null && (endedAt === null || new Date(failedAt) > new Date(endedAt))

/** Timers as they last ran; what failed last time is marked. */
export const TimersView = ({ timers }: { timers: readonly Timer[] }) => {
  const { t } = useWords()
  return (
    <Stack gap="fields">
      <Heading level={1} size="md">
        {t('desk.operations.timers')}
      </Heading>
      {timers.length === 0 && <Empty title={t('desk.operations.no-timers')} />}
      {timers.length > 0 && (
        <Table
          caption={t('desk.operations.timers')}
          columns={(['name', 'cron', 'began', 'result'] as const).map((key) => ({
            key,
            label: t(`desk.operations.timer.${key}`),
            head: key === 'name',
          }))}
          rows={timers.map((timer) => ({
            key: timer.name,
            ...(failedLast(timer) ? { mark: 'danger' as const } : {}),
            cells: {
              name: <code>{timer.name}</code>,
              cron: <code>{timer.cron}</code>,
              began: <Moment at={timer.beganAt} />,
              result: failedLast(timer) ? (
                <>
                  <Tag color="danger">{t('desk.operations.timer.failed')}</Tag> {timer.error}
                </>
              ) : (
                <Tag color="success">{t('desk.operations.timer.well')}</Tag>
              ),
            },
          }))}
        />
      )}
    </Stack>
  )
}
