import type { DeskCase } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Heading, Moment, type Row, Stack, Table, Tag } from '../../ui/index.ts'

interface ReviewLine {
  readonly key: string
  readonly organ: string
  readonly who: string
  readonly at: Date
  readonly verdict?: string | undefined
  readonly opinion?: string | undefined
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Opinions given and still waited for, an organ a line. */
const linesOf = (
  found: DeskCase,
  say: (of: { zh: string }) => string,
  free: string,
): readonly ReviewLine[] => {
  const given = found.timeline.flatMap(({ verb, by, at, data, seq }) =>
    verb === 'review'
      ? [
          {
            key: String(seq),
            organ: by.organ ? say(by.organ) : '',
            who: by.name ?? '',
            at,
            verdict: text(data.verdict),
            opinion: text(data.opinion),
          },
        ]
      : [],
  )
  const waiting = found.tasks
    .filter((task) => task.duty === 'review')
    .map((task) => ({
      key: task.id,
      organ: say(task.organ.name),
      who: task.holder?.name ?? free,
      at: task.openedAt,
    }))
  return [...given, ...waiting]
}

/** Joint review: who has said what, and for whom it waits. */
export const Reviews = ({ found }: { found: DeskCase }) => {
  const { t, say } = useWords()
  const lines = linesOf(found, say, t('desk.line.free'))
  if (lines.length === 0) return null
  const rows: Row[] = lines.map((line) => ({
    key: line.key,
    cells: {
      organ: line.organ,
      who: line.who,
      at: <Moment at={line.at} />,
      opinion: (
        <Stack gap="tight">
          <div>
            <Tag
              color={line.verdict === undefined ? 'neutral' : line.verdict === 'pass' ? 'success' : 'warning'}
            >
              {t(`desk.verdict.${line.verdict ?? 'waiting'}`)}
            </Tag>
          </div>
          {line.opinion && <span>{line.opinion}</span>}
        </Stack>
      ),
    },
  }))
  return (
    <Stack>
      <Heading level={2}>{t('desk.case.reviews')}</Heading>
      <Table
        caption={t('desk.case.reviews')}
        columns={[
          { key: 'organ', label: t('desk.case.organ'), head: true },
          { key: 'who', label: t('desk.line.with') },
          { key: 'at', label: t('desk.review.since') },
          { key: 'opinion', label: t('desk.review.opinion') },
        ]}
        rows={rows}
      />
    </Stack>
  )
}
