import { type Actor, administersAll, handlesCases } from '../../../kernel/actor.ts'
import { Icon } from '../components/icon.tsx'
import type { IconName } from '../components/icons.ts'
import { usePage } from '../page-context.ts'

interface Entry {
  readonly href: string
  readonly key: string
  readonly icon: IconName
}
const entry = (href: string, key: string, icon: IconName): Entry => ({ href, key, icon })

const caseWork: readonly Entry[] = [
  entry('/desk/cases', 'ui.desk.worklist', 'list-check'),
  entry('/desk', 'ui.desk.day', 'calendar'),
  entry('/desk/cases?view=unclaimed', 'ui.desk.unclaimed', 'inbox'),
  entry('/desk/cases?view=overdue', 'ui.desk.overdue', 'alert-triangle'),
  entry('/desk/cases?view=waiting', 'ui.desk.waiting', 'hand-stop'),
  entry('/desk/cases?view=paused', 'ui.desk.paused', 'player-pause'),
  entry('/desk/cases?view=done', 'ui.desk.done', 'checks'),
  entry('/desk/search', 'ui.desk.search', 'search'),
  entry('/desk/data/disputes', 'ui.desk.disputes', 'flag'),
  entry('/desk/leave', 'ui.desk.leave', 'users'),
]

/** Each kind of administrator appoints its own, so all of them have the people. */
const people = entry('/desk/admin/people', 'ui.desk.people', 'users')

/** What a duty brings into the rail besides. */
const byDuty: Readonly<Record<string, readonly Entry[]>> = {
  accept: [
    entry('/desk/hall/help-code', 'ui.desk.help-code', 'heart-handshake'),
    entry('/desk/hall/in-person', 'ui.desk.in-person', 'id'),
  ],
  'system-admin': [
    entry('/desk/admin/organs', 'ui.desk.organs', 'building-bank'),
    entry('/desk/admin/posts', 'ui.desk.posts', 'id-badge-2'),
    people,
    entry('/desk/admin/clients', 'ui.desk.clients', 'world'),
    entry('/desk/admin/recoveries', 'ui.desk.recoveries', 'login'),
  ],
  'security-admin': [
    entry('/desk/admin/policies', 'ui.desk.policies', 'gavel'),
    entry('/desk/admin/sign-ins', 'ui.desk.sign-ins', 'login'),
    entry('/desk/admin/keys', 'ui.desk.keys', 'key'),
    entry('/desk/admin/break-glass', 'ui.desk.break-glass', 'lifebuoy'),
    people,
  ],
  audit: [
    entry('/desk/admin/audit', 'ui.desk.audit', 'list-search'),
    entry('/desk/admin/audit/chain', 'ui.desk.chain', 'shield-check'),
    people,
  ],
  operate: [
    entry('/desk/operations', 'ui.desk.operations', 'route'),
    entry('/desk/operations/jobs', 'ui.desk.jobs', 'clock'),
    entry('/desk/operations/outbox', 'ui.desk.outbox', 'send'),
  ],
}

/** What there is once for the whole province: administrators of a county have no use of it. */
const ofTheWhole: readonly string[] = [
  '/desk/admin/clients',
  '/desk/admin/sign-ins',
  '/desk/admin/keys',
  '/desk/operations',
  '/desk/operations/jobs',
  '/desk/operations/outbox',
]

/** The rail of this official, most used first; the first entry is where their desk begins. */
export const railOf = (actor: Actor): readonly Entry[] => {
  if (actor.kind !== 'official') return []
  const own = actor.duties
    .flatMap((duty) => byDuty[duty] ?? [])
    .filter(({ href }) => administersAll(actor) || !ofTheWhole.includes(href))
  return handlesCases(actor) ? [...caseWork, ...own] : own
}

export const DeskRail = () => {
  const { words, url, actor } = usePage()
  return (
    <nav class="tb-rail" aria-label={words.t('ui.desk.label')}>
      <ul>
        {railOf(actor).map(({ href, key, icon }) => (
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
