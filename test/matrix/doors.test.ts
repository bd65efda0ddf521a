import { beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '../../src/kernel/problem.ts'
import type { Visitor } from '../../src/main/tour/visitor.ts'
import { claim, getDeskCase } from '../../src/modules/case/index.ts'
import { applyFor, foodLicence, officialOf, residentOf } from '../../src/modules/case/testing.ts'
import { startApp, type TestApp } from '../support/web.ts'

/** Sample people who can stand for a column of the matrix, with what the desk and the portal answer them about one case. */
const people = [
  ['visitor', undefined, 'sign-in', 'sign-in'],
  ['legal representative', 'chen-xiaoyan', 404, 404],
  ['stranger', 'wei-jianguo', 404, 404],
  ['accept clerk', 'li-min', 200, 404],
  ['decider', 'zhou-jianhua', 200, 404],
  ['another department', 'zhong-ming', 404, 404],
  ['system administrator', 'qin-haiyan', 404, 404],
  ['security administrator', 'meng-lixin', 404, 404],
  ['audit administrator', 'liao-jingwen', 404, 404],
  ['operator', 'lu-dawei', 404, 404],
] as const

let app: TestApp
let number: string
const applicant = residentOf('chen-xiaoyan', 'laojiefang-catering')

beforeAll(async () => {
  app = await startApp()
  number = await applyFor(app, applicant, foodLicence)
})

describe('the doors answer as the matrix says', () => {
  const answered = async (who: Visitor, path: string): Promise<number | string> => {
    const answer = await who.request(path, {}, false)
    const to = answer.headers.get('location') ?? ''
    return answer.status === 303 && to.startsWith('/sign-in') ? 'sign-in' : answer.status
  }

  it.each(people)('%s', async (_name, personId, desk, portal) => {
    const who = await app.visitor(personId)
    expect(await answered(who, `/desk/cases/${number}`)).toBe(desk)
    expect(await answered(who, `/my/applications/${number}`)).toBe(portal)
    const api = await who.request(`/api/v1/desk/cases/${number}`)
    expect([200, 401, 403, 404]).toContain(api.status)
    expect(api.status === 200).toBe(desk === 200)
  })
})

describe('why', () => {
  it('explains a decision rule by rule to who sees the case, and to nobody else', async () => {
    const li = await app.visitor('li-min')
    const page = await li.get(`/desk/why?operation=case.grant&case=${number}`)
    expect(page.status).toBe(200)
    expect(page.html).toContain('case.act.outcome')
    expect(page.html).toContain('case.see.organ')
    const other = await li.get(`/desk/why?operation=case.get-desk-case&case=${number}&person=zhong-ming`)
    expect(other.status).toBe(200)
    expect(other.html).toContain('对其不存在')
    const stranger = await app.visitor('zhong-ming')
    expect((await stranger.get(`/desk/why?operation=case.grant&case=${number}`)).status).toBe(404)
    expect((await stranger.get('/desk/why?operation=case.grant&case=9NS110000A')).status).toBe(404)
    const resident = await app.visitor('chen-xiaoyan')
    expect((await resident.get(`/desk/why?operation=case.grant&case=${number}`)).status).toBe(404)
  })

  it('asks for what is missing, and tells nobody why a colleague stands back', async () => {
    const li = await app.visitor('li-min')
    const empty = await li.get('/desk/why?operation=case.grant')
    expect([empty.status, empty.html.includes('请写明是哪一件')]).toEqual([200, true])
    await app.owner.query(
      `insert into "register"."kinship" values ('chen-qiang', 'chen-xiaoyan', 'spouse', '2026-01-01')`,
    )
    const about = `/desk/why?operation=case.claim&case=${number}`
    const ofColleague = await li.get(`${about}&person=chen-qiang`)
    expect(ofColleague.status).toBe(200)
    expect(ofColleague.html).toContain('缘由只告诉本人')
    expect(ofColleague.html).not.toMatch(/family-case|家人|own-case|represented-case/)
    const chen = await app.visitor('chen-qiang')
    expect((await chen.get(about)).html).toContain('case.act.family-case')
    await app.owner.query('delete from "register"."kinship"')
  })

  it('lists all rules to the security administrator alone', async () => {
    const security = await app.visitor('meng-lixin')
    const page = await security.get('/desk/admin/policies?module=case')
    expect(page.status).toBe(200)
    expect(page.html).toContain('case.act.family-case')
    for (const personId of ['li-min', 'qin-haiyan', 'liao-jingwen', 'lu-dawei', 'chen-xiaoyan']) {
      const other = await app.visitor(personId)
      expect([personId, (await other.get('/desk/admin/policies')).status]).not.toEqual([personId, 200])
    }
  })
})

describe('whoever has to stand back', () => {
  const acceptAs = async (personId: string): Promise<string> => {
    const actor = await officialOf(app, personId)
    const { tasks } = await app.runtime.ask(getDeskCase, { number }, actor)
    const taskId = tasks[0]?.id ?? ''
    return app.runtime.perform(claim, { number, taskId }, actor).then(
      () => 'done',
      (problem: Problem) => problem.code,
    )
  }

  it('is told so for a relative, by the household register', async () => {
    const { rows } = await app.owner.query(
      `select household_id from "register"."person" where party_id = 'li-min'`,
    )
    await app.owner.query(
      `insert into "register"."person" select 'li-min', name, id_number, sex, born_on, nation, address, division,
         household_id, 'parent', phone, monthly_income, as_of from "register"."person" where party_id = 'chen-xiaoyan'
       on conflict (party_id) do update set household_id = excluded.household_id`,
    )
    expect(await acceptAs('li-min')).toBe('case.family-case')
    const li = await app.visitor('li-min')
    expect((await li.get(`/desk/cases/${number}`)).html).toContain('家人')
    if (rows[0])
      await app.owner.query(`update "register"."person" set household_id = $1 where party_id = 'li-min'`, [
        rows[0].household_id,
      ])
    else await app.owner.query(`delete from "register"."person" where party_id = 'li-min'`)
  })

  it('and for a company one represents, by the mandates', async () => {
    await app.owner.query(`insert into "party"."mandate" (id, kind, person_id, party_id, from_on)
      values ('m-conflict', 'handler', 'li-min', 'laojiefang-catering', '2026-01-01')`)
    expect(await acceptAs('li-min')).toBe('case.represented-case')
    await app.owner.query(`delete from "party"."mandate" where id = 'm-conflict'`)
    expect(await acceptAs('li-min')).toBe('done')
  })
})
