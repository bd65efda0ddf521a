import { AsyncLocalStorage } from 'node:async_hooks'
import { type Actor, handlesCases, type Official, type Resident } from '../../kernel/actor.ts'
import { subtree } from '../../kernel/scope.ts'

/**
 * For whom rows are read, as the policies of row level security know it: `tb.kind`, `tb.party`, `tb.person`, the
 * half-open range of organ paths `tb.from` to `tb.below`, the post, the items a mandate is limited to (empty: all), and
 * the moment by the program's clock. Without one there are no rows.
 */
export type ReadingContext = readonly [
  kind: string,
  party: string,
  person: string,
  from: string,
  below: string,
  appointment: string,
  items: string,
  now: string,
]

/** The platform's own work reads everything. */
export const platformContext: ReadingContext = ['system', '', '', '', '', '', '', '']

/** No policy gives a visitor a row, and neither does it without a context: so for them none need be set. */
export const visitorContext: ReadingContext = ['visitor', '', '', '', '', '', '', '']

const known = new WeakMap<Actor, ReadingContext>()

/** A list that reaches nothing is not empty: empty means all. */
const itemsOf = ({ items }: Resident): string => (items ? items.join(',') || ',' : '')

/** Administrators have no range of paths; two of them have rows of their trade: the trail, and emergency requests. */
const keeperKind = ({ duties }: Official): string => {
  if (duties.includes('audit')) return 'auditor'
  return duties.includes('security-admin') ? 'security' : 'administrator'
}

const made = (actor: Actor): ReadingContext => {
  switch (actor.kind) {
    case 'system':
      return platformContext
    case 'visitor':
      return visitorContext
    case 'resident':
      return ['resident', actor.partyId, actor.personId, '', '', '', itemsOf(actor), '']
    case 'official': {
      if (!handlesCases(actor))
        return [keeperKind(actor), '', actor.personId, '', '', actor.appointmentId, '', '']
      const { from, below } = subtree(actor.path)
      return ['official', '', actor.personId, from, below, actor.appointmentId, '', '']
    }
    default:
      return [actor.kind, '', '', '', '', '', '', '']
  }
}

/** `now` opens to officials what is open for a time; without it that stays shut. */
export const contextOf = (actor: Actor, now?: Date): ReadingContext => {
  const context = known.get(actor) ?? made(actor)
  known.set(actor, context)
  if (!now || actor.kind !== 'official') return context
  const [kind, party, person, from, below, appointment, items] = context
  return [kind, party, person, from, below, appointment, items, now.toISOString()]
}

const current = new AsyncLocalStorage<ReadingContext>()

/** Everything that is read in `work`, however deep, is read for `context`. */
export const readingAs = <T>(context: ReadingContext, work: () => T): T => current.run(context, work)

export const readingContext = (): ReadingContext | undefined => current.getStore()
