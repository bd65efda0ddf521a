import { Type } from 'typebox'
import type { Ask } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import { endStandIn, type LeaveLine, lendDuties, listLeave } from '../../../modules/organ/index.ts'
import { type Page, redirect } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { field, isDay, reasonField, wrong } from '../admin/fields.ts'
import { ChangeForm } from '../admin/parts.view.tsx'
import { LeaveFields, LeaveView } from './leave.view.tsx'

const home = '/desk/leave'
const Person = Type.Object({ appointment: Type.String({ minLength: 1, maxLength: 64 }) })

const listPage = deskPage({
  path: home,
  for: 'official',
  does: [listLeave],
  get: async ({ ask, words, actor }) => ({
    title: words.t('desk.leave.title'),
    section: words.t('desk.section'),
    body: <LeaveView lines={await ask(listLeave, {})} own={actor.appointmentId} />,
  }),
})

/** Somebody whose leave the actor may arrange, and the colleagues who could stand in. */
const arranged = async (
  ask: Ask,
  appointmentId: string,
): Promise<{ line: LeaveLine; colleagues: readonly LeaveLine[] }> => {
  const lines = await ask(listLeave, {})
  const line = lines.find(({ record }) => record.id === appointmentId)
  if (!line?.arranges) throw notFound()
  return { line, colleagues: lines.filter(({ record }) => record.personId !== line.record.personId) }
}

const arrangePage = deskPage({
  path: `${home}/:appointment`,
  for: 'official',
  does: [listLeave, lendDuties],
  params: Person,
  get: async ({ ask, params, words, actor }) => {
    const { line, colleagues } = await arranged(ask, params.appointment)
    const title = words.t('desk.leave.arrange-for', { name: line.record.personName })
    return {
      title,
      section: words.t('desk.section'),
      body: (
        <ChangeForm
          title={title}
          back={home}
          lead={words.t('desk.leave.arrange-lead')}
          confirm={words.t('desk.leave.arrange')}
        >
          <LeaveFields colleagues={colleagues.filter(({ record }) => record.personId !== actor.personId)} />
        </ChangeForm>
      ),
    }
  },
  post: async (c) => {
    const [from, until] = [field(c, 'from'), field(c, 'until')]
    const colleagueId = field(c, 'colleagueId')
    if (!colleagueId) throw wrong('colleagueId', 'organ.not-a-colleague')
    if (!isDay(from)) throw wrong('from', 'desk.admin.no-day')
    if (!isDay(until)) throw wrong('until', 'desk.admin.no-day')
    const reason = reasonField(c)
    await c.perform(lendDuties, { appointmentId: c.params.appointment, colleagueId, from, until, reason })
    return redirect(home)
  },
})

const endPage = deskPage({
  path: `${home}/:appointment/end/:delegation`,
  for: 'official',
  does: [listLeave, endStandIn],
  params: Type.Object({ ...Person.properties, delegation: Type.String({ minLength: 1, maxLength: 64 }) }),
  get: async ({ ask, params, words }) => {
    const { line } = await arranged(ask, params.appointment)
    const lent = line.lent.find(({ id }) => id === params.delegation)
    if (!lent) throw notFound()
    const title = words.t('desk.leave.end-for', { name: lent.holderName, colleague: lent.colleagueName })
    return {
      title,
      section: words.t('desk.section'),
      body: (
        <ChangeForm
          title={title}
          back={home}
          lead={words.t('desk.leave.end-lead')}
          confirm={words.t('desk.leave.end')}
        />
      ),
    }
  },
  post: async (c) => {
    await c.perform(endStandIn, { delegationId: c.params.delegation, reason: reasonField(c) })
    return redirect(home)
  },
})

/** Leave in one's own organ: arranged by who decides there, and by each for themselves. */
export const leavePages: readonly Page[] = [listPage, arrangePage, endPage]
