import { beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../../../test/support/web.ts'
import type { Actor, Official } from '../../kernel/actor.ts'
import { system } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Visitor } from '../../main/tour/visitor.ts'
import {
  accept,
  addNote,
  deskWorklist,
  type EmergencyPart,
  getDeskCase,
  openPaperInEmergency,
  readInEmergency,
} from '../case/index.ts'
import { applyFor, foodLicence, officialOf, residentOf } from '../case/testing.ts'
import { openFile, openFileInEmergency } from '../evidence/index.ts'
import { ask, end, endRunOut, grant, listRequests, listRunOut, refuse } from './index.ts'

let app: TestApp
let technician: Actor & Official
let security: Actor & Official
let technicianDoor: Visitor
let [mine, other]: string[] = []
const caterer = residentOf('chen-xiaoyan', 'laojiefang-catering')
const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  )
const asks = async (
  numbers: readonly string[],
  hours = 2,
  actor: Actor = technician,
  opens: readonly EmergencyPart[] = ['answers'],
): Promise<string> =>
  (
    await app.runtime.perform(
      ask,
      { reason: '办件卡在制证环节，需查看原因', caseNumbers: [...numbers], hours, opens: [...opens] },
      actor,
    )
  ).requestId
const paper = (number: string, actor: Actor = technician, n = 1) =>
  app.runtime.ask(openPaperInEmergency, { number, n }, actor)
const reads = (number: string, actor: Actor = technician) =>
  app.runtime.ask(readInEmergency, { number }, actor)

beforeAll(async () => {
  app = await startApp()
  ;[mine, other] = [await applyFor(app, caterer, foodLicence), await applyFor(app, caterer, foodLicence)]
  technician = await officialOf(app, 'lu-dawei')
  security = await officialOf(app, 'meng-lixin')
  technicianDoor = await app.visitor('lu-dawei')
})

describe('emergency access', () => {
  it('opens nothing when it is only asked for', async () => {
    const requestId = await asks([mine ?? ''])
    expect(await codeOf(reads(mine ?? ''))).toBe('not-found')
    expect(await codeOf(app.runtime.perform(refuse, { requestId }, security))).toBe('done')
    expect(await codeOf(app.runtime.perform(grant, { requestId }, security))).toBe(
      'emergency.not-in-that-state',
    )
    expect(await codeOf(reads(mine ?? ''))).toBe('not-found')
  })

  it('is decided by another person in another post, never by who asked', async () => {
    const requestId = await asks([mine ?? ''])
    expect(await codeOf(app.runtime.perform(grant, { requestId }, technician))).toBe('emergency.own-request')
    // the same person in a second post
    const second = { ...security, personId: technician.personId } as Actor
    expect(await codeOf(app.runtime.perform(grant, { requestId }, second))).toBe('emergency.own-request')
    const handler = await officialOf(app, 'li-min')
    expect(await codeOf(app.runtime.perform(grant, { requestId }, handler))).toBe('not-found')
    const own = await asks([mine ?? ''], 1, security)
    expect(await codeOf(app.runtime.perform(grant, { requestId: own }, security))).toBe(
      'emergency.own-request',
    )
    // the table itself refuses it too
    await expect(
      app.owner.query(`update "emergency"."request" set decided_by = person_id where id = $1`, [requestId]),
    ).rejects.toThrow('check constraint')
  })

  it('opens exactly these cases, to read, to exactly this post; every look is in the audit', async () => {
    const requestId = await asks([mine ?? ''])
    await app.runtime.perform(grant, { requestId }, security)
    const found = await reads(mine ?? '')
    expect(found.line.number).toBe(mine)
    expect(Object.keys(found.answers).length).toBeGreaterThan(3)
    expect([found.contact, found.materials]).toEqual([undefined, []])
    expect(await codeOf(paper(mine ?? ''))).toBe('not-found')
    expect(await codeOf(reads(other ?? ''))).toBe('not-found')
    expect(await codeOf(reads(mine ?? '', security))).toBe('not-found')
    // reading only: the case's own operations are as shut as before
    const number = mine ?? ''
    for (const shut of [
      () => app.runtime.ask(getDeskCase, { number }, technician),
      () => app.runtime.ask(deskWorklist, { view: 'all' }, technician),
      () => app.runtime.perform(addNote, { number, text: 'x' }, technician),
      () => app.runtime.perform(accept, { number, taskId: 'x' }, technician),
    ])
      expect(['not-found', 'case.needs-official', 'case.not-there']).toContain(await codeOf(shut()))
    const { rows } = await app.owner.query<{ subject: { grantId: string; number: string } }>(
      `select subject from "platform"."audit" where operation = 'case.read-in-emergency' and outcome = 'read' order by id`,
    )
    expect(rows.some(({ subject }) => subject.grantId === requestId && subject.number === mine)).toBe(true)
    await app.runtime.perform(end, { requestId }, technician)
    expect(await codeOf(reads(mine ?? ''))).toBe('not-found')
  })

  it('opens no more than was named: the process alone, the whole contact, papers one by one', async () => {
    const process = await asks([mine ?? ''], 1, technician, [])
    await app.runtime.perform(grant, { requestId: process }, security)
    const bare = await reads(mine ?? '')
    expect(bare.timeline.length).toBeGreaterThan(0)
    expect([bare.answers, bare.facts, bare.contact, bare.materials]).toEqual([{}, [], undefined, []])
    await app.runtime.perform(end, { requestId: process }, technician)

    const requestId = await asks([mine ?? ''], 1, technician, ['contact', 'papers'])
    await app.runtime.perform(grant, { requestId }, security)
    const found = await reads(mine ?? '')
    expect(found.answers).toEqual({})
    expect(found.contact?.phone).toMatch(/^1\d{10}$/)
    const [first] = found.materials.filter(({ from }) => from === 'upload')
    expect((await paper(mine ?? '', technician, first?.n)).content.subarray(0, 4).toString()).toBe('%PDF')
    expect(await codeOf(paper(mine ?? '', technician, 99))).toBe('not-found')
    expect(await codeOf(paper(mine ?? '', security, first?.n))).toBe('not-found')
    expect(await codeOf(paper(other ?? '', technician, first?.n))).toBe('not-found')
    // the file itself is as shut as before, and its opening without the case is nobody's
    const evidenceId = first?.ref ?? ''
    expect(await codeOf(app.runtime.ask(openFile, { evidenceId }, technician))).toBe('not-found')
    expect(await codeOf(app.runtime.ask(openFileInEmergency, { evidenceId }, technician))).toBe(
      'evidence.deny.not-yours',
    )
    const file = await technicianDoor.request(`/files/emergency/${mine}/${first?.n}`)
    expect([file.status, file.headers.get('content-disposition')?.slice(0, 10)]).toEqual([200, 'attachment'])
    await file.body?.cancel()
    const { rows } = await app.owner.query<{ subject: { grantId: string } }>(
      `select subject from "platform"."audit" where operation = 'case.open-paper-in-emergency' and outcome = 'read'`,
    )
    expect(rows.filter(({ subject }) => subject.grantId === requestId).length).toBeGreaterThan(1)
    // either post ends it, and at once
    await app.runtime.perform(end, { requestId }, security)
    expect(await codeOf(paper(mine ?? '', technician, first?.n))).toBe('not-found')
    expect((await technicianDoor.request(`/files/emergency/${mine}/${first?.n}`)).status).toBe(404)
  })

  it('is said on every page while it is open: to who holds it and to who decided, and to nobody else', async () => {
    const [securityDoor, handlerDoor] = [await app.visitor('meng-lixin'), await app.visitor('li-min')]
    const says = async (door: Visitor, path: string): Promise<boolean> =>
      text((await door.get(path)).html).includes('应急授权生效中')
    const requestId = await asks([mine ?? ''])
    expect(await says(technicianDoor, '/desk')).toBe(false)
    await app.runtime.perform(grant, { requestId }, security)
    for (const path of ['/desk', '/desk/operations', '/help', '/'])
      expect(await says(technicianDoor, path), path).toBe(true)
    expect(await says(securityDoor, '/desk/admin/keys')).toBe(true)
    expect(await says(handlerDoor, '/desk')).toBe(false)
    await app.runtime.perform(end, { requestId }, technician)
    expect(await says(technicianDoor, '/desk')).toBe(false)
    expect(await says(securityDoor, '/desk/admin/keys')).toBe(false)
  })

  it('shows a banner on the page, and a case that is not open is not there', async () => {
    const requestId = await asks([mine ?? ''])
    await app.runtime.perform(grant, { requestId }, security)
    const list = await technicianDoor.get('/desk/admin/break-glass')
    expect(text(list.html)).toContain('您正持有应急授权')
    const page = await technicianDoor.get(`/desk/admin/break-glass/cases/${mine}`)
    expect(page.status).toBe(200)
    expect(text(page.html)).toContain('应急授权：仅可查阅')
    expect(page.html).not.toMatch(/\d{17}[\dX](?!\d)/)
    expect((await technicianDoor.request(`/desk/admin/break-glass/cases/${other}`)).status).toBe(404)
    expect([403, 404]).toContain((await technicianDoor.request(`/desk/cases/${mine}`)).status)
    await app.runtime.perform(end, { requestId }, security)
  })

  it('is asked for on the page, with a reason, numbers and hours that fit', async () => {
    const page = await technicianDoor.get('/desk/admin/break-glass')
    const bad = await technicianDoor.submit(page, { reason: '短', numbers: '', hours: '9', do: 'ask' })
    expect(bad.status).toBe(422)
    for (const field of ['reason', 'numbers', 'hours']) expect(bad.html).toContain(`href="#f-${field}"`)
    const good = await technicianDoor.submit(page, {
      reason: '证照生成失败，经办人员无法联系',
      numbers: `${mine} ${other}`,
      hours: '4',
      do: 'ask',
    })
    expect(text(good.html)).toContain('等待安全管理员决定')
    const all = await app.runtime.ask(listRequests, {}, security)
    expect(all.find(({ hours }) => hours === 4)).toMatchObject({
      caseNumbers: [mine, other],
      hours: 4,
      may: ['decide'],
    })
  })

  it('ends by itself to the second, and those concerned are told afterwards who looked and why', async () => {
    await app.drain()
    const requestId = await asks([mine ?? ''], 1)
    await app.runtime.perform(grant, { requestId }, security)
    const began = app.clock.now()
    const inbox = () =>
      app.owner.query<{ party_id: string; body_zh: string }>(
        `select party_id, body_zh from "message"."message" where title_zh = '您的办件曾被应急查阅'`,
      )
    const before = (await inbox()).rows.length
    await app.drain()
    expect((await inbox()).rows.length).toBe(before)
    app.clock.set(new Date(began.getTime() + 3_600_000 - 1).toISOString())
    expect((await reads(mine ?? '')).line.number).toBe(mine)
    app.clock.set(new Date(began.getTime() + 3_600_000).toISOString())
    expect(await codeOf(reads(mine ?? ''))).toBe('not-found')
    const clock = system('emergency.end-run-out')
    for (const due of await app.runtime.ask(listRunOut, {}, clock))
      await app.runtime.perform(endRunOut, { requestId: due }, clock)
    const { rowCount } = await app.owner.query(`select 1 from "case"."access" where kind = 'emergency'`)
    expect(rowCount).toBe(0)
    await app.drain()
    const told = (await inbox()).rows.slice(before)
    expect(told.map(({ party_id }) => party_id)).toContain('laojiefang-catering')
    expect(told[0]?.body_zh).toContain('办件卡在制证环节')
    expect(told[0]?.body_zh).toContain('（办理过程、申请内容）')
  })

  it('is not for the audit administrator, nor longer than four hours', async () => {
    const auditor = await officialOf(app, 'liao-jingwen')
    expect(await codeOf(asks([mine ?? ''], 1, auditor))).toBe('emergency.not-audit')
    expect(await codeOf(asks([mine ?? ''], 5))).not.toBe('done')
    const unknown = await asks(['9NS110000A'.replace('9NS1', (mine ?? '').slice(0, 4))]).catch(
      () => undefined,
    )
    if (unknown)
      expect(await codeOf(app.runtime.perform(grant, { requestId: unknown }, security))).toBe(
        'emergency.no-such-case',
      )
  })
})
