import type { ComponentChildren } from 'preact'

/** The tinted block a page begins with. */
export const Hero = ({ title, children }: { title: string; children?: ComponentChildren }) => (
  <section class="tb-hero" data-color="accent">
    <div class="tb-width tb-stack tb-stack--lines">
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      {children}
    </div>
  </section>
)
