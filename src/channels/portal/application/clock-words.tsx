import type { ClockView } from '../../../modules/case/index.ts'
import { useWords, type Words } from '../../../platform/i18n/words.ts'
import { Clock } from '../../ui/index.ts'

/** What is left of a limit, in words; the unit is always said. */
export const leftWords = (w: Words, clock: ClockView): string => {
  if (clock.tone === 'paused') return w.t('portal.application.clock.paused')
  if (clock.tone === 'overdue') return w.t('portal.application.clock.overdue', { n: -clock.left })
  if (clock.tone === 'today') return w.t('portal.application.clock.today')
  return w.t('portal.application.clock.left', { n: clock.left })
}

export const dueWords = (w: Words, clock: ClockView): string =>
  w.t(
    clock.provisional ? 'portal.application.clock.provisional' : `portal.application.clock.due.${clock.kind}`,
    {
      date: w.date(clock.dueOn),
    },
  )

/** The clock of an application with its bar. */
export const CaseClock = ({ clock }: { clock: ClockView }) => {
  const w = useWords()
  return (
    <Clock
      tone={clock.tone}
      left={leftWords(w, clock)}
      due={dueWords(w, clock)}
      used={clock.days - clock.left}
      total={clock.days}
    />
  )
}
