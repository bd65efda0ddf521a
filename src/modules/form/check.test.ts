import fc from 'fast-check'
import { beforeAll, describe, expect, it, test } from 'vitest'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { checkAll, checkPage } from './check.ts'
import { describeAnswers } from './describe.ts'
import type { Answers, Form, PrefillFact } from './form.ts'
import {
  answersToSubmit,
  disputedFields,
  prefillFields,
  visibleAnswers,
  visiblePages,
  withFacts,
} from './shown.ts'
import { catalogueForm } from './testing.ts'

const today = '2026-11-22' as CivilDate
const source = { zh: '公安人口登记', en: 'Population register' }
const fact = (field: string, value: unknown): PrefillFact => ({ field, value, source, asOf: '2026-10-08' })
const facts = [
  fact('person.name', '张桂兰'),
  fact('person.birthDate', '1958-03-02'),
  fact('person.address', '灵山县新圩镇邓家村'),
  fact('person.phone', '13800005678'),
]

let card: Form
let food: Form
beforeAll(async () => {
  card = await catalogueForm('senior-card')
  food = await catalogueForm('food-licence')
})

const texts = (errors: ReturnType<typeof checkPage>) => errors.map((e) => `${e.path}: ${e.text.zh}`)

describe('senior card', () => {
  it('asks one thing, the rest is known', () => {
    expect(card.oneStep).toBe(true)
    const answers = withFacts(card, {}, facts)
    expect(texts(checkAll(card, answers, today))).toEqual(['delivery: 请选择领取方式'])
    expect(checkAll(card, { ...answers, delivery: 'wallet' }, today)).toEqual([])
  })

  it('asks for what no register knows', () => {
    const answers = withFacts(card, { delivery: 'wallet' }, facts.slice(0, 3))
    expect(texts(checkAll(card, answers, today))).toEqual(['phone: 请填写能找到您的电话'])
  })

  it('takes the own words of somebody who says that the register is wrong', () => {
    const answers: Answers = { $own: ['address'], address: '灵山县新圩镇大塘村', delivery: 'post' }
    expect(answersToSubmit(card, answers, facts)).toMatchObject({
      address: '灵山县新圩镇大塘村',
      name: '张桂兰',
    })
    expect(disputedFields(card, answers, facts)).toMatchObject([
      { field: 'address', says: '灵山县新圩镇大塘村' },
    ])
    const rows = describeAnswers(card, answers, facts)[0]?.rows ?? []
    expect(rows.find((row) => row.field === 'address')).not.toHaveProperty('source')
    expect(rows.find((row) => row.field === 'name')).toMatchObject({ source, asOf: '2026-10-08' })
  })

  it('does not let typed words replace a fact unless they say so', () => {
    expect(withFacts(card, { name: '别人' }, facts).name).toBe('张桂兰')
  })
})

describe('food licence', () => {
  const premises = { sameAddress: true, area: 80, seats: 20 }

  it('leads through the pages that the answers open', () => {
    const keys = (answers: Answers) => visiblePages(food, answers).map((page) => page.key)
    expect(keys(premises)).toEqual(['enterprise', 'premises', 'business', 'staff', 'contact'])
    expect(keys({ sameAddress: false, items: ['hot-dishes', 'cold-dishes'] })).toEqual([
      'enterprise',
      'premises',
      'other-premises',
      'business',
      'cold-room',
      'staff',
      'contact',
    ])
  })

  it('says how a date is wrong, with both dates, in both languages', () => {
    const answers = { sameAddress: false, premisesAddress: '解放路 1 号', leaseEndsOn: '2026-03-01' }
    expect(checkPage(food, 'other-premises', answers, today)).toMatchObject([
      {
        path: 'leaseEndsOn',
        page: 'other-premises',
        text: {
          zh: '租期要晚于 2026年11月22日；您填的是 2026年3月1日',
          en: 'The lease must end after 22 November 2026; you entered 1 March 2026',
        },
      },
    ])
  })

  it('finds what is wrong inside a repeat group, entry by entry', () => {
    const staff = [
      { name: '李四', role: 'cook', healthCertificateUntil: '2027-01-01' },
      { role: 'pilot', healthCertificateUntil: '2026-02-30' },
    ]
    expect(texts(checkPage(food, 'staff', { staff }, today))).toEqual([
      'staff.1.name: 请填写姓名',
      'staff.1.role: 请从列出的选项中选择',
      'staff.1.healthCertificateUntil: 日期要写成 2026-12-01 这样，而且日历上有这一天',
    ])
    expect(texts(checkPage(food, 'staff', {}, today))).toEqual(['staff: 请至少填写一名从业人员'])
  })

  it('checks a credit code to its last digit', () => {
    const page = (creditCode: string) => checkPage(food, 'enterprise', { creditCode }, today)
    expect(page('91450000FAKE00001X').map((e) => e.path)).toContain('creditCode')
  })

  it('wants numbers as numbers, within their limits', () => {
    const of = (more: Answers) =>
      checkPage(food, 'premises', { ...premises, ...more }, today).map((e) => e.path)
    expect(of({})).toEqual([])
    expect(of({ area: '80', seats: 2001 })).toEqual(['area', 'seats'])
    expect(of({ area: 80.5, sameAddress: 'yes' })).toEqual(['sameAddress', 'area'])
  })

  it('says answers in words', () => {
    const answers = {
      ...premises,
      businessType: 'restaurant',
      items: ['hot-dishes', 'drinks'],
      staff: [{ name: '李四', role: 'cook' }],
    }
    const rows = describeAnswers(food, answers).flatMap((section) => section.rows)
    expect(rows.map((row) => `${row.label.en}: ${row.value.en}`)).toEqual([
      'Do you operate at the registered address?: Yes',
      'Floor area: 80 square metres',
      'Seats: 20 seats',
      'Kind of business: Catering business',
      'What you will prepare or sell: Hot dishes, Home-made drinks',
      'Staff: 1',
    ])
    expect(rows.at(-1)?.entries?.[0]?.map((row) => row.value.zh)).toEqual(['李四', '厨师'])
  })
})

test.each([
  'outdoor-event-permit',
  'subsistence-allowance',
  'social-security-card-replacement',
  'residence-certificate',
  'small-restaurant-registration',
  'childcare-allowance',
])('%s of the sample can be published and asks for its facts', async (key) => {
  const form = await catalogueForm(key)
  expect(prefillFields(form).length).toBeGreaterThan(1)
  expect(checkAll(form, {}, today).length).toBeGreaterThan(1)
})

describe('laws', () => {
  const anything = fc.dictionary(
    fc.constantFrom(
      'sameAddress',
      'items',
      'staff',
      'area',
      'leaseEndsOn',
      'premisesAddress',
      '$own',
      '__proto__',
      'other',
    ),
    fc.oneof(
      fc.boolean(),
      fc.jsonValue(),
      fc.constant({ toString: 1 }),
      fc.constantFrom('cold-dishes', '2027-01-01'),
      fc.array(fc.jsonValue()),
    ),
  )
  it('hidden answers are never checked and never kept, and whatever is posted does not break it', () => {
    fc.assert(
      fc.property(anything, (answers) => {
        const pages = new Set(visiblePages(food, answers).map((page) => page.key))
        for (const error of checkAll(food, answers, today)) expect(pages.has(error.page)).toBe(true)
        const kept = visibleAnswers(food, answers)
        expect(visibleAnswers(food, kept)).toEqual(kept)
        describeAnswers(food, answers)
      }),
      { numRuns: 50 },
    )
  })
})
