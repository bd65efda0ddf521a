import { AsyncLocalStorage } from 'node:async_hooks'
import { type Actor, handlesCases, type Official } from '../../kernel/actor.ts'
import { subtree } from '../../kernel/scope.ts'

/**
 * For whom rows are read, as the policies of row level security know it: `tb.kind`, `tb.party`, `tb.person`, the
 * half-open range of organ paths `tb.from` to `tb.below`, and the post. Without one there are no rows.
 */
export type ReadingContext = readonly [
  kind: string,
  party: string,
  person: string,
  from: string,
  below: string,
  appointment: string,
]

/** The platform's own work reads everything. */
export const platformContext: ReadingContext = ['system', '', '', '', '', '']

/** No policy gives a visitor a row, and neither does it without a context: so for them none need be set. */
export const visitorContext: ReadingContext = ['visitor', '', '', '', '', '']

const known = new WeakMap<Actor, ReadingContext>()

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
      return ['resident', actor.partyId, actor.personId, '', '', '']
    case 'official': {
      if (!handlesCases(actor)) return [keeperKind(actor), '', actor.personId, '', '', actor.appointmentId]
      const { from, below } = subtree(actor.path)
      return ['official', '', actor.personId, from, below, actor.appointmentId]
    }
    default:
      return [actor.kind, '', '', '', '', '']
  }
}

export const contextOf = (actor: Actor): ReadingContext => {
  const context = known.get(actor) ?? made(actor)
  known.set(actor, context)
  return context
}

const current = new AsyncLocalStorage<ReadingContext>()

/** Everything that is read in `work`, however deep, is read for `context`. */
export const readingAs = <T>(context: ReadingContext, work: () => T): T => current.run(context, work)

export const readingContext = (): ReadingContext | undefined => current.getStore()
