import { Icon } from '../components/icon.tsx'
import type { IconName } from '../components/icons.ts'
import { usePage } from '../page-context.ts'

type Entry = readonly [href: string, key: string, icon: IconName]

const five: readonly Entry[] = [
  ['/', 'ui.nav.home', 'home'],
  ['/services/for-people', 'ui.bar.services', 'list-search'],
  ['/my/documents', 'ui.bar.documents', 'certificate'],
  ['/my/messages', 'ui.messages', 'mail'],
  ['/my', 'ui.bar.me', 'user'],
]
const three: readonly Entry[] = [
  ['/', 'ui.nav.home', 'home'],
  ['/my/documents', 'ui.bar.my-documents', 'certificate'],
  ['/help', 'ui.bar.get-help', 'lifebuoy'],
]

/** The bar under a phone's page; not in a journey, which has one way forward and no side doors. */
export const BottomBar = () => {
  const { words, url, preferences } = usePage()
  const [path = '/'] = url.split('?')
  if (path.startsWith('/drafts/')) return null
  return (
    <nav class="tb-bottom-bar" aria-label={words.t('ui.bar.label')}>
      <ul>
        {(preferences.size === 'lg' ? three : five).map(([href, key, icon]) => (
          <li key={href}>
            <a href={href} aria-current={path === href ? 'page' : undefined}>
              <Icon name={icon} />
              {words.t(key)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
