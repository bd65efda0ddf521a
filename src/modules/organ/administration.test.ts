import { describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { type Actor, type Official, system } from '../../kernel/actor.ts'
import { creditCodeOf } from '../../kernel/check-digits.ts'
import { withoutRule } from '../../kernel/decision.ts'
import {
  addOrgan,
  addPost,
  appoint,
  changeDuties,
  changePost,
  closeOrgan,
  closePost,
  type Duty,
  endAppointment,
  endRunOut,
  endStandIn,
  findAppointment,
  findOrganFor,
  getAppointmentDetails,
  getAppointments,
  getOrgan,
  lendDuties,
  mergeOrgan,
  moveOrgan,
  renameOrgan,
  searchPeople,
} from './index.ts'

const app = await startPlatform()
const { runtime, owner, clock } = app
const reason = '人事任免通知'

const officialOf = async (personId: string): Promise<Actor & Official> => {
  const [post] = await runtime.ask(getAppointments, { personId }, system('test'))
  if (!post) throw new Error(`${personId} has no post`)
  const { id: appointmentId, organId, path, duties, personName: name } = post
  return {
    kind: 'official',
    personId: post.personId,
    appointmentId,
    organId,
    path,
    duties,
    name,
    level: 4,
    language: 'zh',
  }
}
const systemAdmin = await officialOf('qin-haiyan')
const securityAdmin = await officialOf('meng-lixin')
const auditAdmin = await officialOf('liao-jingwen')

let nextPost = 1
const aPost = async (duties: Duty[], organId = '450721-health'): Promise<string> => {
  const name = { zh: `岗位${nextPost++}` }
  return (await runtime.perform(addPost, { organId, name, duties, reason }, systemAdmin)).postId
}
const appointTo = (actor: Actor, personId: string, postId: string, more: object = {}) =>
  runtime.perform(appoint, { personId, personName: personId, postId, reason, ...more }, actor)
const mine = (personId: string) => runtime.ask(getAppointments, { personId }, system('test'))

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

describe('leave', () => {
  const lend = (from: string, until: string, to = 'a-li-min') =>
    runtime.perform(
      lendDuties,
      { appointmentId: 'a-zhou-jianhua', colleagueId: to, from, until, reason: '年休假' },
      systemAdmin,
    )
  it('lends the duties to a colleague from and until a day, and says for whom', async () => {
    const { delegationId } = await lend('2026-11-23', '2026-11-27')
    expect((await mine('li-min'))[1]).toMatchObject({
      id: delegationId,
      standsInFor: 'a-zhou-jianhua',
      duties: ['review'],
      post: { zh: '审查人员（代周建华）', en: 'Reviewer (standing in for 周建华)' },
    })
    expect(await mine('zhou-jianhua')).toHaveLength(1)
    await expect(lend('2026-11-25', '2026-12-01')).rejects.toMatchObject({ code: 'organ.lent-already' })
    const now = clock.now()
    clock.set('2026-11-27T16:30:00Z') // the 28th in China
    expect(await mine('li-min')).toHaveLength(1)
    clock.set(now.toISOString())
    await runtime.perform(endStandIn, { delegationId, reason: '提前返岗' }, systemAdmin)
    expect(await mine('li-min')).toHaveLength(1)
  })
  it('is for colleagues of the same organ only', async () => {
    for (const colleague of ['a-huang-li', 'a-zhou-jianhua', 'nobody'])
      await expect(lend('2026-11-23', '2026-11-27', colleague)).rejects.toMatchObject({ status: 422 })
  })
  it('never puts two administrations into one hand', async () => {
    const from = '2026-11-23'
    const lendAudit = {
      appointmentId: 'a-liao-jingwen',
      colleagueId: 'a-meng-lixin',
      from,
      until: from,
      reason,
    }
    await expect(runtime.perform(lendDuties, lendAudit, auditAdmin)).rejects.toMatchObject({
      code: 'organ.two-administrations',
    })
  })
  it('is over when either of the two leaves', async () => {
    const post = await aPost(['review'], '450721-market-regulation')
    const { appointmentId } = await appointTo(systemAdmin, 'p-0013', post)
    await lend('2026-11-23', '2026-12-31', appointmentId)
    expect(await mine('p-0013')).toHaveLength(2)
    await runtime.perform(endAppointment, { appointmentId, reason }, systemAdmin)
    expect(await mine('p-0013')).toEqual([])
    const { rows } = await owner.query(
      "select count(*)::int as n from platform.outbox where name = 'organ.appointment-ended' and payload->>'personId' = 'p-0013'",
    )
    expect(rows[0].n).toBe(2)
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

describe('organs', () => {
  const code = creditCodeOf('11', '450721', 'TBNEW001')
  const fresh = {
    creditCode: code,
    name: { zh: '灵山县国防动员办公室', en: 'Lingshan Civil Air Defence Office' },
    department: 'civil-air-defence',
    division: '450721000000',
    parentId: '450721-government',
    phone: '0777-0000000',
    address: { zh: '灵山县政务服务中心' },
    reason: '机构改革方案',
  }
  it('are added below another one, once', async () => {
    const { organId } = await runtime.perform(addOrgan, fresh, systemAdmin)
    expect(organId).toBe('450721-civil-air-defence')
    const organ = await runtime.ask(getOrgan, { organId }, systemAdmin)
    expect(organ).toMatchObject({ path: 'gx.qinzhou.lingshan.civil-air-defence.', level: 3 })
    await expect(runtime.perform(addOrgan, fresh, systemAdmin)).rejects.toMatchObject({
      code: 'organ.credit-code-taken',
    })
    await expect(
      runtime.perform(addOrgan, { ...fresh, creditCode: `${code.slice(0, 17)}9` }, systemAdmin),
    ).rejects.toMatchObject({ code: 'organ.credit-code-wrong' })
    await expect(runtime.perform(addOrgan, fresh, await officialOf('chen-qiang'))).rejects.toMatchObject({
      status: 403,
    })
  })
  it('take another name', async () => {
    const { phone, address, shortName } = await runtime.ask(
      getOrgan,
      { organId: '450721-forestry' },
      systemAdmin,
    )
    await runtime.perform(
      renameOrgan,
      { organId: '450721-forestry', name: { zh: '灵山县林业和草原局' }, shortName, phone, address, reason },
      systemAdmin,
    )
    expect((await runtime.ask(getOrgan, { organId: '450721-forestry' }, systemAdmin)).name.zh).toBe(
      '灵山县林业和草原局',
    )
  })
  it('merged into another leave posts and people to it, and places ask the successor', async () => {
    const [before] = await runtime
      .ask(searchPeople, { organId: '450721-archives', limit: 1 }, systemAdmin)
      .then((page) => page.lines)
    await runtime.perform(
      mergeOrgan,
      { organId: '450721-archives', intoId: '450721-general-office', reason },
      systemAdmin,
    )
    const after = await runtime.ask(findAppointment, { appointmentId: before?.id ?? '' }, system('test'))
    expect(after).toMatchObject({
      organId: '450721-general-office',
      path: 'gx.qinzhou.lingshan.general-office.',
    })
    const serving = { department: 'archives', division: '450721000000' }
    expect((await runtime.ask(findOrganFor, serving, systemAdmin))?.id).toBe('450721-general-office')
    expect(await runtime.ask(getOrgan, { organId: '450721-archives' }, systemAdmin)).toMatchObject({
      closedOn: '2026-11-23',
      successorId: '450721-general-office',
    })
    await expect(
      runtime.perform(
        mergeOrgan,
        { organId: '450721-archives', intoId: '450721-health', reason },
        systemAdmin,
      ),
    ).rejects.toMatchObject({ status: 404 })
  })
  it('with others below cannot be merged or closed', async () => {
    for (const trying of [
      runtime.perform(
        mergeOrgan,
        { organId: '450721-government', intoId: '450722-government', reason },
        systemAdmin,
      ),
      runtime.perform(closeOrgan, { organId: '450721-government', reason }, systemAdmin),
    ])
      await expect(trying).rejects.toMatchObject({ code: 'organ.has-organs-below' })
  })
  it('closed end the appointments there', async () => {
    const { lines } = await runtime.ask(searchPeople, { organId: '450721-tobacco' }, systemAdmin)
    expect(lines.length).toBeGreaterThan(0)
    await runtime.perform(closeOrgan, { organId: '450721-tobacco', reason }, systemAdmin)
    for (const one of lines) expect(await mine(one.personId)).toEqual([])
  })
  it('where other administrators work are not closed over their heads', async () => {
    await expect(
      runtime.perform(closeOrgan, { organId: '450000-big-data', reason }, systemAdmin),
    ).rejects.toMatchObject({ code: 'organ.keeper-works-there' })
  })
  it('move with everything below, never below themselves', async () => {
    const move = (organId: string, underId: string) =>
      runtime.perform(moveOrgan, { organId, underId, reason }, systemAdmin)
    await expect(move('450721-government', '450721-health')).rejects.toMatchObject({
      code: 'organ.under-itself',
    })
    await move('450721-government', '450100-government')
    expect((await runtime.ask(getOrgan, { organId: '450721-health' }, systemAdmin)).path).toBe(
      'gx.nanning.lingshan.health.',
    )
    const { rows } = await owner.query(
      "select count(*)::int as n from organ.organ where path like 'gx.qinzhou.lingshan.%' and closed_on is null",
    )
    expect(rows[0].n).toBe(0)
    const { rows: facts } = await owner.query(
      "select sum(jsonb_array_length(payload->'moved'))::int as n from platform.outbox where name = 'organ.paths-changed'",
    )
    expect(facts[0].n).toBeGreaterThan(400)
  })
})
