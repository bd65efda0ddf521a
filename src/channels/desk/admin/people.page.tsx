import { Type } from 'typebox'
import { notFound, Problem } from '../../../kernel/problem.ts'
import { appointPerson, newSetupToken } from '../../../modules/administration/index.ts'
import { invite, linkGiver } from '../../../modules/identity/index.ts'
import {
  changeDuties,
  endAppointment,
  endStandIn,
  getAppointmentDetails,
  getPostDetails,
  lendDuties,
  searchPeople,
} from '../../../modules/organ/index.ts'
import { type Page, redirect } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { LeaveFields } from '../leave/leave.view.tsx'
import { dutiesField, dutiesToGive, field, isDay, reasonField, wrong } from './fields.ts'
import { listPage } from './list.page.tsx'
import { ChangeForm, DutiesField } from './parts.view.tsx'
import { EnrolLinkView, NewPersonFields, PersonView, personColumns, personRow } from './people.view.tsx'

const home = '/desk/admin/people'
const AppointmentId = Type.Object({ appointment: Type.String({ minLength: 1, maxLength: 64 }) })

const list = listPage({
  kind: 'people',
  search: searchPeople,
  asked: (wish, ended) => ({ ...wish, ended }),
  hasPast: true,
  actions: () => [
    { href: '/desk/admin/posts', key: 'desk.admin.people-new-by-post' },
    { href: `${home}/import`, key: 'desk.admin.import' },
  ],
  columns: personColumns,
  row: personRow,
})

const newPage = deskPage({
  path: `${home}/new`,
  for: 'official',
  does: [getPostDetails, appointPerson],
  query: Type.Object({ post: Type.String({ minLength: 1, maxLength: 64 }) }),
  get: async ({ ask, words, query, actor }) => {
    const { post } = await ask(getPostDetails, { postId: query.post })
    if (post.closedAt) throw notFound()
    const mine = dutiesToGive(actor)
    return {
      title: words.t('desk.admin.people-new'),
      section: words.t('desk.section'),
      body: (
        <ChangeForm
          title={`${words.t('desk.admin.people-new')}: ${words.say(post.organName)} · ${words.say(post.name)}`}
          back={`/desk/admin/posts/${post.id}`}
          confirm={words.t('desk.admin.verb.appoint')}
        >
          <NewPersonFields />
          <DutiesField
            choices={post.duties}
            chosen={post.duties.filter((duty) => mine.some((d) => d === duty))}
          />
        </ChangeForm>
      ),
    }
  },
  post: async (c) => {
    const reason = reasonField(c)
    const { post } = await c.ask(getPostDetails, { postId: c.query.post })
    const chosen = dutiesField(c)
    if (chosen.length === 0) throw wrong('duties', 'desk.admin.no-duty')
    const [phone, from, until] = [field(c, 'phone'), field(c, 'from'), field(c, 'until')]
    for (const [name, day] of [
      ['from', from],
      ['until', until],
    ] as const)
      if (day && !isDay(day)) throw wrong(name, 'desk.admin.no-day')
    const { appointmentId } = await c.perform(appointPerson, {
      name: field(c, 'name'),
      idNumber: field(c, 'idNumber'),
      ...(phone ? { phone } : {}),
      postId: post.id,
      post: post.name.zh,
      organId: post.organId,
      duties: chosen,
      ...(from ? { from } : {}),
      ...(until ? { until } : {}),
      reason,
    })
    return redirect(`${home}/${appointmentId}`)
  },
})

const onePage = deskPage({
  path: `${home}/:appointment`,
  for: 'official',
  does: [getAppointmentDetails],
  params: AppointmentId,
  get: async ({ ask, params, words, actor }) => {
    const details = await ask(getAppointmentDetails, { appointmentId: params.appointment })
    const mine = dutiesToGive(actor)
    const changes =
      actor.personId !== details.record.personId &&
      details.record.duties.every((duty) => mine.some((d) => d === duty))
    // the first link is given by another administrator than the one who appoints
    const enrols =
      actor.duties.includes(linkGiver([details.record, ...details.others])) &&
      actor.personId !== details.record.personId
    return {
      title: details.record.personName,
      section: words.t('desk.section'),
      body: <PersonView details={details} changes={changes} enrols={enrols} />,
    }
  },
})

const verbs = ['change-duties', 'end', 'leave', 'end-leave', 'enrol'] as const

const changePage = deskPage({
  path: `${home}/:appointment/:verb`,
  for: 'official',
  does: [getAppointmentDetails, changeDuties, endAppointment, lendDuties, endStandIn, invite],
  params: Type.Object({ ...AppointmentId.properties, verb: Type.Enum([...verbs]) }),
  get: async ({ ask, params: { appointment, verb }, words, actor }) => {
    const { record, post, colleagues } = await ask(getAppointmentDetails, { appointmentId: appointment })
    if (record.endedAt) throw notFound()
    const title = `${words.t(`desk.admin.person.${verb}`)}: ${record.personName}`
    const mine = dutiesToGive(actor)
    return {
      title,
      section: words.t('desk.section'),
      body: (
        <ChangeForm
          title={title}
          back={`${home}/${appointment}`}
          lead={words.t(`desk.admin.person.${verb}-lead`)}
          confirm={words.t(`desk.admin.person.${verb}`)}
        >
          {verb === 'change-duties' && (
            <DutiesField
              choices={(post?.duties ?? record.duties).filter((duty) => mine.some((d) => d === duty))}
              chosen={record.duties}
            />
          )}
          {verb === 'leave' && <LeaveFields colleagues={colleagues.map((record) => ({ record }))} />}
        </ChangeForm>
      ),
    }
  },
  post: async (c) => {
    const { appointment: appointmentId, verb } = c.params
    const reason = reasonField(c)
    if (verb === 'enrol') {
      const { record } = await c.ask(getAppointmentDetails, { appointmentId })
      const { token, tokenHash } = newSetupToken()
      await c.perform(
        invite,
        { personId: record.personId, purpose: 'enrol', tokenHash, name: record.personName },
        { idempotencyKey: null },
      )
      return {
        title: c.words.t('desk.admin.person.enrol'),
        section: c.words.t('desk.section'),
        body: (
          <EnrolLinkView
            name={record.personName}
            href={`${c.publicUrl}/sign-up/enrol/${token}`}
            back={`${home}/${appointmentId}`}
          />
        ),
      }
    }
    if (verb === 'change-duties') {
      const duties = dutiesField(c)
      if (duties.length === 0) throw wrong('duties', 'desk.admin.no-duty')
      await c.perform(changeDuties, { appointmentId, duties, reason })
    }
    if (verb === 'end') await c.perform(endAppointment, { appointmentId, reason })
    if (verb === 'leave') {
      const [from, until] = [field(c, 'from'), field(c, 'until')]
      if (!isDay(from)) throw wrong('from', 'desk.admin.no-day')
      if (!isDay(until)) throw wrong('until', 'desk.admin.no-day')
      await c.perform(lendDuties, {
        appointmentId,
        colleagueId: field(c, 'colleagueId') || '-',
        from,
        until,
        reason,
      })
    }
    if (verb === 'end-leave') {
      const { lent } = await c.ask(getAppointmentDetails, { appointmentId })
      const open = lent.filter((one) => one.appointmentId === appointmentId)
      if (open.length === 0) throw new Problem('desk.admin.not-lent', 409)
      for (const one of open)
        await c.perform(endStandIn, { delegationId: one.id, reason }, { idempotencyKey: null })
    }
    return redirect(`${home}/${appointmentId}`)
  },
})

/** Who holds which post: appointed, changed, ended, stood in for. */
export const peoplePages: readonly Page[] = [list, newPage, onePage, changePage]
