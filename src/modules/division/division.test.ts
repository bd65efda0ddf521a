import { describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { system, visitor } from '../../kernel/actor.ts'
import {
  findDivision,
  getDivision,
  getLineage,
  listDivisionChildren,
  loadDivisions,
  searchDivisions,
} from './index.ts'

const { runtime, pool } = await startPlatform()
const anyone = visitor()

describe('the sample province', () => {
  it('is complete: 1 + 14 + 111 + 1,284 + 16,681, nothing without something above it', async () => {
    const { rows } = await pool.query<{ level: number; n: string }>(
      'select level, count(*) as n from division.division group by level order by level',
    )
    expect(rows.map((r) => Number(r.n))).toEqual([1, 14, 111, 1284, 16681])
    const { rows: lost } = await pool.query(
      'select code from division.division d where level > 1 and not exists (select from division.division p where p.code = d.parent)',
    )
    expect(lost).toEqual([])
  })
  it('reads names as people there say them, with English to county level', async () => {
    const reading = async (code: string) => {
      const { pinyin, name } = await runtime.ask(getDivision, { code }, anyone)
      return [pinyin, name.en]
    }
    expect(await reading('451000000000')).toEqual(['Bǎisè Shì', 'Baise City'])
    expect(await reading('451228000000')).toEqual(["Dū'ān Yáozú Zìzhìxiàn", "Du'an Yao Autonomous County"])
    expect(await reading('450405000000')).toEqual(['Chángzhōu Qū', 'Changzhou District'])
    expect(await reading('450422000000')).toEqual(['Téng Xiàn', 'Tengxian County'])
    expect(await reading('450721101000')).toEqual(['Xīnxū Zhèn', undefined])
  })
})

describe('the tree', () => {
  it('gives the way down, province first', async () => {
    const lineage = await runtime.ask(getLineage, { code: '450721101202' }, anyone)
    expect(lineage.map((d) => d.name.zh)).toEqual([
      '广西壮族自治区',
      '钦州市',
      '灵山县',
      '新圩镇',
      '邓家村委会',
    ])
    expect(await runtime.ask(getLineage, { code: '990000000000' }, anyone)).toEqual([])
  })
  it('lists what is directly below', async () => {
    expect(await runtime.ask(listDivisionChildren, {}, anyone)).toHaveLength(1)
    expect(await runtime.ask(listDivisionChildren, { code: '450000000000' }, anyone)).toHaveLength(14)
    expect(await runtime.ask(listDivisionChildren, { code: '450721101202' }, anyone)).toEqual([])
  })
  it('answers for an unknown code', async () => {
    expect(await runtime.ask(findDivision, { code: '990000000000' }, anyone)).toBeUndefined()
    await expect(runtime.ask(getDivision, { code: '990000000000' }, anyone)).rejects.toMatchObject({
      status: 404,
    })
    await expect(runtime.ask(getDivision, { code: '4507' }, anyone)).rejects.toMatchObject({ status: 422 })
  })
})

describe('search', () => {
  const first = async (text: string) =>
    (await runtime.ask(searchDivisions, { text, limit: 5 }, anyone))[0]?.code
  it.each([
    ['灵山县', '450721000000'],
    ['灵山', '450721000000'],
    ['lingshan', '450721000000'],
    ['Língshān', '450721000000'],
    ['ling shan xian', '450721000000'],
    ['450721', '450721000000'],
    ['青秀', '450103000000'],
    ["Long'an", '450123000000'],
  ])('%s', async (text, code) => {
    expect(await first(text)).toBe(code)
  })
  it('finds nothing for nothing', async () => {
    expect(await runtime.ask(searchDivisions, { text: ' ' }, anyone)).toEqual([])
  })
})

it('only the platform loads divisions, and loading again changes nothing', async () => {
  const divisions = [{ code: '450721000000', name: '灵山县', pinyin: 'Língshān Xiàn', en: 'Lingshan County' }]
  await expect(runtime.perform(loadDivisions, { divisions }, anyone)).rejects.toMatchObject({ status: 401 })
  await runtime.perform(loadDivisions, { divisions }, system('test'))
  expect(await runtime.ask(listDivisionChildren, { code: '450700000000' }, anyone)).toHaveLength(4)
})
