import { addDays, type CivilDate } from '../../../kernel/civil-date.ts'
import type { CaseClock, ClockView as Running } from '../../../modules/case/index.ts'
import { useWords, type Words } from '../../../platform/i18n/words.ts'
import { Day, Paragraph, type Row, Stack, Table } from '../../ui/index.ts'

interface Interval {
  readonly kind: 'intake' | 'correction' | 'decision' | 'pause'
  readonly from: CivilDate
  /** The day it ran on from; without it, it lasts. */
  readonly to?: CivilDate | undefined
}

/** The intervals that every deadline of the case is derived from, in order. */
export const intervalsOf = (clock: CaseClock): readonly Interval[] => {
  const { correction, acceptedOn, receivedOn, endedOn, pauses } = clock
  const began = correction && !correction.to ? correction.from : undefined
  return [
    ...(correction ? [{ kind: 'correction' as const, from: correction.from, to: correction.to }] : []),
    { kind: 'intake' as const, from: receivedOn, to: acceptedOn ?? began ?? endedOn },
    ...(acceptedOn ? [{ kind: 'decision' as const, from: acceptedOn, to: endedOn }] : []),
    ...pauses.map((pause) => ({ kind: 'pause' as const, from: pause.from, to: pause.to })),
  ].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

const lastDay = (to: CivilDate | undefined, kind: Interval['kind'], { t }: Words) =>
  to ? (
    <Day on={kind === 'pause' || kind === 'correction' ? addDays(to, -1) : to} short />
  ) : (
    t('desk.clock.lasts')
  )

/** Limits in law and in promise, and the intervals that ran. */
export const ClockTable = ({ clock, running }: { clock: CaseClock; running: Running | null | undefined }) => {
  const words = useWords()
  const { t, date } = words
  const rows: Row[] = intervalsOf(clock).map((interval, at) => ({
    key: `${interval.kind}-${at}`,
    cells: {
      kind: t(`desk.clock.kind.${interval.kind}`),
      from: <Day on={interval.from} short />,
      to: lastDay(interval.to, interval.kind, words),
    },
  }))
  return (
    <Stack>
      <Paragraph>
        {t('desk.clock.limits', { promised: clock.promisedDays, legal: clock.legalDays })}
      </Paragraph>
      {running?.legalDueOn && (
        <Paragraph>{t('desk.clock.legal-due', { day: date(running.legalDueOn) })}</Paragraph>
      )}
      <Table
        caption={t('desk.case.clock')}
        columns={[
          { key: 'kind', label: t('desk.clock.kind'), head: true },
          { key: 'from', label: t('desk.clock.from') },
          { key: 'to', label: t('desk.clock.to') },
        ]}
        rows={rows}
      />
    </Stack>
  )
}
