import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import { Tag } from './tag.tsx'
import type { Color } from './text.tsx'

/** How a time limit stands. */
export type ClockTone = 'plain' | 'amber' | 'today' | 'overdue' | 'paused' | 'stopped'

const looks: Record<ClockTone, { color: Color; icon: IconName }> = {
  plain: { color: 'neutral', icon: 'clock' },
  amber: { color: 'warning', icon: 'clock' },
  today: { color: 'warning', icon: 'clock' },
  overdue: { color: 'danger', icon: 'alert-triangle' },
  paused: { color: 'brand2', icon: 'player-pause' },
  stopped: { color: 'neutral', icon: 'circle-check' },
}

interface ClockProps {
  tone: ClockTone
  /** `还剩 3 个工作日 / 3 working days left` */
  left: string
  /** `12月1日(周二)到期 / due Tuesday 1 December` */
  due?: ComponentChildren
  /** Working days used and in all: the bar, which is decoration. */
  used?: number
  total?: number
  children?: ComponentChildren
}

/** The time limit of a case: what is left, until when. */
export const Clock = ({ tone, left, due, used, total, children }: ClockProps) => (
  <div class="tb-clock" data-color={looks[tone].color} data-tone={tone}>
    <Icon name={looks[tone].icon} />
    <div class="tb-clock__words">
      <strong>{left}</strong>
      {due !== undefined && <span>{due}</span>}
      {children}
    </div>
    {used !== undefined && total !== undefined && total > 0 && (
      <progress class="tb-progress__bar" value={Math.min(used, total)} max={total} aria-hidden="true" />
    )}
  </div>
)

/** The same in a table cell or a bar: plain text while there is time, a tag when there is little. */
export const ClockTag = ({ tone, left }: { tone: ClockTone; left: string }) =>
  tone === 'plain' || tone === 'stopped' ? (
    <span class="tb-nowrap">{left}</span>
  ) : (
    <Tag color={looks[tone].color} icon={looks[tone].icon}>
      {left}
    </Tag>
  )
