import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { mayTakeOut } from '../../../kernel/own-data.ts'
import type { ClientStore } from '../client.store.ts'

/** Everything held about the asking person's sign-ons, for My data. */
export const exportMine = query<ClientStore>()({
  name: 'client.export-mine',
  input: Type.Object({}),
  may: mayTakeOut('client'),
  run: async (_input, { store, actor }) => {
    if (actor.kind !== 'resident') return { signOns: [] }
    const signOns = await store.listOfPerson(actor.personId)
    const entered = await store.listEntered(signOns.map(({ id }) => id))
    const systems = new Map(
      await Promise.all(
        [...new Set(entered.map(({ clientId }) => clientId))].map(
          async (id) => [id, (await store.findSystem(id))?.name] as const,
        ),
      ),
    )
    return {
      signOns: entered.map(({ clientId, scopes, allowedAt, endedAt }) => ({
        system: systems.get(clientId) ?? { zh: clientId },
        passedOn: [...scopes],
        allowedAt: allowedAt.toISOString(),
        endedAt: endedAt?.toISOString() ?? null,
      })),
    }
  },
})
