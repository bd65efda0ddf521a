import { render } from 'preact-render-to-string'
import { beforeAll, describe, expect, it } from 'vitest'
import { Problem } from '../../../kernel/problem.ts'
import { describeAnswers, type Form, type PrefillFact } from '../../../modules/form/index.ts'
import { catalogueForm } from '../../../modules/form/testing.ts'
import type { PageContext } from '../../../platform/http/page.ts'
import { WordsContext, wordsIn } from '../../../platform/i18n/words.ts'
import { CurrentPage } from '../page-context.ts'
import { AnswersList } from './answers-list.tsx'
import { FormPage } from './form-page.tsx'

let food: Form
let card: Form
beforeAll(async () => {
  food = await catalogueForm('food-licence')
  card = await catalogueForm('senior-card')
})
const source = { zh: '公安户籍登记', en: 'Household register' }
const facts: readonly PrefillFact[] = [
  { field: 'person.address', value: '灵山县新圩镇', source, asOf: '2026-10-08' },
  { field: 'person.phone', value: '13812345678', source, asOf: '2026-10-08' },
]

const html = (view: preact.JSX.Element, more: Partial<PageContext> = {}, language: 'zh' | 'en' = 'zh') => {
  const page = { words: wordsIn(language), ...more } as PageContext
  return render(
    <CurrentPage.Provider value={page}>
      <WordsContext.Provider value={page.words}>{view}</WordsContext.Provider>
    </CurrentPage.Provider>,
  )
}

describe('a page of a form', () => {
  it('shows what is known with its source, masked, and a way to say that it is wrong', () => {
    const page = html(<FormPage form={card} page="apply" answers={{}} facts={facts} />)
    expect(page).toContain('灵山县新圩镇')
    expect(page).toContain('来自公安户籍登记，2026年10月8日')
    expect(page).toContain('138****5678')
    expect(page).not.toContain('13812345678')
    expect(page).toMatch(/<details>.*?<span[^>]*> 户籍地址<.*name="address"/s)
    expect(page.indexOf('name="name"')).toBeGreaterThan(page.indexOf('</dl>'))
  })

  it('keeps the own words open', () => {
    const answers = { $own: ['address'], address: '大塘村' }
    expect(html(<FormPage form={card} page="apply" answers={answers} facts={facts} />)).toMatch(
      /<details[^>]*open[^>]*>.*value="大塘村"/s,
    )
  })

  it('begins with a button that saves, for the Enter key', () => {
    const page = html(<FormPage form={food} page="staff" answers={{}} />, {}, 'en')
    expect(page.indexOf('<button type="submit" class="ds-sr-only"')).toBe(0)
    expect(page).toContain('value="add:staff"')
    expect(page).not.toContain('value="remove:staff.0"')
  })

  it('shows as many entries as were saved or typed, with what is wrong in each', () => {
    const text = { zh: '请填写姓名', en: 'Enter the name' }
    const problem = new Problem('form.cannot-publish', 422, {
      fields: [{ path: 'staff.1.name', message: 'form.error', text }],
    })
    const typed = { 'staff.0.name': '甲', 'staff.1.name': '', 'staff.1.role': 'cook' }
    const page = html(<FormPage form={food} page="staff" answers={{ staff: [{ name: '甲' }] }} />, {
      problem,
      typed,
    })
    expect(page).toContain('人员 2')
    expect(page).toMatch(/id="f-staff-1-name"[^>]*aria-describedby="f-staff-1-name-error"/)
    expect(page).toContain('请填写姓名')
    expect(page).toContain('value="remove:staff.1"')
  })

  it('shows only fields whose conditions hold', () => {
    expect(html(<FormPage form={food} page="cold-room" answers={{ items: ['drinks'] }} />)).not.toContain(
      'coldRoomArea',
    )
    expect(html(<FormPage form={food} page="cold-room" answers={{ items: ['raw-dishes'] }} />)).toContain(
      'coldRoomArea',
    )
  })
})

it('lists answers in words with a way to change each', () => {
  const sections = describeAnswers(card, { delivery: 'post', phone: '13700001111', $own: ['phone'] }, facts)
  const list = html(
    <AnswersList sections={sections} change={(page, field) => `/drafts/d1/pages/${page}#f-${field}`} />,
    {},
    'en',
  )
  expect(list).toContain('The electronic document, and a paper one by post')
  expect(list).toContain('137****1111')
  expect(list).toContain('href="/drafts/d1/pages/apply#f-address"')
  expect(list).toContain('From: Household register, Thursday 8 October 2026')
})
