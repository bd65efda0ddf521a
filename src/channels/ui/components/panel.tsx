import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

/** The confirmation at the end of a journey: the page's h1, the number, what to keep. */
export const Panel = ({
  title,
  color = 'success',
  children,
}: {
  title: string
  color?: 'success' | 'neutral' | 'warning'
  children?: ComponentChildren
}) => (
  <div class="tb-panel" data-color={color}>
    <Icon name={color === 'warning' ? 'alert-triangle' : 'circle-check'} size={32} />
    <h1 class="ds-heading" data-size="lg">
      {title}
    </h1>
    {children}
  </div>
)
