import type { Layout } from '../../../platform/http/page.ts'
import { ErrorSummary } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { usePage } from '../page-context.ts'
import { BottomBar } from './bottom-bar.tsx'
import { documentOf } from './document.tsx'
import { PortalFooter } from './footer.tsx'
import {
  EmergencyBar,
  HeaderTools,
  HeaderWho,
  HomeLink,
  Menu,
  NavList,
  SampleBanner,
  SkipLink,
} from './header.tsx'
import { MySpaceNav } from './my-space-nav.tsx'

const primary = [
  ['/', 'ui.nav.home'],
  ['/services/for-people', 'ui.nav.people'],
  ['/services/for-business', 'ui.nav.business'],
  ['/#life-events', 'ui.nav.life-events'],
  ['/verify', 'ui.nav.verify'],
  ['/help', 'ui.nav.help'],
] as const

const RegionLink = () => {
  const { shell, words, url } = usePage()
  return (
    <a class="tb-tool tb-header__region" href={`/region?next=${encodeURIComponent(url)}`}>
      <Icon name="map-pin" size={20} />
      {shell.regionName === undefined ? words.t('ui.region.choose') : words.say(shell.regionName)}
      <Icon name="chevron-down" size={16} />
    </a>
  )
}

/** The tinted line under the header whenever it is not oneself. */
const ActingBar = () => {
  const { shell, words } = usePage()
  if (shell.actingAs === undefined || shell.actingAs.kind === 'self') return null
  return (
    <p class="tb-acting">
      <span class="tb-width">
        {words.t(`ui.acting-bar.${shell.actingAs.kind}`, { name: words.say(shell.actingAs.name) })}
        <a href="/acting-as">{words.t('ui.acting-bar.change')}</a>
      </span>
    </p>
  )
}

const PortalHeader = () => {
  const { words, url } = usePage()
  const [path = '/'] = url.split('?')
  const links = primary.map(([href, key]) => ({
    href,
    label: words.t(key),
    current: href === '/' ? path === '/' : path.startsWith(href),
  }))
  return (
    <header class="tb-header">
      <SampleBanner />
      <div class="tb-width tb-header__grid">
        <HomeLink />
        <RegionLink />
        <nav class="tb-header__nav" aria-label={words.t('ui.nav.label')}>
          <NavList links={links} />
        </nav>
        <HeaderTools />
        <HeaderWho />
        <Menu>
          <nav aria-label={words.t('ui.menu')}>
            <NavList links={links} />
          </nav>
        </Menu>
      </div>
      <MySpaceNav />
      <ActingBar />
      <EmergencyBar />
    </header>
  )
}

/** The face residents and enterprises see. */
export const portalLayout: Layout = (view, context) =>
  documentOf(
    view,
    context,
    context.preferences.size,
    <body>
      <SkipLink />
      <PortalHeader />
      <main class="tb-main" id="main" tabIndex={-1}>
        {context.typed !== undefined && (
          <div>
            <ErrorSummary />
          </div>
        )}
        {view.body}
      </main>
      <PortalFooter />
      <BottomBar />
    </body>,
  )
