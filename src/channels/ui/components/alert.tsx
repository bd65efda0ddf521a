import type { ComponentChildren } from 'preact'

interface AlertProps {
  color?: 'info' | 'success' | 'warning' | 'danger'
  title?: string
  level?: 2 | 3
  children?: ComponentChildren
}

/** One message about this page. */
export const Alert = ({ color = 'info', title, level = 2, children }: AlertProps) => {
  const Tag = `h${level}` as const
  return (
    <div class="ds-alert" data-color={color}>
      {title !== undefined && (
        <Tag class="ds-heading" data-size="2xs">
          {title}
        </Tag>
      )}
      {title === undefined ? <div>{children}</div> : children}
    </div>
  )
}
