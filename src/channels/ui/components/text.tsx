import type { ComponentChildren } from 'preact'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import { useWords } from '../../../platform/i18n/words.ts'

/** Colour roles of the design system; red (`danger`) is for errors and overdue only. */
export type Color = 'accent' | 'neutral' | 'brand1' | 'brand2' | 'info' | 'success' | 'warning' | 'danger'

type HeadingSize = '2xs' | 'xs' | 'sm' | 'md' | 'lg' | 'xl'
const sizeOfLevel: Record<1 | 2 | 3 | 4, HeadingSize> = { 1: 'lg', 2: 'sm', 3: 'xs', 4: '2xs' }

interface HeadingProps {
  level: 1 | 2 | 3 | 4
  size?: HeadingSize
  id?: string
  children: ComponentChildren
}

export const Heading = ({ level, size = sizeOfLevel[level], id, children }: HeadingProps) => {
  const Tag = `h${level}` as const
  return (
    <Tag class="ds-heading" data-size={size} id={id}>
      {children}
    </Tag>
  )
}

interface ParagraphProps {
  size?: 'xs' | 'sm' | 'md' | 'lg'
  quiet?: boolean
  children: ComponentChildren
}

export const Paragraph = ({ size = 'md', quiet = false, children }: ParagraphProps) => (
  <p class={quiet ? 'ds-paragraph tb-quiet' : 'ds-paragraph'} data-size={size} data-variant="long">
    {children}
  </p>
)

interface LinkProps {
  href: string
  children: ComponentChildren
  /** Read aloud after the words: "Change ‹name›". */
  hidden?: string
  lang?: string
  rel?: string
  download?: boolean
}

export const Link = ({ href, children, hidden, ...rest }: LinkProps) => (
  <a class="ds-link" href={href} {...rest}>
    {children}
    {hidden !== undefined && <Hidden> {hidden}</Hidden>}
  </a>
)

/** Only for screen readers. */
export const Hidden = ({ children }: { children: ComponentChildren }) => (
  <span class="ds-sr-only">{children}</span>
)

/** Blocks under each other with an even gap: `lines` 4, `fields` 6, `sections` 12 units. */
export const Stack = ({
  gap = 'lines',
  children,
}: {
  gap?: 'tight' | 'lines' | 'fields' | 'sections'
  children: ComponentChildren
}) => <div class={`tb-stack tb-stack--${gap}`}>{children}</div>

/** Small things beside each other that wrap: tags, buttons, links. */
export const Cluster = ({ children, end = false }: { children: ComponentChildren; end?: boolean }) => (
  <div class={end ? 'tb-cluster tb-cluster--end' : 'tb-cluster'}>{children}</div>
)

/** Cards beside each other, as many as fit. */
export const Grid = ({ children, min = 'md' }: { children: ComponentChildren; min?: 'sm' | 'md' | 'lg' }) => (
  <div class={`tb-grid tb-grid--${min}`}>{children}</div>
)

export const List = ({
  ordered = false,
  plain = false,
  children,
}: {
  ordered?: boolean
  plain?: boolean
  children: ComponentChildren
}) => {
  const Tag = ordered ? 'ol' : 'ul'
  return <Tag class={plain ? 'ds-list tb-list-plain' : 'ds-list'}>{children}</Tag>
}

/** A number people copy: unbroken, grouped by four for the eye only. */
export const CaseNumber = ({ number, large = false }: { number: string; large?: boolean }) => (
  <span class={large ? 'tb-number tb-number--large' : 'tb-number'}>
    {(number.match(/.{1,4}/gu) ?? []).map((group) => (
      <span key={group}>{group}</span>
    ))}
  </span>
)

/** A civil date in words; `short` in tables. */
export const Day = ({ on, short = false }: { on: CivilDate; short?: boolean }) => {
  const words = useWords()
  return <time dateTime={on}>{short ? words.shortDate(on) : words.date(on)}</time>
}

/** A moment, in Beijing time. */
export const Moment = ({ at }: { at: Date | string }) => {
  const words = useWords()
  const moment = typeof at === 'string' ? new Date(at) : at
  return <time dateTime={moment.toISOString()}>{words.dateTime(moment)}</time>
}

/** A masked value: the stars are silent, what can still be said is read aloud. */
export const Masked = ({ value, label }: { value: string; label: string }) => {
  const words = useWords()
  const tail = /[^*]*$/.exec(value)?.[0] ?? ''
  return (
    <span class="tb-masked">
      <span aria-hidden="true">{value}</span>
      <Hidden>{words.t('ui.masked', { label, tail: [...tail].join(' ') })}</Hidden>
    </span>
  )
}
