import type { ComponentChildren } from 'preact'
import type { Health } from '../../../modules/operations/index.ts'
import { useWords, type Words } from '../../../platform/i18n/words.ts'
import { Alert, Heading, Link, Paragraph, Stack, SummaryList, Tag } from '../../ui/index.ts'
import { ago, size } from './figures.ts'

const dayMs = 86_400_000

interface Line {
  readonly key: string
  readonly value: ComponentChildren
  readonly bad: boolean
}

/** Each figure, and whether it is one to act on. */
const linesOf = (words: Words, health: Health, now: Date): readonly Line[] => {
  const { t } = words
  const age = (at: Date | null): number => (at === null ? 0 : now.getTime() - new Date(at).getTime())
  const { disk, backup, wal } = health
  return [
    {
      key: 'queue',
      value: health.oldestFactAt
        ? t('desk.operations.queue-value', {
            n: health.waitingFacts,
            age: ago(words, health.oldestFactAt, now),
          })
        : t('desk.operations.queue-empty'),
      bad: age(health.oldestFactAt) > 30_000,
    },
    {
      key: 'parked',
      value: (
        <Link href="/desk/operations/outbox">
          {t('desk.operations.parked-value', { n: health.parked, stuck: health.stuck, held: health.held })}
        </Link>
      ),
      bad: health.stuck > 0,
    },
    {
      key: 'chain',
      value: t('desk.operations.chain-value', {
        age: ago(words, health.lastChainedAt, now),
        n: health.unchained,
      }),
      bad: age(health.oldestUnchainedAt) > 60_000,
    },
    {
      key: 'backup',
      value: backup
        ? t('desk.operations.backup-value', {
            age: ago(words, backup.endedAt, now),
            rows: backup.rows,
            files: backup.files,
            size: size(backup.bytes),
          })
        : t('desk.operations.never'),
      bad: backup === null || age(backup.endedAt) > 2 * dayMs,
    },
    {
      key: 'wal',
      value: wal
        ? wal.failingSince
          ? t('desk.operations.wal-failing', { age: ago(words, wal.failingSince, now) })
          : t('desk.operations.wal-value', { age: ago(words, wal.keptAt, now) })
        : t('desk.operations.wal-none'),
      bad: wal !== null && wal.failingSince !== null,
    },
    {
      key: 'disk',
      value: t('desk.operations.disk-value', { free: size(disk.free), size: size(disk.size) }),
      bad: disk.free < disk.size / 10,
    },
    { key: 'database', value: size(health.databaseBytes), bad: false },
    { key: 'processes', value: String(health.processes), bad: health.processes === 0 },
  ]
}

export const HealthView = ({ health, now }: { health: Health; now: Date }) => {
  const words = useWords()
  const { t } = words
  const lines = linesOf(words, health, now)
  const wrong = lines.filter(({ bad }) => bad)
  return (
    <Stack gap="fields">
      <Heading level={1} size="md">
        {t('desk.operations.title')}
      </Heading>
      <Paragraph size="sm">{t('desk.operations.lead')}</Paragraph>
      {wrong.length === 0 ? (
        <Alert color="success" title={t('desk.operations.well')} />
      ) : (
        <Alert color="warning" title={t('desk.operations.look', { n: wrong.length })}>
          <ul class="ds-list">
            {wrong.map(({ key }) => (
              <li key={key}>{t(`desk.operations.do.${key}`)}</li>
            ))}
          </ul>
        </Alert>
      )}
      <SummaryList
        rows={lines.map(({ key, value, bad }) => ({
          label: t(`desk.operations.${key}`),
          value: bad ? (
            <>
              {value} <Tag color="warning">{t('desk.operations.act')}</Tag>
            </>
          ) : (
            value
          ),
        }))}
      />
      <Paragraph size="sm">
        <Link href="/desk/admin/break-glass">{t('desk.emergency.title')}</Link>
      </Paragraph>
    </Stack>
  )
}
