import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Form } from '../../../modules/form/index.ts'
import { catalogueForm } from '../../../modules/form/testing.ts'
import { readPage } from './read-page.ts'

let food: Form
let card: Form
beforeAll(async () => {
  food = await catalogueForm('food-licence')
  card = await catalogueForm('senior-card')
})

describe('what people type', () => {
  it('becomes numbers, days, yes and no, however it is written', () => {
    const premises = { sameAddress: 'false', area: '1,080', seats: ' 20 ' }
    expect(readPage(food, 'premises', premises, {}).answers).toEqual({
      sameAddress: false,
      area: 1080,
      seats: 20,
    })
    const lease = { premisesAddress: '解放路\r\n1 号\u0007', leaseEndsOn: '2027年3月1日' }
    expect(readPage(food, 'other-premises', lease, {}).answers).toEqual({
      premisesAddress: '解放路\n1 号',
      leaseEndsOn: '2027-03-01',
    })
    expect(readPage(food, 'enterprise', { creditCode: '91450000fake00001x ' }, {}).answers.creditCode).toBe(
      '91450000FAKE00001X',
    )
  })

  it('stays as typed when it is none of these, for the check to refuse', () => {
    expect(readPage(food, 'premises', { area: 'big', sameAddress: 'maybe' }, {}).answers).toEqual({
      area: 'big',
      sameAddress: 'maybe',
    })
  })

  it('replaces the answers of its page and leaves the others', () => {
    const before = { sameAddress: true, area: 5, items: ['drinks'] }
    expect(readPage(food, 'premises', { area: '7' }, before).answers).toEqual({ area: 7, items: ['drinks'] })
  })

  it('takes one choice or several', () => {
    expect(readPage(food, 'business', { items: 'drinks' }, {}).answers.items).toEqual(['drinks'])
    expect(readPage(food, 'business', { items: ['drinks', 'bulk'] }, {}).answers.items).toEqual([
      'drinks',
      'bulk',
    ])
  })
})

describe('facts of registers', () => {
  it('are answered by hand only where something was typed', () => {
    const own = readPage(card, 'apply', { address: '大塘村', name: '', delivery: 'post' }, {}).answers
    expect(own).toEqual({ address: '大塘村', delivery: 'post', $own: ['address'] })
    expect(readPage(card, 'apply', { address: '', delivery: 'post' }, own).answers).toEqual({
      delivery: 'post',
    })
  })
})

describe('repeat groups', () => {
  const typed = { 'staff.0.name': '甲', 'staff.0.role': 'cook', 'staff.1.name': '', 'staff.2.name': '乙' }
  const names = (answers: { staff?: unknown }) =>
    (answers.staff as { name?: string }[]).map((entry) => entry.name)

  it('lose their empty entries when saved', () => {
    expect(names(readPage(food, 'staff', typed, {}).answers)).toEqual(['甲', '乙'])
  })
  it('grow and shrink by named buttons', () => {
    const added = readPage(food, 'staff', { ...typed, _action: 'add:staff' }, {})
    expect(added).toMatchObject({ action: 'add', group: 'staff' })
    expect(names(added.answers)).toEqual(['甲', undefined, '乙', undefined])
    const removed = readPage(food, 'staff', { ...typed, _action: 'remove:staff.0' }, {})
    expect(removed.action).toBe('remove')
    expect(names(removed.answers)).toEqual([undefined, '乙'])
  })
  it('only where there is one', () => {
    expect(readPage(food, 'staff', { _action: 'add:area' }, {})).toEqual({ answers: {}, action: 'save' })
    expect(readPage(food, 'premises', { _action: 'add:staff' }, {}).action).toBe('save')
    expect(readPage(food, 'staff', { _action: 'later' }, {}).action).toBe('later')
  })
})

describe('law', () => {
  it('takes nothing the page does not ask, whatever is sent', () => {
    const names = fc.oneof(
      fc.constantFrom(
        'area',
        'staff.0.name',
        'staff.99999.name',
        'staff.x',
        '__proto__',
        '_action',
        '$own',
        'items',
      ),
      fc.string(),
    )
    const bodies = fc.dictionary(
      names,
      fc.oneof(fc.string(), fc.array(fc.string()), fc.constantFrom('add:staff', 'remove:staff.0')),
    )
    fc.assert(
      fc.property(bodies, fc.constantFrom('premises', 'staff', 'business', 'nowhere'), (body, page) => {
        const fields = food.pages.find(({ key }) => key === page)?.fields ?? []
        for (const field of Object.keys(readPage(food, page, body, {}).answers))
          expect(fields).toContain(field)
      }),
    )
  })
})
