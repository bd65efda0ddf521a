import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import { getAppointments } from '../../organ/index.ts'
import { listMandates } from '../../party/index.ts'
import { capacitiesOf } from '../capacities.ts'
import { TokenHash } from '../commands/sign-in-as-sample.ts'
import type { IdentityStore } from '../identity.store.ts'
import { type Capacity, endsAt, type SamplePerson, type Session, touchIsDue } from '../identity.ts'

/** Who a browser's token stands for, or null when there is no such session or its time is over. One read. */
export const resolveSession = query<IdentityStore>()({
  name: 'identity.resolve-session',
  input: Type.Object({ tokenHash: TokenHash }),
  may: 'public',
  run: async ({ tokenHash }, { store, now }): Promise<Session | null> => {
    const row = await store.findSession(tokenHash)
    if (!row) return null
    const expiresAt = endsAt(row.touchedAt, row.absoluteAt, row.actor.kind)
    if (expiresAt <= now) return null
    return {
      actor: row.actor,
      csrfSecret: row.csrfSecret,
      expiresAt,
      touchDue: touchIsDue(row.touchedAt, now),
    }
  },
})

/** The sample persons one can sign in as; none outside of sample mode. */
export const listSamplePersons = query<IdentityStore>()({
  name: 'identity.list-sample-persons',
  input: Type.Object({}),
  may: 'public',
  run: (_input, { store }): Promise<readonly SamplePerson[]> => store.listSamplePersons(),
})

/** In which capacities the signed-in person can act. */
export const listMyCapacities = query<IdentityStore>()({
  name: 'identity.list-my-capacities',
  input: Type.Object({}),
  may: 'public',
  run: async (_input, { actor, ask }): Promise<readonly Capacity[]> => {
    if (actor.kind !== 'resident' && actor.kind !== 'official') throw notFound()
    const { personId } = actor
    return capacitiesOf(
      actor,
      await ask(listMandates, { personId }),
      await ask(getAppointments, { personId }),
    )
  },
})
