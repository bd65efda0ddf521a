import { beforeAll, describe, expect, it } from 'vitest'
import { startPlatform, type TestPlatform } from '../../../test/support/app.ts'
import { listMyCertificates, openCertificatePdf } from '../certificate/index.ts'
import { openFile } from '../evidence/index.ts'
import { caseJobs } from './case.jobs.ts'
import { replay } from './case.ts'
import {
  accept,
  attachMaterial,
  correctContact,
  deskWorklist,
  getDeskCase,
  getDraft,
  getMyApplication,
  getProgress,
  listMyApplications,
  requestCorrection,
  saveDraftPage,
  sendCorrection,
  startDraft,
  submit,
  withdraw,
} from './index.ts'
import { applyFor, foodLicence, officialOf, readyDraft, residentOf } from './testing.ts'

let app: TestPlatform
beforeAll(async () => {
  app = await startPlatform()
})
const boss = residentOf('chen-xiaoyan', 'laojiefang-catering')
const stranger = residentOf('zhang-san')
const missing = { code: 'not-found', status: 404, values: {}, fields: [] }

const intakeTask = async (number: string) => {
  const actor = await officialOf(app, 'li-min')
  const { tasks } = await app.runtime.ask(getDeskCase, { number }, actor)
  return { number, taskId: tasks[0]?.id ?? '' }
}

describe('submitting', () => {
  it('happens once: same key, another key, or both at the same time', async () => {
    const draftId = await readyDraft(app, boss, foodLicence)
    const send = (key: string) =>
      app.runtime.perform(submit, { draftId, declared: true }, boss, { idempotencyKey: `receipt-${key}` })
    const answers = await Promise.all([send('a'), send('a'), send('b')])
    answers.push(await send('a'), await send('c'))
    expect(new Set(answers.map((a) => a.number)).size).toBe(1)
    const { lines } = await app.runtime.ask(listMyApplications, {}, boss)
    expect(lines.filter((line) => line.number === answers[0]?.number)).toHaveLength(1)
    await expect(app.runtime.perform(startDraft, { itemCode: 'nothing' }, boss)).rejects.toMatchObject({
      status: 404,
    })
  })

  it('names everything that is missing, and is not done without the declaration', async () => {
    const draftId = await readyDraft(app, boss, {
      ...foodLicence,
      answers: { ...foodLicence.answers, seats: 0 },
    })
    await expect(app.runtime.perform(submit, { draftId, declared: false }, boss)).rejects.toMatchObject({
      code: 'case.declaration-needed',
    })
    const view = await app.runtime.ask(getDraft, { draftId }, boss)
    await app.runtime.perform(saveDraftPage, { draftId, page: 'premises', answers: {}, later: true }, boss)
    const again = await app.runtime.perform(submit, { draftId, declared: true }, boss).catch((e) => e)
    expect(again).toMatchObject({ code: 'case.answers-wrong', status: 422 })
    expect(again.fields.map((f: { path: string }) => f.path)).toContain('area')
    await expect(
      app.runtime.perform(saveDraftPage, { draftId, page: 'premises', answers: { area: 1 } }, boss),
    ).rejects.toMatchObject({ code: 'case.answers-wrong' })
    expect(view.pages.map((p) => p.key)).not.toContain('cold-room')
  })

  it('freezes the versions and tells the timeline, which replays to the state', async () => {
    const number = await applyFor(app, boss, foodLicence)
    const { timeline, line } = await app.runtime.ask(getMyApplication, { number }, boss)
    expect(replay(timeline.map((e) => e.verb))).toBe(line.state)
    const page = await app.runtime.ask(getDeskCase, { number }, await officialOf(app, 'li-min'))
    expect(page.form.version).toBe(1)
    expect(page.line.applicant).toBe('灵山县老街坊餐饮有限公司')
    expect(page.contact.phone).toContain('****')
  })
})

describe('what one may not see', () => {
  it('does not exist: the same answer as for nothing there', async () => {
    const number = await applyFor(app, boss, foodLicence)
    const draftId = await readyDraft(app, boss, foodLicence)
    const twin = await officialOf(app, 'su-fang')
    const health = await officialOf(app, 'he-jing')
    const { runtime } = app
    const { tasks, materials } = await runtime.ask(getDeskCase, { number }, await officialOf(app, 'li-min'))
    const taskId = tasks[0]?.id ?? ''
    const evidenceId = materials[0]?.ref ?? ''
    const tries = [
      runtime.ask(getMyApplication, { number }, stranger),
      runtime.ask(getMyApplication, { number: '9999999999' }, stranger),
      runtime.ask(getDraft, { draftId }, stranger),
      runtime.ask(getDraft, { draftId: 'no-such-draft' }, stranger),
      runtime.perform(submit, { draftId, declared: true }, stranger),
      runtime.perform(withdraw, { number }, stranger),
      runtime.perform(correctContact, { number, phone: '13900000000' }, stranger),
      runtime.perform(sendCorrection, { number, materials: [], text: 'x' }, stranger),
      runtime.perform(accept, { number, taskId }, twin),
      runtime.perform(accept, { number, taskId }, health),
      runtime.ask(getDeskCase, { number }, twin),
      runtime.ask(openFile, { evidenceId }, twin),
      runtime.perform(
        attachMaterial,
        { draftId, key: 'premises-right', from: 'upload', ref: evidenceId },
        stranger,
      ),
    ]
    for (const result of await Promise.allSettled(tries)) {
      expect(result).toMatchObject({ status: 'rejected', reason: missing })
    }
    // one's own draft does not take another's paper either
    const own = await runtime.perform(
      startDraft,
      { itemCode: (await runtime.ask(getDraft, { draftId }, boss)).item.code },
      residentOf('li-wenbo', 'laojiefang-catering'),
    )
    expect(own).toMatchObject({ draftId, resumed: true })
    for (const view of ['all', 'mine', 'unclaimed', 'waiting', 'paused', 'done', 'overdue'] as const) {
      const { lines } = await runtime.ask(deskWorklist, { view }, twin)
      expect(lines.map((l) => l.number)).not.toContain(number)
    }
    const { lines } = await runtime.ask(deskWorklist, { view: 'unclaimed' }, await officialOf(app, 'li-min'))
    expect(lines.map((l) => l.number)).toContain(number)
  })

  it('shows progress to who knows the number and the last four, and nothing to others', async () => {
    const number = await applyFor(app, boss, foodLicence)
    const view = await app.runtime.ask(getDeskCase, { number }, await officialOf(app, 'li-min'))
    const creditCode = String(view.facts.find((f) => f.field === 'enterprise.creditCode')?.value)
    const visitor = { kind: 'visitor', language: 'zh' } as const
    const typed = number.toLowerCase().replace(/(.{4})/g, '$1 ')
    const found = await app.runtime.ask(
      getProgress,
      { number: typed, lastFour: creditCode.slice(-4) },
      visitor,
    )
    expect(found).toMatchObject({ number, state: 'RECEIVED' })
    expect(Object.keys(found)).not.toContain('applicant')
    for (const wrong of [
      { number, lastFour: '0000' },
      { number: '9NS1A00000', lastFour: creditCode.slice(-4) },
    ]) {
      await expect(app.runtime.ask(getProgress, wrong, visitor)).rejects.toMatchObject({
        code: 'case.no-progress',
      })
    }
    const miss = () =>
      app.runtime.ask(getProgress, { number, lastFour: '1111' }, visitor).catch((e) => e.code)
    expect(await miss()).toBe('case.no-progress')
  })

  it('lets nobody guess the last four by asking often or all at once, and not against who knows them', async () => {
    const number = await applyFor(app, boss, foodLicence)
    const view = await app.runtime.ask(getDeskCase, { number }, await officialOf(app, 'li-min'))
    const lastFour = String(view.facts.find((f) => f.field === 'enterprise.creditCode')?.value).slice(-4)
    const visitor = { kind: 'visitor', language: 'zh' } as const
    const ask = (guess: string, address: string) =>
      app.runtime.ask(getProgress, { number, lastFour: guess, address }, visitor).then(
        () => 'found',
        (e) => e.code,
      )
    const guesses = await Promise.all(Array.from({ length: 30 }, (_, n) => ask(`1${100 + n}`, '203.0.113.9')))
    expect(guesses.filter((code) => code === 'case.no-progress')).toHaveLength(5)
    expect(guesses.filter((code) => code === 'case.too-many-tries')).toHaveLength(25)
    // the next house guesses from the same network; the applicant asks from another
    expect(await ask('1111', '203.0.113.77')).toBe('case.too-many-tries')
    for (let n = 0; n < 8; n++) expect(await ask(lastFour, '198.51.100.4')).toBe('found')
  })
})

describe('the applicant', () => {
  it('withdraws as long as nothing is decided, and changes contact data', async () => {
    const number = await applyFor(app, boss, foodLicence)
    await expect(app.runtime.perform(correctContact, { number, phone: '12' }, boss)).rejects.toMatchObject({
      code: 'case.phone-wrong',
    })
    await app.runtime.perform(correctContact, { number, phone: '139 0000 0001' }, boss)
    expect((await app.runtime.ask(getMyApplication, { number }, boss)).contact.phone).toBe('13900000001')
    await app.runtime.perform(withdraw, { number }, boss)
    const { line, verbs } = await app.runtime.ask(getMyApplication, { number }, boss)
    expect(line).toMatchObject({ state: 'WITHDRAWN', clock: null, tasks: [] })
    expect(verbs).toEqual([])
    const input = { number, taskId: 'gone' }
    await expect(app.runtime.perform(accept, input, await officialOf(app, 'li-min'))).rejects.toMatchObject({
      code: 'case.overtaken-by-applicant',
    })
  })
})

describe('a document of the wallet', () => {
  it('is a paper like an upload: only one\u2019s own, and open to who handles the case', async () => {
    const holder = residentOf('zhang-guilan')
    const village = '450721101202'
    await applyFor(app, holder, { key: 'senior-card', division: village, answers: { delivery: 'wallet' } })
    const { items } = await app.runtime.ask(listMyCertificates, {}, holder)
    const certificateId = items[0]?.id ?? ''
    const answers = { livesAtHousehold: true, livingSince: '1978-05-01', purpose: 'bank' }
    const what = { key: 'residence-certificate', division: village, answers }
    const paper = { key: 'identity-card', from: 'wallet' as const, ref: certificateId }
    const theirs = await readyDraft(app, stranger, what)
    await expect(
      app.runtime.perform(attachMaterial, { draftId: theirs, ...paper }, stranger),
    ).rejects.toMatchObject(missing)
    const draftId = await readyDraft(app, holder, what)
    await app.runtime.perform(attachMaterial, { draftId, ...paper }, holder)
    const { number } = await app.runtime.perform(submit, { draftId, declared: true }, holder)
    const clerk = await officialOf(app, 'deng-xiaomei')
    await expect(app.runtime.ask(openCertificatePdf, { certificateId }, clerk)).rejects.toMatchObject(missing)
    await app.drain()
    const { materials } = await app.runtime.ask(getDeskCase, { number }, clerk)
    expect(materials[0]).toMatchObject({ from: 'wallet', ref: certificateId })
    expect((await app.runtime.ask(openCertificatePdf, { certificateId }, clerk)).type).toBe('application/pdf')
  })
})

describe('the timers', () => {
  const tick = async (): Promise<void> => {
    for (const job of caseJobs) await job.run(app.runtime)
    await app.drain()
  }

  it('deem an application accepted that nobody answered in five working days, from the day of receipt', async () => {
    app.clock.set('2026-11-23T02:00:00Z')
    const number = await applyFor(app, boss, foodLicence)
    app.clock.set('2026-11-30T02:00:00Z')
    await tick()
    expect((await app.runtime.ask(getMyApplication, { number }, boss)).line.state).toBe('RECEIVED')
    app.clock.set('2026-12-01T02:00:00Z')
    await tick()
    const { line, notices } = await app.runtime.ask(getMyApplication, { number }, boss)
    expect(line).toMatchObject({
      state: 'REVIEW',
      deemed: true,
      clock: { startedOn: '2026-11-23', left: -1, tone: 'overdue' },
    })
    expect(notices.at(-1)?.title.zh).toContain('视为受理')
    await tick()
    expect((await app.runtime.ask(getMyApplication, { number }, boss)).notices).toHaveLength(notices.length)
  })

  it('return what was not completed in the term of the notice', async () => {
    app.clock.set('2026-11-23T02:00:00Z')
    const number = await applyFor(app, boss, foodLicence)
    const clerk = await officialOf(app, 'li-min')
    await app.runtime.perform(
      requestCorrection,
      { ...(await intakeTask(number)), gaps: ['缺页'], days: 3 },
      clerk,
    )
    app.clock.set('2026-11-27T02:00:00Z')
    await tick()
    expect((await app.runtime.ask(getMyApplication, { number }, boss)).line.state).toBe('RETURNED')
  })
})
