import type { ComponentChildren } from 'preact'
import { useWords } from '../../../platform/i18n/words.ts'
import { Icon } from './icon.tsx'

/** Where this page hangs; on public pages deeper than two levels. The last crumb is the page itself. */
export const Breadcrumbs = ({ crumbs }: { crumbs: readonly { label: string; href?: string }[] }) => (
  <nav class="ds-breadcrumbs tb-breadcrumbs" aria-label={useWords().t('ui.breadcrumbs')}>
    <ol>
      {crumbs.map((crumb) => (
        <li key={crumb.label}>
          {crumb.href === undefined ? (
            <span aria-current="page">{crumb.label}</span>
          ) : (
            <a class="ds-link" href={crumb.href}>
              {crumb.label}
            </a>
          )}
        </li>
      ))}
    </ol>
  </nav>
)

/** The only way out of a step of a journey, besides on. */
export const BackLink = ({ href, children }: { href: string; children?: ComponentChildren }) => {
  const words = useWords()
  return (
    <a class="ds-link tb-back" href={href}>
      <Icon name="arrow-left" size={20} />
      <span>{children ?? words.t('ui.back')}</span>
    </a>
  )
}

/** The way to the next page of a list; lists are never counted. */
export const Pagination = ({
  nextHref,
  firstHref,
}: {
  nextHref?: string | undefined
  firstHref?: string | undefined
}) => {
  const words = useWords()
  if (nextHref === undefined && firstHref === undefined) return null
  return (
    <nav class="tb-cluster" aria-label={words.t('ui.pagination')}>
      {firstHref !== undefined && (
        <a class="ds-button" data-variant="tertiary" href={firstHref}>
          {words.t('ui.first-page')}
        </a>
      )}
      {nextHref !== undefined && (
        <a class="ds-button" data-variant="secondary" href={nextHref} rel="next">
          <span>{words.t('ui.next-page')}</span>
          <Icon name="arrow-right" size={20} />
        </a>
      )}
    </nav>
  )
}

/** More about something, folded. */
export const Details = ({
  summary,
  open = false,
  children,
}: {
  summary: ComponentChildren
  open?: boolean
  children: ComponentChildren
}) => (
  <details class="ds-details" open={open}>
    <summary>{summary}</summary>
    <div class="tb-stack tb-stack--lines">{children}</div>
  </details>
)
