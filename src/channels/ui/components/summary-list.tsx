import type { ComponentChildren } from 'preact'
import { Hidden } from './text.tsx'

export interface SummaryRow {
  label: ComponentChildren
  value: ComponentChildren
  /** Where the value comes from and since when. */
  source?: ComponentChildren
  /** The link at the end of the row; `hidden` is its noun: "Change ‹address›". */
  action?: { href: string; label: string; hidden: string }
}

/** Facts: label, value, source, one link each. */
export const SummaryList = ({ rows }: { rows: readonly SummaryRow[] }) => (
  <dl class="tb-summary-list">
    {rows.map((row, index) => (
      <div class="tb-summary-list__row" key={index}>
        <dt>{row.label}</dt>
        <dd class="tb-summary-list__value">
          <div>{row.value}</div>
          {row.source !== undefined && <div class="tb-summary-list__source">{row.source}</div>}
        </dd>
        {row.action !== undefined && (
          <dd class="tb-summary-list__action">
            <a class="ds-link" href={row.action.href}>
              {row.action.label}
              <Hidden> {row.action.hidden}</Hidden>
            </a>
          </dd>
        )}
      </div>
    ))}
  </dl>
)
