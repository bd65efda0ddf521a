import { describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { system, visitor, within } from '../../kernel/actor.ts'
import { isCreditCode } from '../../kernel/check-digits.ts'
import {
  findOrganFor,
  getAppointments,
  getOrgan,
  getOrganByCode,
  listDepartments,
  listOfficials,
  listOrgansOfDepartment,
  loadAppointments,
} from './index.ts'

const { runtime, pool, clock } = await startPlatform()
const anyone = visitor()
const organ = (organId: string) => runtime.ask(getOrgan, { organId }, anyone)

describe('organs of the sample province', () => {
  it('have credit codes that pass both checks, and paths that nobody shares', async () => {
    const { rows } = await pool.query<{ credit_code: string; path: string; parent: string | null }>(
      `select o.credit_code, o.path, p.path as parent from organ.organ o left join organ.organ p on p.id = o.parent_id`,
    )
    expect(rows.length).toBeGreaterThan(5000)
    expect(rows.filter((r) => !isCreditCode(r.credit_code))).toEqual([])
    expect(new Set(rows.map((r) => r.path)).size).toBe(rows.length)
    expect(rows.filter((r) => r.parent !== null && !within(r.parent, r.path))).toEqual([])
    expect(rows.filter((r) => r.parent === null).map((r) => r.path)).toEqual(['gx.'])
  })
  it('cover some sixty departments at the levels they have', async () => {
    const departments = await runtime.ask(listDepartments, {}, anyone)
    expect(departments.filter((d) => d.levels.includes(1)).length).toBeGreaterThanOrEqual(60)
    expect(departments.find((d) => d.slug === 'urban-management')?.levels).toEqual([2, 3])
    expect(departments.find((d) => d.slug === 'village-committee')?.levels).toEqual([5])
  })
  it('are named by place and function in both languages', async () => {
    expect((await organ('450721-market-regulation')).name).toEqual({
      zh: '灵山县市场监督管理局',
      en: 'Lingshan Market Regulation Bureau',
    })
    expect((await organ('450721101-government')).name.zh).toBe('灵山县新圩镇人民政府')
    expect((await organ('450721001-government')).name.en).toBe('Lingcheng Subdistrict Office, Lingshan')
    expect((await organ('450721101202-village-committee')).path).toBe('gx.qinzhou.lingshan.xinxu.dengjia.')
  })
  it('a county bureau has only its own subtree', async () => {
    const bureau = await organ('450721-market-regulation')
    const twin = await organ('450722-market-regulation')
    const town = await organ('450721101-government')
    expect(within(bureau.path, bureau.path)).toBe(true)
    expect(within(bureau.path, twin.path) || within(bureau.path, town.path)).toBe(false)
    expect(within((await organ('450700-government')).path, bureau.path)).toBe(true)
  })
  it('are found by code, and not when there is none', async () => {
    const { creditCode } = await organ('450721-health')
    expect((await runtime.ask(getOrganByCode, { creditCode }, anyone)).id).toBe('450721-health')
    await expect(organ('450721-nothing')).rejects.toMatchObject({ status: 404 })
  })
  it('list by department', async () => {
    expect(
      await runtime.ask(listOrgansOfDepartment, { department: 'health', level: 2 }, anyone),
    ).toHaveLength(14)
  })
})

describe('the organ that serves a place', () => {
  const found = async (department: string, division: string) =>
    (await runtime.ask(findOrganFor, { department, division }, anyone))?.id ?? null
  it.each([
    ['market-regulation', '450721000000', '450721-market-regulation'],
    ['market-regulation', '450721101202', '450721-market-regulation'],
    ['government', '450721101202', '450721101-government'],
    ['village-committee', '450721101202', '450721101202-village-committee'],
    ['foreign-affairs', '450721000000', '450700-foreign-affairs'],
    ['sports', '450721000000', '450000-sports'],
    ['sports', '990000000000', null],
    ['no-such-thing', '450721000000', null],
  ])('%s of %s is %s', async (department, division, id) => {
    expect(await found(department, division)).toBe(id)
  })
})

describe('posts', () => {
  it('say who does what', async () => {
    const [post] = await runtime.ask(getAppointments, { personId: 'chen-qiang' }, anyone)
    expect(post).toMatchObject({
      organId: '450721-market-regulation',
      path: 'gx.qinzhou.lingshan.market-regulation.',
      duties: ['decide', 'issue'],
      post: { zh: '部门负责人', en: 'Head of department' },
    })
  })
  it('every department of the three counties has somebody for each duty', async () => {
    for (const duty of ['accept', 'review', 'decide', 'issue']) {
      const { rows } = await pool.query(
        `select o.id from organ.organ o where o.level = 3 and o.department <> 'government'
           and left(o.division, 6) in ('450721', '450722', '450103')
           and not exists (select from organ.appointment a where a.organ_id = o.id and $1 = any(a.duties))`,
        [duty],
      )
      expect(rows).toEqual([])
    }
  })
  it('end on their last day', async () => {
    const post = {
      id: 'a-short',
      personId: 'p-0001',
      personName: '某某',
      organId: '450721-health',
      post: { zh: '临时人员' },
      duties: ['review'],
      from: '2026-11-01',
      until: '2026-11-23',
    }
    await runtime.perform(loadAppointments, { appointments: [post] }, system('test'))
    const held = async () => (await runtime.ask(getAppointments, { personId: 'p-0001' }, anyone)).length
    expect(await held()).toBe(1)
    clock.set('2026-11-23T16:00:00Z') // midnight in China
    expect(await held()).toBe(0)
  })
  it('colleagues know who works where; visitors do not', async () => {
    const input = { organId: '450721-market-regulation', duty: 'decide' as const }
    const names = (await runtime.ask(listOfficials, input, system('test'))).map((a) => a.personName)
    expect(names).toContain('陈强')
    await expect(runtime.ask(listOfficials, input, anyone)).rejects.toMatchObject({ status: 401 })
    await expect(runtime.perform(loadAppointments, { appointments: [] }, anyone)).rejects.toMatchObject({
      status: 422,
    })
  })
})
