import type { ComponentChildren } from 'preact'
import { useWords } from '../../../platform/i18n/words.ts'
import { FormToken } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { WordMark } from '../components/mark.tsx'
import { Badge } from '../components/tag.tsx'
import { Hidden } from '../components/text.tsx'
import { usePage } from '../page-context.ts'

export const SkipLink = () => (
  <a class="ds-skip-link" href="#main">
    {useWords().t('ui.skip')}
  </a>
)

/** Says on every page that nobody in it exists. */
export const SampleBanner = () => {
  const { sample, words } = usePage()
  return sample ? (
    <p class="tb-sample">
      <span class="tb-width">{words.t('ui.sample')}</span>
    </p>
  ) : null
}

/** Size and language as one form: works without script, comes back to the same page. */
const PreferencesForm = () => {
  const { words, preferences, url } = usePage()
  const large = preferences.size === 'lg'
  const other = words.language === 'zh' ? 'en' : 'zh'
  return (
    <form method="post" action="/preferences">
      <FormToken />
      <input type="hidden" name="next" value={url} />
      <button class="tb-tool" type="submit" name="size" value={large ? 'md' : 'lg'}>
        <Icon name="text-size" size={20} />
        {words.t(large ? 'ui.size.standard' : 'ui.size.large')}
      </button>
      <button
        class="tb-tool"
        type="submit"
        name="language"
        value={other}
        lang={other === 'zh' ? 'zh-CN' : 'en'}
      >
        <Icon name="language" size={20} />
        {other === 'zh' ? '中文' : 'English'}
      </button>
    </form>
  )
}

const Messages = () => {
  const { shell, words } = usePage()
  return (
    <a class="tb-tool tb-wide-only" href="/my/messages">
      <Icon name="mail" size={20} />
      {words.t('ui.messages')}
      {shell.unread > 0 && (
        <>
          <Badge count={shell.unread} />
          <Hidden>{words.t('ui.unread', { n: shell.unread })}</Hidden>
        </>
      )}
    </a>
  )
}

/** Whose affairs these are: "Myself: Zhang San", "For Jia Catering", or the post. */
export const ActingAs = () => {
  const { shell, words } = usePage()
  if (shell.actingAs === undefined) return null
  const { kind, name } = shell.actingAs
  return (
    <a class="tb-tool tb-tool--long" href="/acting-as">
      <Icon
        name={kind === 'self' ? 'user' : kind === 'mandate' ? 'building-store' : 'building-bank'}
        size={20}
      />
      {words.t(`ui.acting.${kind}`, { name: words.say(name) })}
    </a>
  )
}

/** Said on every page while emergency access is open: until when, and where it is ended at once. */
export const EmergencyBar = () => {
  const { shell, words } = usePage()
  if (!shell.emergency) return null
  const { until, mine, count } = shell.emergency
  return (
    <p class="tb-acting tb-emergency">
      <span class="tb-width tb-width--full">
        <Icon name="alert-triangle" size={20} />{' '}
        {words.t(mine ? 'desk.emergency.bar.mine' : 'desk.emergency.bar.others', {
          n: count,
          until: words.dateTime(until),
        })}
        <a href="/desk/admin/break-glass">{words.t('desk.emergency.bar.open')}</a>
      </span>
    </p>
  )
}

const SignOut = () => (
  <a class="tb-tool" href="/sign-out">
    <Icon name="logout" size={20} />
    {useWords().t('ui.sign-out')}
  </a>
)

/** Large text, language, messages. */
export const HeaderTools = () => (
  <div class="tb-header__tools">
    <PreferencesForm />
    {usePage().actor.kind === 'resident' && <Messages />}
  </div>
)

/** Who is signed in for whom, and the way in and out: the end of every header. */
export const HeaderWho = () => {
  const { actor, url, words } = usePage()
  return (
    <div class="tb-header__who">
      <ActingAs />
      {actor.kind === 'visitor' ? (
        <a class="tb-tool" href={`/sign-in?next=${encodeURIComponent(url)}`}>
          <Icon name="login" size={20} />
          {words.t('ui.sign-in')}
        </a>
      ) : (
        <SignOut />
      )}
    </div>
  )
}

export interface NavLink {
  href: string
  label: string
  current: boolean
}

export const NavList = ({ links }: { links: readonly NavLink[] }) => (
  <ul class="tb-nav">
    {links.map((link) => (
      <li key={link.href}>
        <a href={link.href} aria-current={link.current ? 'page' : undefined}>
          {link.label}
        </a>
      </li>
    ))}
  </ul>
)

/** A menu that needs no script. */
export const Menu = ({ children }: { children: ComponentChildren }) => (
  <details class="tb-menu">
    <summary class="tb-tool">
      <Icon name="menu-2" size={20} />
      {useWords().t('ui.menu')}
    </summary>
    <div class="tb-menu__panel">
      {children}
      {usePage().actor.kind !== 'visitor' && <SignOut />}
    </div>
  </details>
)

export const HomeLink = ({ href = '/' }: { href?: string }) => (
  <a class="tb-header__mark" href={href}>
    <WordMark />
  </a>
)
