import { describe, expect, it } from 'vitest'
import { system } from '../../kernel/actor.ts'
import { withoutRule } from '../../kernel/decision.ts'
import {
  changeDuties,
  changePost,
  closePost,
  type Duty,
  endAppointment,
  endRunOut,
  findAppointment,
  getAppointmentDetails,
  searchPeople,
} from './index.ts'
import { reason, startOrgans } from './testing.ts'

const { runtime, owner, clock, systemAdmin, securityAdmin, auditAdmin, aPost, appointTo, mine, officialOf } =
  await startOrgans()

describe('appointing', () => {
  it('gives a person a post from today, and the reason is kept and in the audit', async () => {
    const postId = await aPost(['accept', 'review'])
    const { appointmentId } = await appointTo(systemAdmin, 'p-0002', postId, { duties: ['accept'] })
    expect(await mine('p-0002')).toMatchObject([
      { id: appointmentId, duties: ['accept'], organId: '450721-health' },
    ])
    const { history } = await runtime.ask(getAppointmentDetails, { appointmentId }, auditAdmin)
    expect(history).toMatchObject([{ verb: 'appoint', reason, by: '覃海燕' }])
    const { rows } = await owner.query(
      "select subject->>'reason' as reason from platform.audit where operation = 'organ.appoint' and outcome = 'done'",
    )
    expect(rows).toContainEqual({ reason })
  })
  it('to the same post twice is refused, and so is more than the post has', async () => {
    const postId = await aPost(['accept'])
    await appointTo(systemAdmin, 'p-0003', postId)
    await expect(appointTo(systemAdmin, 'p-0003', postId)).rejects.toMatchObject({ code: 'organ.holds-post' })
    await expect(appointTo(systemAdmin, 'p-0004', postId, { duties: ['decide'] })).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'duties' }],
    })
  })
  it('is for system administrators; others are refused, and it is in the audit', async () => {
    const postId = await aPost(['accept'])
    for (const actor of [securityAdmin, auditAdmin, await officialOf('chen-qiang')])
      await expect(appointTo(actor, 'p-0005', postId)).rejects.toMatchObject({
        status: 403,
        code: 'organ.not-yours-to-appoint',
      })
    const { rows } = await owner.query(
      "select count(*)::int as n from platform.audit where operation = 'organ.appoint' and outcome = 'refused' and reason = 'organ.not-yours-to-appoint'",
    )
    expect(rows[0].n).toBe(3)
  })
})

describe('administrators stay apart', () => {
  it('nobody appoints themselves', async () => {
    const postId = await aPost(['operate'])
    const trying = () => appointTo(systemAdmin, 'qin-haiyan', postId)
    await expect(trying()).rejects.toMatchObject({ status: 403, code: 'organ.not-oneself' })
    await withoutRule('organ.nobody-appoints-themselves', trying)
  })
  it('security and audit administrators are appointed by their own kind', async () => {
    for (const [duty, kind, other] of [
      ['security-admin', securityAdmin, auditAdmin],
      ['audit', auditAdmin, securityAdmin],
    ] as const) {
      const postId = await aPost([duty], '450000-big-data')
      for (const actor of [systemAdmin, other])
        await expect(appointTo(actor, 'p-0006', postId)).rejects.toMatchObject({ status: 403 })
      const { appointmentId } = await appointTo(kind, 'p-0006', postId)
      await expect(
        runtime.perform(endAppointment, { appointmentId, reason }, systemAdmin),
      ).rejects.toMatchObject({ status: 403 })
      await runtime.perform(endAppointment, { appointmentId, reason }, kind)
    }
  })
  it('nobody holds two administrations', async () => {
    const system = await aPost(['system-admin'], '450000-big-data')
    const audit = await aPost(['audit'], '450000-big-data')
    await appointTo(systemAdmin, 'p-0007', system)
    await expect(appointTo(auditAdmin, 'p-0007', audit)).rejects.toMatchObject({
      status: 403,
      code: 'organ.two-administrations',
    })
  })
  it('nobody holds two administrations, also when both are given in the same moment or a rule is gone', async () => {
    const posts = await Promise.all(
      [1, 2, 3, 4].map(async (n) => [
        `p-101${n}`,
        await aPost(['security-admin'], '450000-big-data'),
        await aPost(['audit'], '450000-big-data'),
      ]),
    )
    for (const [person = '', security = '', audit = ''] of posts) {
      const both = await Promise.allSettled([
        appointTo(securityAdmin, person, security),
        appointTo(auditAdmin, person, audit),
      ])
      expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
      expect(await mine(person)).toHaveLength(1)
    }
    const [person = '', , audit = ''] = posts[0] ?? []
    await withoutRule('organ.administrations-apart', async () => {
      await expect(appointTo(auditAdmin, person, audit)).rejects.toThrow()
    })
    expect(await mine(person)).toHaveLength(1)
  })
  it('who keeps the platform handles no cases, in whatever posts, nor the other way round', async () => {
    const [clerk, operator] = [await aPost(['decide', 'issue']), await aPost(['operate'])]
    const mixed = { status: 403, code: 'organ.duties-mixed' }
    // an administrator gets no post about cases, however it is called; a clerk none that keeps the platform
    await expect(appointTo(systemAdmin, 'meng-lixin', clerk)).rejects.toMatchObject(mixed)
    await appointTo(systemAdmin, 'p-0301', clerk)
    await expect(appointTo(systemAdmin, 'p-0301', operator)).rejects.toMatchObject(mixed)
    const { appointmentId } = await appointTo(systemAdmin, 'p-0302', await aPost(['operate', 'system-admin']))
    await expect(appointTo(systemAdmin, 'p-0302', clerk)).rejects.toMatchObject(mixed)
    await runtime.perform(endAppointment, { appointmentId, reason }, systemAdmin)
    await appointTo(systemAdmin, 'p-0302', clerk)
    // the database says so too, when the rule is gone and when both are given in the same moment
    await withoutRule('organ.keepers-handle-no-cases', async () => {
      await expect(appointTo(systemAdmin, 'p-0301', operator)).rejects.toThrow()
    })
    const both = await Promise.allSettled([
      appointTo(systemAdmin, 'p-0303', clerk),
      appointTo(systemAdmin, 'p-0303', operator),
    ])
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  })
  it('an administration never comes with duties about cases, in a post or by a change', async () => {
    await expect(aPost(['system-admin', 'accept'])).rejects.toMatchObject({ code: 'organ.duties-mixed' })
    const postId = await aPost(['accept'])
    const { appointmentId } = await appointTo(systemAdmin, 'p-0008', postId)
    await owner.query("update organ.post set duties = '{accept,operate}' where id = $1", [postId])
    await expect(
      runtime.perform(changeDuties, { appointmentId, duties: ['accept', 'operate'], reason }, systemAdmin),
    ).rejects.toMatchObject({ status: 403, code: 'organ.duties-mixed' })
  })
})

describe('an appointment', () => {
  it('ends at once, and is a fact', async () => {
    const { appointmentId } = await appointTo(systemAdmin, 'p-0009', await aPost(['review']))
    await runtime.perform(endAppointment, { appointmentId, reason }, systemAdmin)
    expect(await mine('p-0009')).toEqual([])
    expect(await runtime.ask(findAppointment, { appointmentId }, system('test'))).toBeNull()
    const { rows } = await owner.query(
      "select payload from platform.outbox where name = 'organ.appointment-ended' and aggregate = $1",
      [appointmentId],
    )
    expect(rows).toEqual([{ payload: { appointmentId, personId: 'p-0009' } }])
    await expect(
      runtime.perform(endAppointment, { appointmentId, reason }, systemAdmin),
    ).rejects.toMatchObject({ status: 404 })
  })
  it('changes its duties within its post', async () => {
    const { appointmentId } = await appointTo(systemAdmin, 'p-0011', await aPost(['accept', 'review']))
    await runtime.perform(changeDuties, { appointmentId, duties: ['review'], reason }, systemAdmin)
    expect(await mine('p-0011')).toMatchObject([{ duties: ['review'] }])
  })
  it('that has run out is ended by the platform, tasks and all', async () => {
    const post = await aPost(['review'])
    const { appointmentId } = await appointTo(systemAdmin, 'p-0012', post, { until: '2026-11-23' })
    const now = clock.now()
    clock.set('2026-11-24T01:00:00Z')
    expect(await mine('p-0012')).toEqual([])
    expect((await runtime.perform(endRunOut, {}, system('test'))).ended).toBe(1)
    const { lines } = await runtime.ask(searchPeople, { q: 'p-0012', ended: true }, systemAdmin)
    expect(lines.map((one) => one.id)).toEqual([appointmentId])
    clock.set(now.toISOString())
  })
})

describe('posts', () => {
  it('keep a duty that somebody holds, and stay while somebody holds them', async () => {
    const postId = await aPost(['accept', 'review'])
    const { appointmentId } = await appointTo(systemAdmin, 'p-0014', postId)
    const change = (duties: Duty[], zh: string) =>
      runtime.perform(changePost, { postId, name: { zh }, duties, reason }, systemAdmin)
    await expect(change(['accept'], '某岗')).rejects.toMatchObject({ code: 'organ.duty-in-use' })
    await change(['accept', 'review', 'issue'], '综合窗口')
    expect(await mine('p-0014')).toMatchObject([{ post: { zh: '综合窗口' } }])
    const close = () => runtime.perform(closePost, { postId, reason }, systemAdmin)
    await expect(close()).rejects.toMatchObject({ code: 'organ.post-held' })
    await runtime.perform(endAppointment, { appointmentId, reason }, systemAdmin)
    await close()
  })
})
