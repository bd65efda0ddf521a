import { Type } from 'typebox'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { CivilDateInput, Id64, Reason, remember, wrongField } from '../inputs.ts'
import { mayEndLending, mayLend, seesTree } from '../organ.policy.ts'
import type { OrganStore } from '../organ.store.ts'
import type { AppointmentRecord } from '../organ.ts'
import { endOf } from './end-appointment.ts'

const longestDays = 366

interface Leave {
  readonly record: AppointmentRecord
  readonly colleague: AppointmentRecord | undefined
  readonly others: readonly (readonly string[])[]
}

/** Leave: lends the duties of an appointment to a colleague of the same organ, for some days (代班). */
export const lendDuties = command<OrganStore>()({
  name: 'organ.lend-duties',
  input: Type.Object({
    appointmentId: Id64,
    colleagueId: Id64,
    from: CivilDateInput,
    until: CivilDateInput,
    reason: Reason,
  }),
  output: Type.Object({ delegationId: Type.String() }),
  load: async ({ appointmentId, colleagueId }, { store }): Promise<Leave | undefined> => {
    const record = await store.findRecord(appointmentId)
    if (!record || record.endedAt) return undefined
    const colleague = await store.findRecord(colleagueId)
    const inHands = colleague
      ? await Promise.all([
          store.openRecordsOf(colleague.personId),
          store.openDelegations({ personId: colleague.personId }),
        ])
      : []
    return { record, colleague, others: inHands.flat().map((one) => one.duties) }
  },
  see: seesTree.of(({ record }: Leave) => record),
  may: mayLend.of(({ record, colleague, others }: Leave) => ({
    appointmentId: record.id,
    organId: record.organId,
    personId: colleague?.personId ?? '',
    duties: record.duties,
    others,
  })),
  run: async ({ from, until, reason }, { record, colleague }, work) => {
    if (!colleague || colleague.endedAt || colleague.organId !== record.organId)
      throw wrongField('organ.not-a-colleague', 'colleagueId')
    if (colleague.personId === record.personId) throw wrongField('organ.not-a-colleague', 'colleagueId')
    if (until < from) throw wrongField('organ.ends-before', 'until')
    if (until < work.today) throw wrongField('organ.over-already', 'until')
    if (Date.parse(until) - Date.parse(from) > longestDays * 86_400_000)
      throw wrongField('organ.leave-too-long', 'until', { n: longestDays })
    const lent = await work.store.openDelegations({ appointmentIds: [record.id] })
    const clash = lent.find(
      (one) => one.appointmentId === record.id && one.from <= until && from <= one.until,
    )
    if (clash) throw new Problem('organ.lent-already', 409, { values: { name: clash.colleagueName } })
    const id = work.newId<'appointment'>()
    work.write(
      work.store.lend({
        id,
        appointmentId: record.id,
        colleagueId: colleague.id,
        colleaguePersonId: colleague.personId,
        from: from as CivilDate,
        until: until as CivilDate,
      }),
    )
    remember(work, 'lend-duties', reason, [`appointment:${record.id}`, `appointment:${colleague.id}`], {
      from,
      until,
      to: colleague.personName,
    })
    work.note({ delegationId: id })
    return { delegationId: id }
  },
})

type Lent = NonNullable<Awaited<ReturnType<OrganStore['findDelegation']>>>

/** Back from leave early: the colleague no longer stands in. */
export const endStandIn = command<OrganStore>()({
  name: 'organ.end-stand-in',
  input: Type.Object({ delegationId: Id64, reason: Reason }),
  output: Type.Object({ delegationId: Type.String() }),
  load: async ({ delegationId }, { store }) => {
    const found = await store.findDelegation(delegationId)
    return found?.endedAt ? undefined : found
  },
  see: seesTree.of((lent: Lent) => lent),
  may: mayEndLending,
  run: ({ delegationId, reason }, { appointmentId, personId }, work) => {
    endOf(work, { delegation: { id: delegationId as typeof appointmentId, colleaguePersonId: personId } })
    remember(work, 'end-stand-in', reason, [`appointment:${appointmentId}`])
    return { delegationId }
  },
})
