import type { ComponentChildren } from 'preact'
import { Tag } from './tag.tsx'
import type { Color } from './text.tsx'

interface CertCardProps {
  /** Kind of document. */
  title: string
  issuer: string
  href?: string
  level?: 1 | 2 | 3
  state: { label: string; color: Color }
  facts: readonly { label: string; value: ComponentChildren }[]
  /** The words across it in sample mode. */
  sample?: string | undefined
}

const lines = Array.from({ length: 7 }, (_, index) => 8 + index * 6)

/** A document of the wallet at card ratio: kind, facts, issuer, a small seal, its state in a word. */
export const CertCard = ({ title, issuer, href, level = 2, state, facts, sample }: CertCardProps) => {
  const Tag_ = `h${level}` as const
  return (
    <article class="tb-cert-card">
      <svg class="tb-cert-card__lines" viewBox="0 0 86 54" preserveAspectRatio="none" aria-hidden="true">
        {lines.map((y) => (
          <path key={y} d={`M0 ${y}c14-9 28 9 43 0s29 9 43 0`} />
        ))}
      </svg>
      <header class="tb-cert-card__head">
        <Tag_ class="ds-heading" data-size="xs">
          {href === undefined ? title : <a href={href}>{title}</a>}
        </Tag_>
        <Tag color={state.color}>{state.label}</Tag>
      </header>
      <dl class="tb-cert-card__facts">
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      <footer class="tb-cert-card__foot">
        <span>{issuer}</span>
        <svg class="tb-seal" width="40" height="40" viewBox="0 0 40 40" aria-hidden="true">
          <circle cx="20" cy="20" r="18" fill="none" stroke="currentColor" stroke-width="2" />
          <path
            d="m20 11 2.7 5.9 6.3.7-4.7 4.3 1.3 6.3-5.6-3.2-5.6 3.2 1.3-6.3-4.7-4.3 6.3-.7z"
            fill="currentColor"
          />
        </svg>
      </footer>
      {sample !== undefined && <span class="tb-cert-card__sample">{sample}</span>}
    </article>
  )
}
