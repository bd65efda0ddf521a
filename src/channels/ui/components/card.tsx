import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import type { Color } from './text.tsx'

interface CardProps {
  tone?: 'default' | 'tinted'
  color?: Color
  children: ComponentChildren
}

/** A bordered block. */
export const Card = ({ tone = 'default', color = 'neutral', children }: CardProps) => (
  <div class="ds-card" data-variant={tone} data-color={color}>
    <div class="tb-stack tb-stack--tight">{children}</div>
  </div>
)

interface LinkCardProps {
  href: string
  title: string
  icon?: IconName
  level?: 2 | 3
  tone?: 'default' | 'tinted'
  color?: Color
  children?: ComponentChildren
}

/** A card with one way on: the title is the link, the whole card takes the tap. */
export const LinkCard = ({
  href,
  title,
  icon,
  level = 3,
  tone = 'default',
  color = 'accent',
  children,
}: LinkCardProps) => {
  const Tag = `h${level}` as const
  return (
    <div class="ds-card tb-link-card" data-variant={tone} data-color={color}>
      {icon !== undefined && <Icon name={icon} />}
      <div class="tb-stack tb-stack--tight">
        <Tag class="ds-heading" data-size="2xs">
          <a class="tb-link-card__link" href={href}>
            {title}
          </a>
        </Tag>
        {children}
      </div>
    </div>
  )
}
