import type { ComponentChildren } from 'preact'

/** Nothing here: says so, and what one can do. */
export const Empty = ({ title, children }: { title: string; children?: ComponentChildren }) => (
  <div class="tb-empty">
    <p class="tb-empty__title">{title}</p>
    {children}
  </div>
)
