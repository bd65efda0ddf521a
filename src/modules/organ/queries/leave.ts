import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import { mayLend, maySeeLeave } from '../organ.policy.ts'
import type { OrganStore } from '../organ.store.ts'
import type { AppointmentRecord, Delegation } from '../organ.ts'

/** Somebody of one's own organ: who stands in for them now or soon, and whether the asker may arrange it. */
export interface LeaveLine {
  readonly record: AppointmentRecord
  readonly lent: readonly Delegation[]
  readonly arranges: boolean
}

/** Leave in one's own organ: everybody there, and who stands in for whom. */
export const listLeave = query<OrganStore>()({
  name: 'organ.list-leave',
  input: Type.Object({}),
  may: maySeeLeave,
  run: async (_input, { actor, store, today }): Promise<readonly LeaveLine[]> => {
    if (actor.kind !== 'official') throw notFound()
    const { organId } = actor
    const staff = await store.openRecordsIn(organId)
    const lent = await store.openDelegations({ appointmentIds: staff.map((one) => one.id) })
    return staff.map((record) => ({
      record,
      lent: lent.filter((one) => one.appointmentId === record.id && one.until >= today),
      arranges: mayLend(actor, {
        appointmentId: record.id,
        organId,
        duties: record.duties,
        // whom it goes to is not chosen yet
        personId: '',
        others: [],
      }).allowed,
    }))
  },
})
