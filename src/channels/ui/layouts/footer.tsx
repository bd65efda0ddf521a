import { civilDateOf } from '../../../kernel/civil-date.ts'
import { Icon } from '../components/icon.tsx'
import { usePage } from '../page-context.ts'

const links = [
  ['/about', 'ui.footer.about'],
  ['/services/departments', 'ui.footer.departments'],
  ['/help', 'ui.nav.help'],
  ['/accessibility', 'ui.footer.accessibility'],
  ['/privacy', 'ui.footer.privacy'],
  ['/site-map', 'ui.footer.site-map'],
  ['/preferences', 'ui.footer.preferences'],
  ['/api', 'ui.footer.api'],
] as const

/** Who runs this, how to reach a person, the statements; when the page was made. */
export const PortalFooter = () => {
  const { words, now, preferences, sample } = usePage()
  return (
    <footer class="tb-footer">
      <div class="tb-width">
        {preferences.size === 'lg' && (
          <div class="tb-elder-help">
            <a class="ds-button" data-variant="secondary" href="tel:12345">
              <Icon name="phone" />
              <span>{words.t('ui.footer.call')}</span>
            </a>
            <a class="ds-button" data-variant="secondary" href="/">
              <Icon name="home" />
              <span>{words.t('ui.back-home')}</span>
            </a>
          </div>
        )}
        <p>{words.t(sample ? 'ui.footer.runs-sample' : 'ui.footer.runs')}</p>
        <ul class="tb-footer__links">
          <li>
            <a href="tel:12345">{words.t('ui.footer.call')}</a>
          </li>
          {links.map(([href, key]) => (
            <li key={href}>
              <a href={href}>{words.t(key)}</a>
            </li>
          ))}
        </ul>
        <p class="tb-quiet">
          {words.t('ui.footer.page', { date: words.date(civilDateOf(now)), time: words.time(now) })}
        </p>
      </div>
    </footer>
  )
}

/** The desk says only which post is signed in and when the page was made. */
export const DeskFooter = () => {
  const { words, now, shell } = usePage()
  return (
    <footer class="tb-footer">
      <div class="tb-width">
        {shell.actingAs !== undefined && <p>{words.say(shell.actingAs.name)}</p>}
        <p class="tb-quiet">
          {words.t('ui.footer.page', { date: words.date(civilDateOf(now)), time: words.time(now) })}
        </p>
      </div>
    </footer>
  )
}
