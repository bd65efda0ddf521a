import { describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { type Actor, system, visitor } from '../../kernel/actor.ts'
import { isCitizenId, isCreditCode } from '../../kernel/check-digits.ts'
import { getContact, getParty, listMandates, loadParties, revealNumber } from './index.ts'
import { official, resident } from './testing.ts'

const { runtime, owner: pool } = await startPlatform()
const li = official('li-min', '450721-market-regulation', 'gx.qinzhou.lingshan.market-regulation.', [
  'accept',
])
const zhang = resident('zhang-guilan')
const platform = system('test')

describe('the invented people', () => {
  it('are some hundreds, with numbers nobody can have and no number in clear', async () => {
    const { rows } = await pool.query<{ id: string; kind: string; masked_number: string; number: Buffer }>(
      'select id, kind, masked_number, number from party.party order by id',
    )
    expect(rows.filter((r) => r.kind === 'enterprise').length).toBeGreaterThanOrEqual(100)
    expect(rows.filter((r) => r.id.startsWith('p-')).length).toBeGreaterThanOrEqual(300)
    const reason = 'a look at the sample'
    for (const row of rows.filter((_, at) => at % 40 === 0)) {
      const number = await runtime.ask(revealNumber, { partyId: row.id, reason }, platform)
      expect(row.number.includes(number)).toBe(false)
      if (row.kind === 'person') {
        expect(number).toMatch(/^450000/)
        expect(isCitizenId(number)).toBe(true)
        expect(row.masked_number).toMatch(/^450\*+.{4}$/)
      } else {
        expect(number.slice(8)).toMatch(/^FAKE/)
        expect(isCreditCode(number)).toBe(true)
      }
    }
  })
})

describe('who sees whom', () => {
  it('oneself, whom one acts for, and officials masked', async () => {
    const seen = async (actor: Actor, partyId: string) =>
      (await runtime.ask(getParty, { partyId }, actor)).name
    expect(await seen(zhang, 'zhang-guilan')).toBe('张桂兰')
    expect(await seen(resident('chen-xiaoyan', 'laojiefang-catering'), 'laojiefang-catering')).toContain(
      '老街坊',
    )
    expect(await seen(li, 'zhang-guilan')).toBe('张桂兰')
  })
  it('a stranger gets the same 404 as for nothing there', async () => {
    for (const partyId of ['wei-jianguo', 'nobody']) {
      for (const actor of [zhang, visitor()]) {
        await expect(runtime.ask(getParty, { partyId }, actor)).rejects.toMatchObject({ status: 404 })
        await expect(runtime.ask(getContact, { partyId }, actor)).rejects.toMatchObject({ status: 404 })
      }
    }
    await expect(runtime.ask(getContact, { partyId: 'zhang-guilan' }, li)).rejects.toMatchObject({
      status: 404,
    })
  })
})

describe('mandates', () => {
  it('tell for whom a person may act', async () => {
    const list = await runtime.ask(listMandates, { personId: 'chen-xiaoyan' }, resident('chen-xiaoyan'))
    expect(list).toMatchObject([
      { kind: 'legal-representative', partyId: 'laojiefang-catering', partyKind: 'enterprise' },
    ])
    const family = await runtime.ask(listMandates, { personId: 'huang-meiling' }, resident('huang-meiling'))
    expect(family).toMatchObject([{ kind: 'guardian', partyName: '梁小禾' }])
    await expect(runtime.ask(listMandates, { personId: 'chen-xiaoyan' }, zhang)).rejects.toMatchObject({
      status: 404,
    })
  })
})

it('a number belongs to one party', async () => {
  const number = await runtime.ask(revealNumber, { partyId: 'zhang-guilan', reason: 'test' }, platform)
  const twin = { id: 'twin', kind: 'person' as const, name: '某某', number, language: 'zh' as const }
  await expect(runtime.perform(loadParties, { parties: [twin] }, platform)).rejects.toMatchObject({
    status: 409,
  })
})
