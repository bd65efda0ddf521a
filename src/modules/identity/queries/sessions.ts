import { Type } from 'typebox'
import type { Official, Resident } from '../../../kernel/actor.ts'
import { type Ask, query } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import { findAppointment, getAppointments } from '../../organ/index.ts'
import { findLiveMandate, listMandates } from '../../party/index.ts'
import { asAppointment, asMandate, asSelf, capacitiesOf } from '../capacities.ts'
import { mayAsPerson } from '../factors.policy.ts'
import { mayKeep } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'
import { type Capacity, endsAt, type SamplePerson, type Session, touchIsDue } from '../identity.ts'
import { proofsLevel } from '../proofs.ts'
import type { SessionRow } from '../session.store.ts'
import { TokenHash } from '../session-token.ts'

/** Is this session still one? Invented people have none outside of the sample province. */
const stands = (row: SessionRow, sample: boolean): boolean => !row.account.sample || sample

/**
 * The actor of a session as it is now: name and level from the account, and the post or mandate it rests on read again,
 * so that nothing outlives the right. Undefined when that has ended.
 */
const actorNow = async (
  { actor, account, proofs }: SessionRow,
  ask: Ask,
): Promise<Resident | Official | undefined> => {
  const known = { ...account, level: proofsLevel(account, proofs) }
  if (actor.kind === 'official') {
    const post = await ask(findAppointment, { appointmentId: actor.appointmentId })
    return post?.personId === account.personId ? asAppointment(known, post, actor.language) : undefined
  }
  if (!actor.mandateId) return asSelf(known, actor.language)
  const mandate = await ask(findLiveMandate, { mandateId: actor.mandateId })
  return mandate?.personId === account.personId ? asMandate(known, mandate, actor.language) : undefined
}

/** Who a browser's token stands for, or null when there is no such session, its time is over, or its right ended. */
export const resolveSession = query<IdentityStore>()({
  name: 'identity.resolve-session',
  input: Type.Object({ tokenHash: TokenHash }),
  may: mayKeep,
  run: async ({ tokenHash }, { store, now, ask }): Promise<Session | null> => {
    const row = await store.findSession(tokenHash)
    if (!row || !stands(row, store.sample())) return null
    const expiresAt = endsAt(row.touchedAt, row.absoluteAt, row.actor.kind)
    if (expiresAt <= now) return null
    const actor = await actorNow(row, ask)
    if (!actor) return null
    return {
      id: row.id,
      actor,
      proofs: row.proofs,
      csrfSecret: row.csrfSecret,
      expiresAt,
      touchDue: touchIsDue(row.touchedAt, now),
    }
  },
})

/** Is there any session whose time is over, used or not? For the clock that ends them. */
export const areSessionsOver = query<IdentityStore>()({
  name: 'identity.are-sessions-over',
  input: Type.Object({}),
  may: mayKeep,
  run: (_input, { store, now }): Promise<boolean> => store.areOver(now),
})

/** The sample persons one can sign in as; none outside of sample mode. */
export const listSamplePersons = query<IdentityStore>()({
  name: 'identity.list-sample-persons',
  unscoped: 'The sample province shows whom one may become; elsewhere there is no such list.',
  input: Type.Object({}),
  may: 'public',
  run: (_input, { store }): Promise<readonly SamplePerson[]> =>
    store.sample() ? store.listSamplePersons() : Promise.resolve([]),
})

/** In which capacities the signed-in person can act. */
export const listMyCapacities = query<IdentityStore>()({
  name: 'identity.list-my-capacities',
  input: Type.Object({}),
  may: mayAsPerson,
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
