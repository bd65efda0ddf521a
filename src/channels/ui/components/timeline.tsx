import type { ComponentChildren } from 'preact'
import { Moment } from './text.tsx'

export interface TimelineEntry {
  /** Left out for what has not happened yet: no invented dates. */
  at?: Date | string
  title: ComponentChildren
  who?: ComponentChildren
  children?: ComponentChildren
  state?: 'done' | 'current' | 'next'
}

/** What happened, newest first, and what comes next. */
export const Timeline = ({ entries }: { entries: readonly TimelineEntry[] }) => (
  <ol class="tb-timeline">
    {entries.map((entry, index) => (
      <li class="tb-timeline__entry" data-state={entry.state ?? 'done'} key={index}>
        <div class="tb-timeline__title">{entry.title}</div>
        <div class="tb-timeline__meta">
          {entry.at !== undefined && <Moment at={entry.at} />}
          {entry.who !== undefined && <span>{entry.who}</span>}
        </div>
        {entry.children}
      </li>
    ))}
  </ol>
)
