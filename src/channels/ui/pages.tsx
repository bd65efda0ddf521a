import { type Layout, pageIn } from '../../platform/http/page.ts'
import { deskLayout } from './layouts/desk-layout.tsx'
import { portalLayout } from './layouts/portal-layout.tsx'

/** Declares a page of the portal. */
export const portalPage = pageIn(portalLayout)

/** Declares a page of the desk. */
export const deskPage = pageIn(deskLayout)

/** The frame of a problem page: that of the face on which it happened. */
export const problemLayout: Layout = (view, context) =>
  context.actor.kind === 'official' && context.url.startsWith('/desk')
    ? deskLayout(view, context)
    : portalLayout(view, context)

export { renderProblem } from './problem-view.tsx'
