import { beforeAll, describe, expect, it } from 'vitest'
import { startPlatform, type TestPlatform } from '../../../test/support/app.ts'

import { openFile } from '../evidence/index.ts'

import {
  accept,
  addNote,
  claim,
  deskCounts,
  deskWorklist,
  getDeskCase,
  getMyApplication,
  refuseIntake,
  requestCorrection,
  sendCorrection,
  transfer,
} from './index.ts'
import { applyFor, foodLicence, handIn, officialOf, residentOf } from './testing.ts'

let app: TestPlatform
beforeAll(async () => {
  app = await startPlatform()
})
const boss = residentOf('chen-xiaoyan', 'laojiefang-catering')

const intakeTask = async (number: string) => {
  const actor = await officialOf(app, 'li-min')
  const { tasks } = await app.runtime.ask(getDeskCase, { number }, actor)
  return { number, taskId: tasks[0]?.id ?? '' }
}

describe('the desk', () => {
  it('lets one of two officials win and tells the other who did what', async () => {
    const number = await applyFor(app, boss, foodLicence)
    const input = await intakeTask(number)
    const first = await officialOf(app, 'li-min')
    const head = { ...first, appointmentId: 'a-other' as typeof first.appointmentId, name: '王芳' }
    const results = await Promise.allSettled([
      app.runtime.perform(accept, input, first),
      app.runtime.perform(refuseIntake, { ...input, reason: '不属于本机关职权' }, head),
    ])
    const lost = results.filter((r) => r.status === 'rejected')
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1)
    expect(lost[0]?.reason).toMatchObject({ code: 'case.overtaken', status: 409 })
    expect(['李敏', '王芳']).toContain(lost[0]?.reason.values.who)
    expect(['受理', '不予受理']).toContain(lost[0]?.reason.values.what)
    await app.runtime.perform(addNote, { number, text: '我的意见', lostRace: true }, head)
    const { notes } = await app.runtime.ask(getDeskCase, { number }, first)
    expect(notes[0]).toMatchObject({ text: '我的意见', lostRace: true, by: '王芳' })
  })

  it('asks for what is missing once, all of it; the clock waits and begins anew', async () => {
    const number = await applyFor(app, boss, foodLicence)
    const input = await intakeTask(number)
    const clerk = await officialOf(app, 'li-min')
    await expect(
      app.runtime.perform(requestCorrection, { ...input, gaps: [' '] }, clerk),
    ).rejects.toMatchObject({
      code: 'case.gaps-needed',
    })
    await app.runtime.perform(
      requestCorrection,
      { ...input, gaps: ['租赁合同缺第 3 页', '平面图无尺寸'] },
      clerk,
    )
    const waiting = await app.runtime.ask(getMyApplication, { number }, boss)
    expect(waiting.line).toMatchObject({ state: 'CORRECTION', clock: { kind: 'correction', left: 15 } })
    expect(waiting.notices.at(-1)?.body.zh).toContain('2. 平面图无尺寸')
    const { lines } = await app.runtime.ask(deskWorklist, { view: 'waiting' }, clerk)
    expect(lines.map((l) => l.number)).toContain(number)
    const ref = await handIn(app, boss, '合同.pdf')
    const sent = {
      number,
      materials: [{ key: 'premises-right', from: 'upload' as const, ref }],
      text: '已补齐',
    }
    await app.runtime.perform(sendCorrection, sent, boss)
    const desk = await app.runtime.ask(getDeskCase, { number }, clerk)
    expect(desk.line).toMatchObject({ stateKey: 'RECEIVED.corrected', clock: { kind: 'intake', left: 5 } })
    expect(desk.verbs.map((v) => v.verb)).not.toContain('request-correction')
    expect((await app.runtime.ask(openFile, { evidenceId: ref }, clerk)).name).toBe('合同.pdf')
    await expect(
      app.runtime.perform(requestCorrection, { ...input, gaps: ['再来'] }, clerk),
    ).rejects.toMatchObject({
      code: 'case.correction-used',
    })
  })

  it('claims, holds against colleagues, and hands over when a holder is gone', async () => {
    const number = await applyFor(app, boss, foodLicence)
    const input = await intakeTask(number)
    const clerk = await officialOf(app, 'li-min')
    await app.runtime.perform(claim, input, clerk)
    const colleague = { ...clerk, appointmentId: 'a-other' as typeof clerk.appointmentId, name: '王芳' }
    await expect(app.runtime.perform(accept, input, colleague)).rejects.toMatchObject({
      code: 'case.held-by-other',
      status: 403,
    })
    const head = await officialOf(app, 'chen-qiang')
    await expect(
      app.runtime.perform(transfer, { ...input, to: 'a-chen-qiang', reason: '休假' }, head),
    ).rejects.toMatchObject({
      code: 'case.no-such-colleague',
    })
    await app.runtime.perform(transfer, { ...input, to: 'a-li-min', reason: '休假' }, head)
    const { tasks } = await app.runtime.ask(getDeskCase, { number }, clerk)
    expect(tasks[0]?.holder?.name).toBe('李敏')
    const counts = await app.runtime.ask(deskCounts, {}, clerk)
    expect(counts.mine).toBeGreaterThanOrEqual(1)
    const mine = await app.runtime.ask(getMyApplication, { number }, boss)
    expect(JSON.stringify(mine.timeline)).not.toContain('李敏')
  })

  it('lists in keyset pages, each case once', async () => {
    for (let i = 0; i < 2; i++) await applyFor(app, boss, foodLicence)
    const clerk = await officialOf(app, 'li-min')
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { lines: readonly { number: string }[]; next: string | null } = await app.runtime.ask(
        deskWorklist,
        { view: 'all', limit: 2, ...(cursor ? { cursor } : {}) },
        clerk,
      )
      seen.push(...page.lines.map((l) => l.number))
      cursor = page.next
    }
    expect(seen.length).toBeGreaterThan(4)
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('leaves nobody their own case', async () => {
    const number = await applyFor(app, boss, foodLicence)
    const input = await intakeTask(number)
    const clerk = await officialOf(app, 'li-min')
    const same = { ...clerk, personId: boss.personId }
    await expect(app.runtime.perform(accept, input, same)).rejects.toMatchObject({
      code: 'case.own-case',
      status: 403,
    })
  })
})
