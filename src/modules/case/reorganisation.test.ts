import { describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import {
  changeDuties,
  closeOrgan,
  endAppointment,
  lendDuties,
  mergeOrgan,
  moveOrgan,
  renameOrgan,
} from '../organ/index.ts'
import { accept } from './commands/accept.ts'
import { claim } from './commands/claim.ts'
import { review } from './commands/review.ts'
import { deskWorklist, getDeskCase } from './queries/desk.ts'
import { getMyApplication } from './queries/my-applications.ts'
import { applyFor, foodLicence, officialOf, residentOf } from './testing.ts'

const app = await startPlatform()
const { runtime, owner } = app
const admin = await officialOf(app, 'qin-haiyan')
const reason = '机构改革'
const applicant = residentOf('chen-xiaoyan', 'laojiefang-catering')
const apply = (): Promise<string> => applyFor(app, applicant, foodLicence)
const seen = async (personId: string, number: string) =>
  runtime.ask(getDeskCase, { number }, await officialOf(app, personId))
/** The last thing the applicant was told about a case, and how often the inbox says it. */
const told = async (number: string) => {
  const { notices } = await runtime.ask(getMyApplication, { number }, applicant)
  const title = notices.at(-1)?.title.zh ?? ''
  const { rows } = await owner.query<{ n: number }>(
    'select count(*)::int as n from message.message where case_number = $1 and title_zh = $2',
    [number, title],
  )
  return { kind: notices.at(-1)?.kind, body: notices.at(-1)?.body.zh, inbox: rows[0]?.n }
}
const take = async (personId: string, number: string): Promise<string> => {
  const official = await officialOf(app, personId)
  const { tasks } = await runtime.ask(getDeskCase, { number }, official)
  const taskId = tasks[0]?.id ?? ''
  await runtime.perform(claim, { number, taskId }, official)
  return taskId
}

describe('who leaves', () => {
  it('no longer holds a task: it is free for colleagues, and the timeline says so', async () => {
    const number = await apply()
    const taskId = await take('li-min', number)
    await runtime.perform(endAppointment, { appointmentId: 'a-li-min', reason: '调离' }, admin)
    await app.drain()
    const { tasks, timeline } = await seen('chen-qiang', number)
    expect(tasks).toMatchObject([{ id: taskId, holder: undefined }])
    expect(timeline.at(-1)).toMatchObject({ verb: 'release', shown: false, data: { from: '李敏' } })
  })
  it('keeps those tasks whose duty is left when duties change', async () => {
    const number = await applyFor(app, applicant, { ...foodLicence, division: '450722000000' })
    await take('su-fang', number)
    const held = async () => (await seen('pang-yong', number)).tasks[0]?.holder?.name
    await owner.query("update organ.post set duties = '{accept,review}' where id = 'post-a-su-fang'")
    await owner.query("update organ.appointment set duties = '{accept,review}' where id = 'a-su-fang'")
    await runtime.perform(changeDuties, { appointmentId: 'a-su-fang', duties: ['accept'], reason }, admin)
    await app.drain()
    expect(await held()).toBe('苏芳')
    await runtime.perform(changeDuties, { appointmentId: 'a-su-fang', duties: ['review'], reason }, admin)
    await app.drain()
    expect(await held()).toBeUndefined()
  })
})

describe('who stands in', () => {
  it('sees and finishes what the colleague on leave holds; the audit says for whom', async () => {
    const number = await applyFor(app, applicant, { ...foodLicence, division: '450722000000' })
    await runtime.perform(
      lendDuties,
      {
        appointmentId: 'a-zhong-ming',
        colleagueId: 'a-pang-yong',
        from: '2026-11-23',
        until: '2026-11-30',
        reason,
      },
      admin,
    )
    const own = await officialOf(app, 'pang-yong')
    const { rows } = await owner.query(
      "select id from organ.delegation where appointment_id = 'a-zhong-ming'",
    )
    const standIn = {
      ...own,
      appointmentId: rows[0].id,
      duties: ['review'],
      standsInFor: 'a-zhong-ming' as typeof own.appointmentId,
    }
    // 苏芳 only reviews now (above), so the case is accepted by whom the test makes a clerk
    const clerk = { ...own, duties: ['accept'] }
    const { tasks } = await runtime.ask(getDeskCase, { number }, own)
    await runtime.perform(accept, { number, taskId: tasks[0]?.id ?? '' }, clerk)
    const taskId = await take('zhong-ming', number)
    const list = await runtime.ask(deskWorklist, { view: 'mine' }, standIn)
    expect(list.lines.map((line) => line.number)).toContain(number)
    await runtime.perform(review, { number, taskId, verdict: 'pass', opinion: '符合要求' }, standIn)
    const audit = await owner.query(
      "select acting_for, person_id from platform.audit where operation = 'case.review' and outcome = 'done' and actor_id = $1",
      [`official:${standIn.appointmentId}`],
    )
    expect(audit.rows).toEqual([{ acting_for: 'a-zhong-ming', person_id: 'pang-yong' }])
  })
})

describe('an organ', () => {
  it('renamed: open cases carry the new name, their history the old one', async () => {
    const number = await applyFor(app, applicant, { ...foodLicence, division: '450722000000' })
    const name = { zh: '浦北县市场监督管理和知识产权局', en: 'Pubei Market and Patents Bureau' }
    await runtime.perform(
      renameOrgan,
      {
        organId: '450722-market-regulation',
        name,
        shortName: { zh: '市监局' },
        phone: '0',
        address: name,
        reason,
      },
      admin,
    )
    await app.drain()
    const { line, tasks, timeline } = await seen('pang-yong', number)
    expect(line.organ).toEqual(name)
    expect(tasks[0]?.organ.name).toEqual(name)
    expect(timeline.at(-1)).toMatchObject({
      verb: 'hand-over',
      data: { how: 'renamed', from: '浦北县市场监督管理局', to: name.zh },
    })
    const { kind, body, inbox } = await told(number)
    expect([kind, inbox]).toEqual(['TRF', 1])
    expect(body).toContain(`原由浦北县市场监督管理局办理的，现由${name.zh}办理`)
    // another telephone alone is said as that
    await runtime.perform(
      renameOrgan,
      {
        organId: '450722-market-regulation',
        name,
        shortName: { zh: '市监局' },
        phone: '0777-1',
        address: name,
        reason,
      },
      admin,
    )
    await app.drain()
    expect((await told(number)).body).toContain('变更了联系方式，现在的咨询电话：0777-1')
  })

  it('merged: its cases go on with the successor, for the same people, and who decided before stays', async () => {
    const numbers = [await apply(), await apply()]
    const before = await runtime.ask(deskWorklist, { view: 'all' }, await officialOf(app, 'chen-qiang'))
    await runtime.perform(
      mergeOrgan,
      { organId: '450721-market-regulation', intoId: '450721-commerce', reason },
      admin,
    )
    await app.drain()
    const chen = await officialOf(app, 'chen-qiang')
    expect(chen).toMatchObject({ organId: '450721-commerce', path: 'gx.qinzhou.lingshan.commerce.' })
    const after = await runtime.ask(deskWorklist, { view: 'all' }, chen)
    expect(after.lines.map((line) => line.number)).toEqual(
      expect.arrayContaining([...before.lines.map((line) => line.number), ...numbers]),
    )
    for (const number of numbers) {
      const { line, tasks, timeline } = await seen('chen-qiang', number)
      expect(line.organ.zh).toBe('灵山县商务局')
      expect(tasks[0]?.organ).toMatchObject({ id: '450721-commerce', path: 'gx.qinzhou.lingshan.commerce.' })
      expect(timeline.at(-1)).toMatchObject({ verb: 'hand-over', data: { from: '灵山县市场监督管理局' } })
      const { kind, body, inbox } = await told(number)
      expect([kind, inbox]).toEqual(['TRF', 1])
      expect(body).toContain('现由灵山县商务局办理')
      expect(body).toContain('办理期限和各项权利都不变')
    }
    const { rows } = await owner.query(
      `select count(*)::int as n from "case".access where path = 'gx.qinzhou.lingshan.market-regulation.'
       union all select count(*)::int from evidence.access where path = 'gx.qinzhou.lingshan.market-regulation.'
       union all select count(*)::int from catalogue.implementation where organ_id = '450721-market-regulation'`,
    )
    expect(rows.map((row) => row.n)).toEqual([0, 0, 0])
    // who applies now applies to the successor
    const number = await apply()
    expect((await seen('chen-qiang', number)).line.organ.zh).toBe('灵山县商务局')
  })

  it('moved: whatever was open to it and below it is open to them in the new place, in batches', async () => {
    const number = await apply()
    await owner.query(
      `insert into "case".access (home, case_id, kind, path, submitted_at)
       select '450721', 'bulk-' || n, 'path', 'gx.qinzhou.lingshan.commerce.', now() from generate_series(1, 1200) n`,
    )
    await runtime.perform(
      moveOrgan,
      { organId: '450721-government', underId: '450100-government', reason },
      admin,
    )
    await app.drain()
    const chen = await officialOf(app, 'chen-qiang')
    expect(chen.path).toBe('gx.nanning.lingshan.commerce.')
    expect((await runtime.ask(getDeskCase, { number }, chen)).tasks[0]?.organ.path).toBe(chen.path)
    const { rows } = await owner.query(
      `select count(*) filter (where path like 'gx.qinzhou.lingshan.%')::int as old,
        count(*) filter (where path = 'gx.nanning.lingshan.commerce.' and case_id like 'bulk-%')::int as new
        from "case".access`,
    )
    expect(rows).toEqual([{ old: 0, new: 1200 }])
  })

  it('closed: what is open goes to the organ above', async () => {
    const number = await apply()
    await runtime.perform(closeOrgan, { organId: '450721-commerce', reason }, admin)
    await app.drain()
    const { rows } = await owner.query('select organ_id from "case".application where number = $1', [number])
    expect(rows).toEqual([{ organ_id: '450721-government' }])
  })
})
