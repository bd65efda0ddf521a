import { Type } from 'typebox'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import { emitted } from '../../../kernel/event.ts'
import type { PartyId } from '../../../kernel/ids.ts'
import { command, type Reading } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { typedSpellings } from '../../../platform/i18n/spellings.ts'
import { CivilDateInput, Duties, Id64, Reason, remember, wrongField } from '../inputs.ts'
import { dutiesChanged } from '../organ.events.ts'
import { type Appointing, mayAppoint, mayChangeDuties, seesTree } from '../organ.policy.ts'
import type { OrganStore } from '../organ.store.ts'
import type { AppointmentRecord, Post } from '../organ.ts'
import { endOf } from './end-appointment.ts'

/** What a person holds besides one appointment, lent duties included. */
const othersOf = async (
  { store }: Reading<OrganStore>,
  personId: string,
  except?: string,
): Promise<readonly (readonly string[])[]> => {
  const [own, lent] = await Promise.all([store.openRecordsOf(personId), store.openDelegations({ personId })])
  return [...own.filter((one) => one.id !== except), ...lent].map((one) => one.duties)
}

const mustFit = (duties: readonly string[], post: Post): void => {
  const more = duties.filter((duty) => !post.duties.includes(duty))
  if (more.length > 0) throw wrongField('organ.duties-beyond-post', 'duties', { post: post.name.zh })
}

interface Vacancy extends Appointing {
  readonly post: Post
  readonly held: AppointmentRecord | undefined
}

/** Appoints a person to a post of an organ, with all duties of the post or some of them. */
export const appoint = command<OrganStore>()({
  name: 'organ.appoint',
  input: Type.Object({
    personId: Id64,
    personName: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    postId: Id64,
    duties: Type.Optional(Duties),
    from: Type.Optional(CivilDateInput),
    until: Type.Optional(CivilDateInput),
    reason: Reason,
  }),
  output: Type.Object({ appointmentId: Type.String() }),
  load: async ({ personId, postId, duties }, reading): Promise<Vacancy | undefined> => {
    const post = await reading.store.findPost(postId)
    if (!post || post.closedAt) return undefined
    const others = await othersOf(reading, personId)
    const held = (await reading.store.openRecordsOf(personId)).find((one) => one.postId === postId)
    return { post, personId, duties: duties ?? post.duties, others, held }
  },
  see: seesTree.of(({ post }: Vacancy) => post),
  may: mayAppoint.of((found: Vacancy) => found),
  run: async ({ personName, from, until, reason }, { post, personId, duties, held }, work) => {
    mustFit(duties, post)
    if (held) throw new Problem('organ.holds-post', 409, { values: { post: post.name.zh } })
    const first = (from ?? work.today) as CivilDate
    if (until !== undefined && until < first) throw wrongField('organ.ends-before', 'until')
    if (until !== undefined && until < work.today) throw wrongField('organ.over-already', 'until')
    const id = work.newId<'appointment'>()
    const [typed = ''] = await typedSpellings([personName])
    work.write(
      work.store.appoint([
        {
          id,
          personId: personId as PartyId,
          personName,
          typed,
          organId: post.organId,
          postId: post.id,
          post: post.name,
          duties,
          from: first,
          until: until as CivilDate | undefined,
        },
      ]),
    )
    remember(work, 'appoint', reason, [`appointment:${id}`], { duties })
    work.note({ appointmentId: id, organId: post.organId })
    return { appointmentId: id }
  },
})

/** Gives an appointment other duties of its post. What was lent of it comes back; tasks that need a lost duty go free. */
export const changeDuties = command<OrganStore>()({
  name: 'organ.change-duties',
  input: Type.Object({ appointmentId: Id64, duties: Duties, reason: Reason }),
  output: Type.Object({ appointmentId: Type.String() }),
  load: async ({ appointmentId, duties }, reading) => {
    const record = await reading.store.findRecord(appointmentId)
    if (!record || record.endedAt) return undefined
    const others = await othersOf(reading, record.personId, appointmentId)
    return { record, personId: record.personId, duties, others, before: record.duties }
  },
  see: seesTree.of(({ record }: { record: AppointmentRecord }) => record),
  may: mayChangeDuties,
  run: async ({ appointmentId, duties, reason }, { record, personId, before }, work) => {
    const post = await work.store.findPost(record.postId)
    if (post) mustFit(duties, post)
    const same = duties.length === before.length && duties.every((duty) => before.includes(duty))
    if (same) return { appointmentId }
    work.write(work.store.changeDuties(record, duties))
    for (const one of await work.store.openDelegations({ appointmentIds: [appointmentId] }))
      if (one.appointmentId === appointmentId) endOf(work, { delegation: one })
    remember(work, 'change-duties', reason, [`appointment:${appointmentId}`], { before, duties })
    work.emit(emitted(dutiesChanged, appointmentId, { appointmentId, personId, duties }))
    return { appointmentId }
  },
})
