import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import type { Color } from './text.tsx'

/** A state or a property in one or two words. */
export const Tag = ({
  color = 'neutral',
  icon,
  children,
}: {
  color?: Color
  icon?: IconName
  children: ComponentChildren
}) => (
  <span class="ds-tag" data-color={color}>
    {icon !== undefined && <Icon name={icon} size={16} />}
    <span>{children}</span>
  </span>
)

/** A choice in a row of links: a filter, a view, a region. */
export const ChipLink = ({
  href,
  current = false,
  children,
}: {
  href: string
  current?: boolean
  children: ComponentChildren
}) => (
  <a class="ds-chip tb-chip" href={href} aria-current={current ? 'true' : undefined} data-wrap="wrap">
    {current && <Icon name="check" size={16} />}
    {children}
  </a>
)

/** A count beside a word; give the count in words too. */
export const Badge = ({ count, color = 'accent' }: { count: number; color?: Color }) => (
  <span
    class="ds-badge"
    data-color={color}
    data-count={count > 99 ? '99+' : String(count)}
    aria-hidden="true"
  />
)
