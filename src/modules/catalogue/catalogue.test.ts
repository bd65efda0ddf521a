import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { startPlatform, type TestPlatform } from '../../../test/support/app.ts'
import { system, visitor } from '../../kernel/actor.ts'
import { creditCodeHolds, readItemCode } from './codes.ts'
import { takeIn } from './commands/take-in.ts'
import { emptyGuide } from './guide.ts'
import {
  browseItems,
  getItem,
  listBasicItems,
  listImplementations,
  listThemes,
  searchItems,
} from './index.ts'
import type { ItemRecord } from './item-record.ts'
import { loadSample } from './sample.ts'

const read = (path: string): Promise<Buffer> =>
  readFile(new URL(`../../../catalogue/${path}`, import.meta.url))
const lingshan = '450721000000'

const aRecord = (over: Partial<ItemRecord> = {}): ItemRecord => ({
  code: '11450721MB155808114000104002000',
  scheme: 'national-31',
  basicCode: '000104002000',
  name: { zh: '固定资产投资项目节能审查' },
  catalogueName: null,
  type: '01',
  department: 'development-reform',
  audience: ['enterprise'],
  themes: [],
  organId: null,
  organCode: '11450721MB15580811',
  organName: { zh: '灵山县行政审批局' },
  division: lingshan,
  level: 3,
  state: 'in-use',
  projectType: 'promised',
  online: true,
  visits: 1,
  legalDays: 20,
  legalUnit: 'working-day',
  promisedDays: 5,
  promisedUnit: 'working-day',
  guide: emptyGuide(),
  ...over,
})

describe('the catalogue on a database', () => {
  let app: TestPlatform
  beforeAll(async () => {
    app = await startPlatform()
  })
  const search = (q: string, division?: string) =>
    app.runtime.ask(searchItems, { q, ...(division ? { division } : {}) }, visitor())

  it('has at least 40 items of 12 departments at all five levels, codes built by rule', async () => {
    const { rows } = await app.pool.query(
      `select count(distinct t.id)::int as items, count(distinct t.department)::int as departments,
              array_agg(distinct m.level order by m.level) as levels, count(*)::int as lines
         from "catalogue"."implementation" m join "catalogue"."item" t on t.id = m.item_id`,
    )
    expect(rows[0].items).toBeGreaterThanOrEqual(40)
    expect(rows[0].departments).toBeGreaterThanOrEqual(12)
    expect(rows[0].levels).toEqual([1, 2, 3, 4, 5])
    const codes = await app.pool.query<{ code: string }>('select code from "catalogue"."implementation"')
    for (const { code } of codes.rows) {
      expect(code).toHaveLength(31)
      expect(creditCodeHolds(readItemCode(code).creditCode ?? '')).toBe(true)
    }
  })

  it('loads once: a second load and a changed row stay as they are', async () => {
    await app.pool.query(`update "catalogue"."item" set summary_en = 'ours' where key = 'senior-card'`)
    const before = await app.pool.query('select count(*)::int as n from "catalogue"."implementation"')
    await loadSample(app.runtime, read)
    const after = await app.pool.query('select count(*)::int as n from "catalogue"."implementation"')
    expect(after.rows).toEqual(before.rows)
    const [senior] = await app.runtime.ask(listBasicItems, { code: 'senior-card' }, visitor())
    expect(senior?.summary.en).toBe('ours')
  })

  it('finds items as people speak, at the organ that serves the place', async () => {
    for (const [q, key] of [
      ['开饭店', 'food-licence'],
      ['补社保卡', 'social-security-card-replacement'],
      ['xinshenger', 'birth-registration'],
      ['open a restaurant', 'food-licence'],
      ['老年证', 'senior-card'],
    ] as const) {
      const { items } = await search(q, lingshan)
      const wanted = await app.runtime.ask(getItem, { code: key, division: lingshan }, visitor())
      expect([q, items.slice(0, 2).map((i) => i.code)], q).toEqual([q, expect.arrayContaining([wanted.code])])
    }
  })

  it('answers a village for village items and says where else one is handled', async () => {
    const village = await search('居住证明', '450721101202')
    expect(village.items[0]?.level).toBe(5)
    const elsewhere = await search('药品生产许可', '110101000000')
    expect(elsewhere.items).toEqual([])
    expect(elsewhere.elsewhere[0]?.name.zh).toBe('药品生产许可')
  })

  it('pages a search without gaps or repeats', async () => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof search>> = await app.runtime.ask(
        searchItems,
        { q: '登记', division: lingshan, limit: 4, ...(cursor ? { cursor } : {}) },
        visitor(),
      )
      seen.push(...page.items.map((i) => i.code))
      cursor = page.next
    } while (cursor)
    expect(seen.length).toBeGreaterThan(5)
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('filters by audience, department, theme and instant', async () => {
    const ask = (filters: object) =>
      app.runtime.ask(searchItems, { q: '登记', division: lingshan, filters, limit: 50 }, visitor())
    const business = await ask({ audience: 'enterprise' })
    expect(business.items.every((i) => i.audience.includes('enterprise'))).toBe(true)
    const instant = await ask({ instant: true })
    expect(instant.items.length).toBeGreaterThan(0)
    expect(instant.items.every((i) => i.projectType === 'instant')).toBe(true)
    expect(
      (await ask({ department: 'civil-affairs' })).items.every((i) => i.department === 'civil-affairs'),
    ).toBe(true)
    const browsed = await app.runtime.ask(browseItems, { division: lingshan, theme: '婚姻登记' }, visitor())
    expect(browsed.items.map((i) => i.name.zh).sort()).toEqual(['离婚登记', '结婚登记'])
    expect((await app.runtime.ask(listThemes, {}, visitor())).length).toBeGreaterThan(10)
  })

  it('takes in, sees no change, versions a change and keeps what the old version said', async () => {
    const perform = (record: ItemRecord) =>
      app.runtime.perform(takeIn, { source: 'test', records: [record] }, system('test'))
    const { code } = aRecord()
    expect(await perform(aRecord())).toEqual({ accepted: [code], changed: [], unchanged: [] })
    expect(await perform(aRecord())).toEqual({ accepted: [], changed: [], unchanged: [code] })
    expect((await search('节能审查')).items[0]?.code).toBe(code)
    expect(await perform(aRecord({ promisedDays: 3 }))).toEqual({
      accepted: [],
      changed: [code],
      unchanged: [],
    })
    const now = await app.runtime.ask(getItem, { code }, visitor())
    const then = await app.runtime.ask(getItem, { code, version: 1 }, visitor())
    expect([now.version, now.promisedDays, then.version, then.promisedDays]).toEqual([2, 3, 1, 5])
  })

  it('does not let a visitor take items in', async () => {
    await expect(
      app.runtime.perform(takeIn, { source: 'test', records: [aRecord()] }, visitor()),
    ).rejects.toMatchObject({ status: 401 })
  })

  it('lists who carries an item out, by division', async () => {
    const [food] = await app.runtime.ask(listBasicItems, { code: 'food-licence' }, visitor())
    const all = await app.runtime.ask(listImplementations, { itemId: food?.id ?? '', limit: 200 }, visitor())
    expect(all.items.length).toBe(111)
    const here = await app.runtime.ask(
      listImplementations,
      { itemId: food?.id ?? '', within: '450700000000' },
      visitor(),
    )
    expect(here.items.every((i) => i.division.startsWith('4507'))).toBe(true)
  })
})
