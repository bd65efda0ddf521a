import type { ClockView } from '../../../modules/case/index.ts'
import { useWords, type Words } from '../../../platform/i18n/words.ts'
import { ClockTag, Day } from '../../ui/index.ts'

/** What is left, in the words that everybody uses (information-architecture §4); the unit is always said. */
export const leftWords = ({ t }: Words, clock: ClockView): string => {
  if (clock.tone === 'paused') return t('desk.clock.paused')
  if (clock.left < 0) return t('desk.clock.overdue', { n: -clock.left })
  return clock.left === 0 ? t('desk.clock.today') : t('desk.clock.left', { n: clock.left })
}

/** Working days left, as a tag where it presses. */
export const Left = ({ clock }: { clock: ClockView | null | undefined }) => {
  const words = useWords()
  if (!clock) return <span>{words.t('desk.clock.stopped')}</span>
  const left = leftWords(words, clock)
  const said = clock.kind === 'correction' ? words.t('desk.clock.theirs', { left }) : left
  return clock.tone === 'plain' ? <span>{said}</span> : <ClockTag tone={clock.tone} left={said} />
}

/** The day it is due, with the word for a year whose holidays are not announced. */
export const Due = ({ clock }: { clock: ClockView | null | undefined }) => {
  const { t } = useWords()
  if (!clock) return <span>{t('desk.none')}</span>
  return (
    <span>
      <Day on={clock.dueOn} short />
      {clock.provisional && ` ${t('desk.clock.provisional')}`}
    </span>
  )
}
