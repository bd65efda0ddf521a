import { describe, expect, it } from 'vitest'
import { endAppointment, endStandIn, lendDuties, listLeave } from './index.ts'
import { reason, startOrgans } from './testing.ts'

const { runtime, owner, clock, systemAdmin, auditAdmin, aPost, appointTo, mine, officialOf } =
  await startOrgans()

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
  it("is arranged in one's own organ by who decides there, and by oneself", async () => {
    const between = { from: '2026-12-01', until: '2026-12-03', reason: '年休假' }
    const lending = (appointmentId: string, colleagueId: string) => ({
      appointmentId,
      colleagueId,
      ...between,
    })
    const [head, clerk, other] = await Promise.all(['chen-qiang', 'li-min', 'huang-li'].map(officialOf))
    if (!head || !clerk || !other) throw new Error('somebody is missing')
    expect(head.duties).toContain('decide')
    // the head for a colleague, the colleague for themselves
    for (const actor of [head, await officialOf('zhou-jianhua')]) {
      const { delegationId } = await runtime.perform(lendDuties, lending('a-zhou-jianhua', 'a-li-min'), actor)
      await runtime.perform(endStandIn, { delegationId, reason: '返岗' }, actor)
    }
    // nobody for others without deciding there; nobody for another organ; nobody into their own hands
    const no = { status: 403, code: 'organ.not-yours-to-lend' }
    await expect(
      runtime.perform(lendDuties, lending('a-zhou-jianhua', 'a-chen-qiang'), clerk),
    ).rejects.toMatchObject(no)
    await expect(
      runtime.perform(lendDuties, lending(other.appointmentId, 'a-li-min'), head),
    ).rejects.toMatchObject(no)
    await expect(
      runtime.perform(lendDuties, lending('a-zhou-jianhua', 'a-chen-qiang'), head),
    ).rejects.toMatchObject({ status: 403, code: 'organ.not-oneself' })
  })
  it('is not for who stands in: what was lent is passed to nobody', async () => {
    const days = { from: '2026-11-23', until: '2026-11-24', reason: '年休假' }
    const head = await officialOf('chen-qiang')
    const { delegationId } = await runtime.perform(
      lendDuties,
      { appointmentId: head.appointmentId, colleagueId: 'a-zhou-jianhua', ...days },
      head,
    )
    const [, lent] = await mine('zhou-jianhua')
    if (!lent) throw new Error('nothing was lent')
    const standIn = {
      ...(await officialOf('zhou-jianhua')),
      appointmentId: lent.id,
      duties: lent.duties,
      standsInFor: head.appointmentId,
    }
    expect(lent.duties).toContain('decide')
    const refused = { status: 403, code: 'organ.stand-in-lends-nothing' }
    for (const appointmentId of [head.appointmentId, 'a-zhou-jianhua'])
      await expect(
        runtime.perform(lendDuties, { appointmentId, colleagueId: 'a-li-min', ...days }, standIn),
      ).rejects.toMatchObject(refused)
    await expect(
      runtime.perform(lendDuties, { appointmentId: delegationId, colleagueId: 'a-li-min', ...days }, standIn),
    ).rejects.toMatchObject({ status: 404 })
    await expect(
      runtime.perform(endStandIn, { delegationId, reason: '返岗' }, standIn),
    ).rejects.toMatchObject(refused)
    // what one's own colleague lends is the own post, not what one stands in for
    await runtime.perform(
      lendDuties,
      { appointmentId: 'a-zhou-jianhua', colleagueId: 'a-li-min', ...days },
      await officialOf('zhou-jianhua'),
    )
    const [, second] = await mine('li-min')
    expect(second?.duties).toEqual((await officialOf('zhou-jianhua')).duties)
    const lines = await runtime.ask(listLeave, {}, head)
    expect(
      lines.every(({ record, arranges }) => arranges === record.duties.every((d) => d !== 'operate')),
    ).toBe(true)
    expect(lines.find(({ record }) => record.id === head.appointmentId)?.lent[0]?.colleagueName).toBe(
      '周建华',
    )
    const seen = await runtime.ask(listLeave, {}, await officialOf('li-min'))
    expect(seen.filter(({ arranges }) => arranges).map(({ record }) => record.id)).toEqual(['a-li-min'])
    await expect(runtime.ask(listLeave, {}, systemAdmin)).rejects.toMatchObject({ status: 403 })
  })
})
