import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'

interface Look {
  variant?: 'primary' | 'secondary' | 'tertiary'
  color?: 'accent' | 'neutral' | 'danger'
  icon?: IconName
  fullWidth?: boolean
  children: ComponentChildren
}

interface ButtonProps extends Look {
  name?: string
  value?: string
  formAction?: string
  /** Id of the form it sends, when it stands outside. */
  form?: string
  /** Sends without the browser's own checks: "save and come back later". */
  formNoValidate?: boolean
}

/** Sends the form around it. One primary button a page; the words begin with a verb. */
export const Button = ({
  variant = 'primary',
  color = 'accent',
  icon,
  fullWidth = false,
  children,
  ...rest
}: ButtonProps) => (
  <button
    class="ds-button"
    type="submit"
    data-variant={variant}
    data-color={color}
    data-fullwidth={fullWidth || undefined}
    {...rest}
  >
    {icon !== undefined && <Icon name={icon} />}
    <span>{children}</span>
  </button>
)

interface LinkButtonProps extends Look {
  href: string
  download?: boolean
}

/** A link that looks like a button: the main way on. */
export const LinkButton = ({
  variant = 'primary',
  color = 'accent',
  icon,
  fullWidth = false,
  children,
  ...rest
}: LinkButtonProps) => (
  <a
    class="ds-button"
    data-variant={variant}
    data-color={color}
    data-fullwidth={fullWidth || undefined}
    {...rest}
  >
    {icon !== undefined && <Icon name={icon} />}
    <span>{children}</span>
  </a>
)
