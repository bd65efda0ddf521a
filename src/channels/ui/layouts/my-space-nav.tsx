import { usePage } from '../page-context.ts'
import { NavList } from './header.tsx'

const entries = [
  ['/my', 'ui.my.to-do'],
  ['/my/applications', 'ui.my.applications'],
  ['/my/documents', 'ui.my.documents'],
  ['/my/messages', 'ui.messages'],
  ['/my/mandates', 'ui.my.mandates'],
  ['/my/data', 'ui.my.data'],
  ['/my/access-log', 'ui.my.access-log'],
  ['/my/sign-in-and-devices', 'ui.my.devices'],
  ['/acting-as', 'ui.my.acting-as'],
] as const

/** The rooms of one's own space, as a row of links under the header of each of them. */
export const MySpaceNav = () => {
  const { words, url, actor } = usePage()
  const [path = '/'] = url.split('?')
  if (actor.kind !== 'resident' || !/^\/(my|acting-as)(\/|$)/.test(path)) return null
  const links = entries.map(([href, key]) => ({
    href,
    label: words.t(key),
    current: href === '/my' ? path === href : path.startsWith(href),
  }))
  return (
    <nav class="tb-my-nav" aria-label={words.t('ui.my.label')}>
      <div class="tb-width">
        <NavList links={links} />
      </div>
    </nav>
  )
}
