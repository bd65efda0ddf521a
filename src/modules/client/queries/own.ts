import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import { getOrgan, listOfficials } from '../../organ/index.ts'
import { mayAskAboutItself, mayListStaff } from '../client.policy.ts'
import type { ClientStore } from '../client.store.ts'

/** What a system is registered as: for finding out why something is refused. */
export const getOwnSystem = query<ClientStore>()({
  name: 'client.get-own-system',
  input: Type.Object({}),
  may: mayAskAboutItself,
  run: async (_input, { store, actor, ask }) => {
    const system = actor.kind === 'client' ? await store.findSystem(actor.clientId) : undefined
    if (actor.kind !== 'client' || !system) throw notFound()
    return {
      clientId: system.id as string,
      name: system.name,
      organ: (await ask(getOrgan, { organId: system.organId })).name,
      purpose: system.purpose as string,
      scopes: [...actor.scopes],
      until: system.until ?? null,
    }
  },
})

/** Who holds which post in the system's own organ or one below it, for keeping a staff directory in step. */
export const listStaff = query<ClientStore>()({
  name: 'client.list-staff',
  input: Type.Object({ organId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })) }),
  may: mayListStaff,
  personal: true,
  run: async ({ organId }, { actor, ask }) => {
    if (actor.kind !== 'client') throw notFound()
    const organ = await ask(getOrgan, { organId: organId ?? actor.organId })
    if (!organ.path.startsWith(actor.path)) throw notFound()
    const officials = await ask(listOfficials, { organId: organ.id })
    return officials.map(({ id, personName, post, duties, from, until }) => ({
      appointmentId: id as string,
      name: personName,
      post,
      duties: [...duties],
      from,
      until: until ?? null,
    }))
  },
})
