import { beforeAll, describe, expect, it } from 'vitest'
import { startPlatform, type TestPlatform } from '../../../test/support/app.ts'
import type { Actor } from '../../kernel/actor.ts'
import { listMyCertificates } from '../certificate/index.ts'
import { listMyMessages } from '../message/index.ts'
import { accept, getDeskCase, getMyApplication, grant, refuse, review } from './index.ts'
import { applyFor, foodLicence, officialOf, residentOf } from './testing.ts'

let app: TestPlatform
beforeAll(async () => {
  app = await startPlatform()
})

/** The task that is this official's to do now. */
const taskOf = async (
  actor: Actor,
  number: string,
  verb: string,
): Promise<{ number: string; taskId: string }> => {
  const { verbs } = await app.runtime.ask(getDeskCase, { number }, actor)
  const taskId = verbs.find((v) => v.verb === verb)?.taskId
  if (!taskId) throw new Error(`${verb} is not among ${verbs.map((v) => v.verb).join(', ')}`)
  return { number, taskId }
}
const acceptBy = async (personId: string, number: string) => {
  const actor = await officialOf(app, personId)
  await app.runtime.perform(accept, await taskOf(actor, number, 'accept'), actor)
}
const reviewBy = async (personId: string, number: string) => {
  const actor = await officialOf(app, personId)
  const input = { ...(await taskOf(actor, number, 'review')), verdict: 'pass' as const, opinion: '材料属实' }
  await app.runtime.perform(review, input, actor)
}
const grantBy = async (personId: string, number: string) => {
  const actor = await officialOf(app, personId)
  await app.runtime.perform(grant, await taskOf(actor, number, 'grant'), actor)
  await app.drain()
}
const stateOf = async (actor: Actor, number: string) =>
  (await app.runtime.ask(getMyApplication, { number }, actor)).line

describe('the eight journeys of the sample province', () => {
  it('senior card: granted by rule, in the wallet and closed in one sitting', async () => {
    const actor = residentOf('zhang-guilan')
    const answers = { delivery: 'wallet' }
    const number = await applyFor(app, actor, { key: 'senior-card', division: '450721101202', answers })
    const mine = await app.runtime.ask(getMyApplication, { number }, actor)
    expect(mine.timeline.map((e) => e.verb)).toEqual([
      'submit',
      'receive',
      'accept',
      'grant',
      'deliver',
      'close',
    ])
    expect(mine.line).toMatchObject({ state: 'CLOSED', outcome: 'grant', clock: null })
    expect(mine.decision?.automatic).toBe(true)
    expect(mine.decision?.grounds[0]?.held[0]?.because[0]?.zh).toContain('71')
    expect(mine.notices.map((n) => n.kind)).toEqual(['REC', 'ACP', 'STL', 'RCH'])
    const { items } = await app.runtime.ask(listMyCertificates, {}, actor)
    expect(items[0]).toMatchObject({ caseNumber: number, ready: true })
    expect(JSON.stringify(await app.runtime.ask(listMyMessages, {}, actor))).toContain(number)
  })

  it('senior card for someone not yet 60: no machine refuses, an official gets it with the ground', async () => {
    const actor = residentOf('wei-jianguo')
    const answers = { delivery: 'wallet' }
    const number = await applyFor(app, actor, { key: 'senior-card', division: '450721101203', answers })
    const line = await stateOf(actor, number)
    expect(line).toMatchObject({ state: 'REVIEW', outcome: undefined, clock: { left: 20, tone: 'plain' } })
    expect(line.tasks[0]?.ground?.held[0]?.because[0]?.zh).toContain('59')
  })

  it('food licence: accepted, reviewed and decided by three officials, for an enterprise', async () => {
    const actor = residentOf('chen-xiaoyan', 'laojiefang-catering')
    const number = await applyFor(app, actor, foodLicence)
    expect(await stateOf(actor, number)).toMatchObject({
      state: 'RECEIVED',
      clock: { kind: 'intake', left: 5 },
    })
    await acceptBy('li-min', number)
    expect(await stateOf(actor, number)).toMatchObject({
      state: 'REVIEW',
      clock: { kind: 'decision', left: 5 },
    })
    await reviewBy('zhou-jianhua', number)
    await grantBy('chen-qiang', number)
    const line = await stateOf(actor, number)
    expect(line).toMatchObject({ state: 'CLOSED', outcome: 'grant' })
    expect(line.certificateNumber).toBeTruthy()
  })

  it('large event: three departments review at the same time, then one decides', async () => {
    const actor = residentOf('tan-zhiwei', 'lixiang-culture')
    const answers = {
      eventName: '荔枝文化节',
      eventKind: 'festival',
      venue: '灵山县体育中心',
      attendance: 3000,
      sessions: [{ heldOn: '2027-06-12', from: '19:30', to: '21:30' }],
      safetyOfficer: '覃志伟',
      safetyPhone: '13900000001',
      guards: 60,
      temporaryStructures: false,
      openFire: false,
      hospital: '灵山县人民医院',
      ambulances: 2,
      medics: 6,
    }
    const number = await applyFor(app, actor, {
      key: 'outdoor-event-permit',
      division: '450721000000',
      answers,
    })
    await acceptBy('wang-jun', number)
    const organs = (await stateOf(actor, number)).tasks.map((task) => task.organId)
    expect(organs.sort()).toEqual(['450721-fire-rescue', '450721-health', '450721-public-security'])
    for (const personId of ['liu-yang', 'he-jing', 'wang-jun']) await reviewBy(personId, number)
    await grantBy('yang-zhiyong', number)
    expect(await stateOf(actor, number)).toMatchObject({ state: 'CLOSED', outcome: 'grant' })
  })

  it('subsistence allowance: the table finds a ground, an official refuses with reason and remedies', async () => {
    const actor = residentOf('lu-haiming')
    const answers = {
      reason: 'unemployment',
      hasVehicle: false,
      payTo: 'social-security-card',
      mayCheck: true,
    }
    const number = await applyFor(app, actor, {
      key: 'subsistence-allowance',
      division: '450721000000',
      answers,
    })
    await acceptBy('huang-li', number)
    const decider = await officialOf(app, 'nong-jianping')
    let page = await app.runtime.ask(getDeskCase, { number }, decider)
    if (page.verbs.every((v) => v.verb !== 'refuse')) {
      await reviewBy('huang-li', number)
      page = await app.runtime.ask(getDeskCase, { number }, decider)
    }
    const input = { ...(await taskOf(decider, number, 'refuse')), reason: '家庭人均月收入高于保障标准' }
    await expect(app.runtime.perform(refuse, { ...input, remedies: ' ' }, decider)).rejects.toMatchObject({
      status: 422,
    })
    await app.runtime.perform(refuse, { ...input, remedies: page.remedies.zh }, decider)
    await app.drain()
    const mine = await app.runtime.ask(getMyApplication, { number }, actor)
    expect(mine.line).toMatchObject({ state: 'CLOSED', outcome: 'refuse', certificateNumber: undefined })
    expect(mine.decision).toMatchObject({ automatic: false, reason: input.reason })
    expect(mine.decision?.grounds[0]?.held.length).toBeGreaterThan(0)
    expect(mine.notices.map((n) => n.kind)).toEqual(['REC', 'ACP', 'NSA', 'RCH'])
    const { items } = await app.runtime.ask(listMyCertificates, {}, actor)
    expect(items[0]).toMatchObject({ typeKey: 'refusal-decision', caseNumber: number, ready: true })
  })

  it('social security card: one organ, one official', async () => {
    const actor = residentOf('zhang-san')
    const answers = { reason: 'damaged', bank: 'abc', delivery: 'counter' }
    const number = await applyFor(app, actor, {
      key: 'social-security-card-replacement',
      division: '450721000000',
      answers,
    })
    await acceptBy('wu-xiuying', number)
    await grantBy('wu-xiuying', number)
    expect(await stateOf(actor, number)).toMatchObject({ state: 'CLOSED', outcome: 'grant' })
  })

  it('certificate of residence: in the village', async () => {
    const actor = residentOf('zhang-guilan')
    const answers = { livesAtHousehold: true, livingSince: '1978-05-01', purpose: 'bank' }
    const number = await applyFor(app, actor, {
      key: 'residence-certificate',
      division: '450721101202',
      answers,
    })
    await acceptBy('deng-xiaomei', number)
    await grantBy('deng-xiaomei', number)
    expect(await stateOf(actor, number)).toMatchObject({ state: 'CLOSED', outcome: 'grant' })
  })

  it('small restaurant: registered by the county', async () => {
    const actor = residentOf('he-liping', 'liping-noodles')
    const answers = {
      area: 20,
      items: ['noodles'],
      coldDishes: false,
      staff: [{ name: '何丽萍', healthCertificateUntil: '2027-10-31' }],
    }
    const number = await applyFor(app, actor, {
      key: 'small-restaurant-registration',
      division: '450721000000',
      answers,
    })
    await acceptBy('li-min', number)
    await grantBy('chen-qiang', number)
    expect(await stateOf(actor, number)).toMatchObject({ state: 'CLOSED', outcome: 'grant' })
  })

  it('childcare allowance: the town accepts, the county decides', async () => {
    const actor = residentOf('huang-meiling')
    const answers = {
      childName: '韦小朵',
      childBirthDate: '2026-08-30',
      relation: 'mother',
      claimedElsewhere: false,
      payTo: 'social-security-card',
    }
    const number = await applyFor(app, actor, {
      key: 'childcare-allowance',
      division: '450721000000',
      answers,
    })
    expect((await stateOf(actor, number)).tasks.map((t) => t.organId)).toEqual(['450721101-government'])
    await acceptBy('liang-bin', number)
    await grantBy('wei-guohua', number)
    expect(await stateOf(actor, number)).toMatchObject({ state: 'CLOSED', outcome: 'grant' })
  })
})
