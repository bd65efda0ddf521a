import type { Layout } from '../../../platform/http/page.ts'
import { ErrorSummary } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import type { IconName } from '../components/icons.ts'
import { usePage } from '../page-context.ts'
import { documentOf } from './document.tsx'
import { DeskFooter } from './footer.tsx'
import { HeaderTools, HeaderWho, HomeLink, Menu, SampleBanner, SkipLink } from './header.tsx'

const entries: readonly (readonly [href: string, key: string, icon: IconName])[] = [
  ['/desk/cases', 'ui.desk.worklist', 'list-check'],
  ['/desk', 'ui.desk.day', 'calendar'],
  ['/desk/cases?view=unclaimed', 'ui.desk.unclaimed', 'inbox'],
  ['/desk/cases?view=overdue', 'ui.desk.overdue', 'alert-triangle'],
  ['/desk/cases?view=waiting', 'ui.desk.waiting', 'hand-stop'],
  ['/desk/cases?view=paused', 'ui.desk.paused', 'player-pause'],
  ['/desk/cases?view=done', 'ui.desk.done', 'checks'],
  ['/desk/search', 'ui.desk.search', 'search'],
]

const Rail = () => {
  const { words, url } = usePage()
  return (
    <nav class="tb-rail" aria-label={words.t('ui.desk.label')}>
      <ul>
        {entries.map(([href, key, icon]) => (
          <li key={href}>
            <a href={href} aria-current={url === href ? 'page' : undefined}>
              <Icon name={icon} size={20} />
              {words.t(key)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

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
            <Rail />
          </Menu>
        </div>
      </header>
      <div class="tb-desk">
        <Rail />
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
