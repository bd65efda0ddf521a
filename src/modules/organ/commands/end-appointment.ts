import { Type } from 'typebox'
import { emitted } from '../../../kernel/event.ts'
import { command, type Work } from '../../../kernel/operation.ts'
import { Id64, Reason, remember } from '../inputs.ts'
import { appointmentEnded } from '../organ.events.ts'
import { mayEnd, mayKeepDays, seesTree } from '../organ.policy.ts'
import type { OrganStore } from '../organ.store.ts'
import type { AppointmentRecord, Delegation } from '../organ.ts'

/** Ends an appointment, or what was lent, at this instant: sessions and tasks follow by the fact. */
export const endOf = (
  { store, write, emit, now }: Work<OrganStore>,
  what: AppointmentRecord | { readonly delegation: Pick<Delegation, 'id' | 'colleaguePersonId'> },
): void => {
  const lent = 'delegation' in what
  const appointmentId = lent ? what.delegation.id : what.id
  const personId = lent ? what.delegation.colleaguePersonId : what.personId
  write(lent ? store.endDelegation(appointmentId, now) : store.endAppointment(what, now))
  emit(emitted(appointmentEnded, appointmentId, { appointmentId, personId }))
}

/** Ends somebody's appointment at once, with everything that was lent of it or to it. */
export const endAppointment = command<OrganStore>()({
  name: 'organ.end-appointment',
  input: Type.Object({ appointmentId: Id64, reason: Reason }),
  output: Type.Object({ appointmentId: Type.String() }),
  load: async ({ appointmentId }, { store }) => {
    const record = await store.findRecord(appointmentId)
    return record?.endedAt ? undefined : record
  },
  see: seesTree.of((record: AppointmentRecord) => record),
  may: mayEnd,
  run: async ({ appointmentId, reason }, record, work) => {
    endOf(work, record)
    for (const one of await work.store.openDelegations({ appointmentIds: [appointmentId] }))
      endOf(work, { delegation: one })
    remember(work, 'end-appointment', reason, [`appointment:${appointmentId}`])
    work.note({ personId: record.personId })
    return { appointmentId }
  },
})

/** Ends what has run out: after its last day nobody holds a task any more. */
export const endRunOut = command<OrganStore>()({
  name: 'organ.end-run-out',
  input: Type.Object({}),
  output: Type.Object({ ended: Type.Integer() }),
  load: async (_input, { store, today }) => {
    const records = await store.listRunOut(today, 200)
    const ids = new Set(await store.listDelegationsRunOut(today, 200))
    const of = await store.openDelegations({ appointmentIds: records.map((one) => one.id) })
    for (const one of of) ids.add(one.id)
    return { records, delegations: await Promise.all([...ids].map((id) => store.findDelegation(id))) }
  },
  may: mayKeepDays,
  run: (_input, { records, delegations }, work) => {
    for (const record of records) endOf(work, record)
    const lent = delegations.filter((one) => one !== undefined)
    for (const { id, personId } of lent) endOf(work, { delegation: { id, colleaguePersonId: personId } })
    return { ended: records.length + lent.length }
  },
})
