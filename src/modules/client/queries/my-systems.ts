import { Type } from 'typebox'
import { query, type Reading } from '../../../kernel/operation.ts'
import { mayTakeOut } from '../../../kernel/own-data.ts'
import type { Text } from '../../../kernel/text.ts'
import { getOrgan } from '../../organ/index.ts'
import { maySignOn } from '../client.policy.ts'
import type { ClientStore } from '../client.store.ts'
import type { Entered } from '../sign-on.store.ts'

/** A system that somebody allowed to know who they are. */
export interface Agreement {
  readonly signOnId: string
  readonly clientId: string
  readonly system: Text
  /** Who answers for it. */
  readonly organ: Text
  readonly about: Text
  readonly passed: readonly string[]
  /** For whom they signed in: themselves, somebody's mandate, a post. */
  readonly as: 'self' | 'mandate' | 'post'
  readonly allowedAt: Date
  /** Undefined while the system still knows them by it. */
  readonly endedAt: Date | undefined
}

const asOf = ({ capacity }: Entered): Agreement['as'] =>
  capacity.kind === 'official' ? 'post' : capacity.mandateId === undefined ? 'self' : 'mandate'

/** What a person allowed, the last first; standing ones of one capacity at one system are one thing. */
const agreementsOf = async (
  personId: string,
  { store, ask }: Reading<ClientStore>,
): Promise<readonly Agreement[]> => {
  const signOns = await store.listOfPerson(personId)
  const entered = await store.listEntered(signOns.map(({ id }) => id))
  const known = new Map<string, Pick<Agreement, 'system' | 'organ' | 'about'>>()
  for (const id of new Set(entered.map(({ clientId }) => clientId))) {
    const system = await store.findSystem(id)
    if (!system) continue
    const organ = await ask(getOrgan, { organId: system.organId })
    known.set(id, { system: system.name, organ: organ.name, about: system.about })
  }
  const shown = new Set<string>()
  return entered.flatMap((one) => {
    const { signOnId, clientId, scopes, allowedAt, endedAt } = one
    const of = known.get(clientId)
    const standing = `${signOnId}:${clientId}`
    if (!of || (endedAt === undefined && shown.has(standing))) return []
    if (endedAt === undefined) shown.add(standing)
    return [{ ...of, signOnId, clientId, passed: scopes, as: asOf(one), allowedAt, endedAt }]
  })
}

/** The systems one is signed on to, and those of the last 30 days. */
export const listMyAgreements = query<ClientStore>()({
  name: 'client.list-my-agreements',
  input: Type.Object({}),
  may: maySignOn,
  run: async (_input, reading): Promise<readonly Agreement[]> => {
    const { actor } = reading
    return actor.kind === 'resident' || actor.kind === 'official' ? agreementsOf(actor.personId, reading) : []
  },
})

/** Everything held about the asking person's sign-ons, for My data. */
export const exportMine = query<ClientStore>()({
  name: 'client.export-mine',
  input: Type.Object({}),
  may: mayTakeOut('client'),
  run: async (_input, reading) => {
    const { actor } = reading
    const agreements = actor.kind === 'resident' ? await agreementsOf(actor.personId, reading) : []
    return {
      signOns: agreements.map(({ system, passed, allowedAt, endedAt }) => ({
        system,
        passedOn: [...passed],
        allowedAt: allowedAt.toISOString(),
        endedAt: endedAt?.toISOString() ?? null,
      })),
    }
  },
})
