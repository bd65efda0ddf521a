import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'

/** What this person may do now, one verb beside the other. */
export const ActionBar = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <section class="tb-action-bar" aria-label={label}>
    {children}
  </section>
)

interface VerbProps {
  href: string
  label: string
  /** What it sets going: `开始 3 个工作日计时 / starts the 3-day clock`. */
  consequence?: string
  icon?: IconName
  main?: boolean
}

/** One verb with its consequence under it; a link to its page. */
export const Verb = ({ href, label, consequence, icon, main = false }: VerbProps) => (
  <div class="tb-verb">
    <a class="ds-button" href={href} data-variant={main ? 'primary' : 'secondary'} data-color="accent">
      {icon !== undefined && <Icon name={icon} size={20} />}
      <span>{label}</span>
    </a>
    {consequence !== undefined && <span class="tb-verb__consequence">{consequence}</span>}
  </div>
)

/** The line that stays on top of a case: number, item, applicant, tags; the way to the next. */
export const CaseBar = ({
  title,
  children,
  next,
}: {
  /** The page's h1: number and item. */
  title: ComponentChildren
  children?: ComponentChildren
  next?: { href: string; label: string }
}) => (
  <div class="tb-case-bar">
    <h1 class="ds-heading" data-size="2xs">
      {title}
    </h1>
    <div class="tb-case-bar__facts">{children}</div>
    {next !== undefined && (
      <a class="ds-link tb-case-bar__next" href={next.href}>
        {next.label}
        <Icon name="arrow-right" size={20} />
      </a>
    )}
  </div>
)
