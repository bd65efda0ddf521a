import type { Layout } from '../../../platform/http/page.ts'
import { ErrorSummary } from '../components/form.tsx'
import { DeskRail } from './desk-rail.tsx'
import { documentOf } from './document.tsx'
import { DeskFooter } from './footer.tsx'
import { EmergencyBar, HeaderTools, HeaderWho, HomeLink, Menu, SampleBanner, SkipLink } from './header.tsx'

/** The face officials see: worklist rail, full width, one size smaller. */
export const deskLayout: Layout = (view, context) =>
  documentOf(
    view,
    context,
    context.preferences.size === 'lg' ? 'lg' : 'sm',
    <body>
      <SkipLink />
      <header class="tb-header tb-header--desk">
        <SampleBanner />
        <div class="tb-width tb-width--full tb-header__grid">
          <HomeLink href="/desk" />
          <span class="tb-header__region tb-quiet">{context.words.t('ui.desk.name')}</span>
          <HeaderTools />
          <HeaderWho />
          <Menu>
            <DeskRail />
          </Menu>
        </div>
        <EmergencyBar />
      </header>
      <div class="tb-desk">
        <DeskRail />
        <main class="tb-main" id="main" tabIndex={-1}>
          {context.typed !== undefined && (
            <div>
              <ErrorSummary />
            </div>
          )}
          {view.body}
        </main>
      </div>
      <DeskFooter />
    </body>,
  )
